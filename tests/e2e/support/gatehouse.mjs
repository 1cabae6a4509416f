// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts and ends the real program, with its settings in a folder of its own, and keeps what it says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './http.mjs';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const program = () => process.env.GATEHOUSED
  ?? path.join(repository, 'build', 'dev', 'bin', 'gatehoused');
/** With a sanitizer's build times and sizes mean nothing. */
export const measures = !process.env.GATEHOUSE_SANITIZED;

const READY_WITHIN_MS = 20_000;
const STOPPED_WITHIN_MS = 10_000;

export function randomSecret() {
  return randomBytes(24).toString('base64url');
}

/** A folder that goes with the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeSettings(file, settings) {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** Waits until `holds()` is true; fails with what it was waiting for: a text, or what gives one. */
export async function until(holds, what, within = 30_000) {
  const deadline = Date.now() + within;
  while (!await holds()) {
    if (Date.now() >= deadline) assert.fail(`never happened: ${typeof what === 'function' ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Only what a program needs: no setting of the caller's environment may leak in. */
function environment(folder) {
  const kept = ['PATH', 'LANG', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS'];
  const values = kept.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(values), HOME: folder };
}

/** One run of the program from start to end. */
export class Run {
  constructor(folder, args, extraEnvironment = {}) {
    this.stdout = '';
    this.stderr = '';
    this.child = spawn(program(), args, {
      cwd: folder,
      env: { ...environment(folder), ...extraEnvironment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout.on('data', (chunk) => { this.stdout += chunk; });
    this.child.stderr.on('data', (chunk) => { this.stderr += chunk; });
    this.ended = new Promise((resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('close', (code, signal) => resolve({ code, signal }));
    });
    this.ended.catch(() => {});
  }

  get pid() {
    return this.child.pid;
  }

  get runs() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits until standard output matches; fails with what the program said when it ends first. */
  async said(pattern, within = READY_WITHIN_MS) {
    const deadline = Date.now() + within;
    let end;
    this.ended.then((value) => { end = value; }, (error) => { end = error; });
    for (;;) {
      const match = this.stdout.match(pattern);
      if (match) return match;
      if (end || Date.now() > deadline) {
        throw new Error(`${program()} ${end ? `ended (${JSON.stringify(end)})` : 'stayed silent'}: `
          + `${this.stdout}\n${this.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async end(signal = 'SIGTERM') {
    if (this.runs) this.child.kill(signal);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    const result = await this.ended;
    clearTimeout(timer);
    return result;
  }

  /** Ends it as an administrator would, and holds it to a clean end. */
  async stop() {
    if (this.stopped) return;
    this.stopped = true;
    const { code, signal } = await this.end('SIGTERM');
    assert.doesNotMatch(this.stderr, /AddressSanitizer|ThreadSanitizer|runtime error:/);
    assert.deepEqual({ code, signal }, { code: 0, signal: null },
      `SIGTERM must end gatehoused with 0; it said: ${this.stderr.slice(-4000)}`);
  }

  /** Resident memory in bytes. */
  get rss() {
    const line = readFileSync(`/proc/${this.pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m);
    return Number(line[1]) * 1024;
  }
}

/** The settings every test starts from; the port is chosen here so that a provider can know it. */
export async function plan(t, { host = '127.0.0.1', settings = {} } = {}) {
  const folder = temporaryFolder(t);
  const port = await freePort();
  const baseUrl = `http://${host}:${port}`;
  return {
    folder,
    port,
    baseUrl,
    mcpUrl: `${baseUrl}/mcp`,
    settings: {
      OAUTH_CLIENT_ID: 'team-connector',
      OAUTH_CLIENT_SECRET: randomSecret(),
      OAUTH_SCOPES: 'mcp',
      PROVIDER_CLIENT_ID: 'gatehouse-at-provider',
      PROVIDER_CLIENT_SECRET: randomSecret(),
      ALLOWED_USERS: 'alice@example.com,carol@example.com',
      HOST: '127.0.0.1',
      PORT: port,
      BASE_URL: baseUrl,
      DATA_DIR: path.join(folder, 'data'),
      ...settings,
    },
  };
}

/** Starts gatehoused as planned; ends with the test. */
export async function start(t, planned) {
  const file = path.join(planned.folder, 'gatehouse.env');
  writeSettings(file, planned.settings);
  const run = new Run(planned.folder, ['--settings', file], planned.environment);
  t.after(() => run.stop());
  await run.said(new RegExp(`^Gatehouse is ready at ${planned.baseUrl.replaceAll('.', '\\.')}$`, 'm'));
  return run;
}

/** Starts gatehoused where it is expected to refuse; gives its exit code and what it said. */
export async function startRefused(t, planned, args) {
  const file = path.join(planned.folder, 'gatehouse.env');
  writeSettings(file, planned.settings);
  const run = new Run(planned.folder, args ?? ['--settings', file]);
  t.after(() => run.end('SIGKILL'));
  const timer = setTimeout(() => run.child.kill('SIGKILL'), READY_WITHIN_MS);
  const { code, signal } = await run.ended;
  clearTimeout(timer);
  return { code, signal, stdout: run.stdout, stderr: run.stderr };
}
