// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Running the official conformance runner, which cannot send a token.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { listen } from './http.mjs';
import { temporaryFolder } from './gatehouse.mjs';

const runner = fileURLToPath(new URL(
  '../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));
const onNode20 = new URL('globsync.mjs', import.meta.url).href;

export function conformance(t, args, onOutput = () => {}) {
  const child = spawn(process.execPath, ['--import', onNode20, runner, ...args],
    { cwd: temporaryFolder(t), stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const hear = (chunk) => {
    output += chunk;
    onOutput(output);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** Passes everything on to the door with a token added, which the runner cannot do. */
export async function tokenProxy(t, door, token) {
  return listen(t, (request, response) => {
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    // What names the proxy names the door; anything else the runner made up passes unchanged.
    if (headers.origin === `http://${headers.host}`) headers.origin = door.baseUrl;
    if (/^(127\.0\.0\.1|localhost):/.test(headers.host)) delete headers.host;
    const target = http.request(new URL(request.url, door.baseUrl), { method: request.method,
      headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    target.on('error', () => response.destroy());
    response.on('close', () => target.destroy());
    request.pipe(target);
  });
}

/** What the runner checked: [{ id, status }]. */
export function checks(output) {
  const plain = output.replaceAll(/\u001b\[\d+m/g, '');
  return [...plain.matchAll(/\[([\w-]+)\s*\] (SUCCESS|FAILURE|WARNING|SKIPPED)\b/g)]
    .map(([, id, status]) => ({ id, status }));
}
