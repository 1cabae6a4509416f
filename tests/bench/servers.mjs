// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The servers that are measured, and how quickly each is there.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultyProvider } from '../e2e/support/faulty.mjs';
import { plan, start } from '../e2e/support/gatehouse.mjs';
import { freePort } from '../e2e/support/http.mjs';
import { answers } from './answers.mjs';

const scriptNamed = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Stands in for node:test's context: what was opened is closed in reverse order. */
export class Cleanup {
  #steps = [];

  after(step) {
    this.#steps.unshift(step);
  }

  async run() {
    for (const step of this.#steps.splice(0)) await step();
  }
}

const isThere = (baseUrl) => answers(`${baseUrl}/health`, { isReady: ({ status }) => status === 200, pauseMs: 0 });

export async function startGatehouse(cleanup, settings = {}) {
  const planned = await plan(cleanup, { settings: { LOG_LEVEL: 'warning', ...settings } });
  const { PROVIDER_CLIENT_ID: id, PROVIDER_CLIENT_SECRET: secret } = planned.settings;
  const provider = await new FaultyProvider(id, secret).open(cleanup);
  planned.settings.PROVIDER_ACCOUNTS_URL = provider.issuer;
  const before = performance.now();
  const run = await start(cleanup, planned);
  await isThere(planned.baseUrl);
  return { ...planned, provider, run, name: 'gatehoused', startMs: performance.now() - before };
}

async function startScript(cleanup, script, port, ...options) {
  const before = performance.now();
  const child = spawn(process.execPath, [scriptNamed(script), String(port), ...options],
    { stdio: 'inherit' });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const stop = () => {
    child.kill();
    return ended;
  };
  cleanup.after(stop);
  const baseUrl = `http://127.0.0.1:${port}`;
  await isThere(baseUrl);
  return { baseUrl, port, pid: child.pid, stop, name: 'node', startMs: performance.now() - before };
}

export async function startNode(cleanup, folder, seed) {
  const port = await freePort();
  const seedFile = path.join(folder, `seed-${port}.json`);
  writeFileSync(seedFile, JSON.stringify(seed));
  return startScript(cleanup, 'nodeserver.mjs', port, path.join(folder, `journal-${port}`), seedFile);
}

/** oidc-provider, which knows one client. */
export async function startOidc(cleanup) {
  const client = { client_id: 'bench' };
  const server = await startScript(cleanup, '../e2e/support/oidcserver.mjs', await freePort(), client.client_id);
  return { ...server, mcpUrl: `${server.baseUrl}/mcp`, client };
}

export function residentMiB(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/^VmRSS:\s+(\d+) kB$/m)[1]) / 1024;
}

/** The processor time a process has used so far; the kernel counts in steps of 10 ms. */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
