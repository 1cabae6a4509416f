// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs wrk (one thread) against one server and reads what it says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { authorization, codeForm } from '../e2e/support/client.mjs';

const script = fileURLToPath(new URL('wrk.lua', import.meta.url));
const signInScript = fileURLToPath(new URL('signin.lua', import.meta.url));

/** @param {RegExp} [until] ends it early: its output once that shows */
function run(args, environment, until) {
  return new Promise((resolve, reject) => {
    const child = spawn('wrk', args, { env: { ...process.env, ...environment } });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (until?.test(output)) child.kill();
    });
    child.stderr.on('data', (chunk) => { output += chunk; });
    child.once('error', (error) => reject(new Error(`wrk: ${error.message}; it is Debian's package wrk`)));
    child.once('close', (code) => (code === 0 || until?.test(output) ? resolve(output)
      : reject(new Error(`wrk ended with ${code}: ${output}`))));
  });
}

function milliseconds(text) {
  const [, number, unit] = text.match(/^([\d.]+)(us|ms|s|m)$/);
  return Number(number) * { us: 0.001, ms: 1, s: 1000, m: 60_000 }[unit];
}

/**
 * @param {{connections: number, seconds: number, environment: object}} load
 * @returns requests a second and the latency at p50 and p99 in milliseconds
 */
export async function wrk(baseUrl, { connections, seconds, environment = {}, expect = 200 }) {
  const output = await run(['-t1', `-c${connections}`, `-d${seconds}s`, '--latency',
    '-s', script, baseUrl], environment);
  const refused = Number(output.match(/Non-2xx or 3xx responses: (\d+)/)?.[1] ?? 0);
  const requests = Number(output.match(/(\d+) requests in/)[1]);
  const failed = output.match(/Socket errors: (.*)/)?.[1];
  if (failed && !/^connect 0, read 0, write 0, timeout 0$/.test(failed)) {
    throw new Error(`socket errors: ${failed}`);
  }
  const wanted = expect === 200 ? refused === 0 : refused === requests;
  if (!wanted) throw new Error(`${refused} of ${requests} answers were refusals:\n${output}`);
  const early = Number(output.match(/Answered all in ([\d.]+)s/)?.[1] ?? 0);
  return {
    rate: early > 0 ? requests / early : Number(output.match(/Requests\/sec:\s+([\d.]+)/)[1]),
    requests,
    p50: milliseconds(output.match(/^ +50% +(\S+)$/m)[1]),
    p99: milliseconds(output.match(/^ +99% +(\S+)$/m)[1]),
  };
}

/**
 * Whole sign-ins of this client, at a provider that takes whom it has not seen (`openBook`).
 * @returns sign-ins a second
 */
export async function signIns(door, client, count, connections = 32) {
  const granted = authorization(door, client);
  const { pathname, search } = new URL(granted.url);
  const { code, ...form } = codeForm(client, granted);
  const before = performance.now();
  const output = await run(['-t1', `-c${connections}`, '-d1000s', '-s', signInScript, door.baseUrl],
    { BENCH_AUTHORIZE: pathname + search, BENCH_TOKEN: new URLSearchParams(form).toString(),
      BENCH_SIGNINS: String(count) }, /^Signed in .*$/m);
  const seconds = (performance.now() - before) / 1000;
  const [, done, refusal] = output.match(/^Signed in (\d+)(.*)$/m) ?? [];
  assert.equal(Number(done), count, refusal ?? output);
  return count / seconds;
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
