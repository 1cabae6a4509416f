// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The conformance runner finds the same of a server through the door as of the server itself.
import assert from 'node:assert/strict';
import test from 'node:test';
import { signedIn } from './support/client.mjs';
import { checks, conformance, tokenProxy } from './support/conformance.mjs';
import { Everything, openDoorTo, startModern } from './support/upstreams.mjs';

const runs = [
  { name: 'server-everything', revision: '2025-11-25', start: (t) => new Everything().start(t),
    scenarios: ['server-initialize', 'ping', 'tools-list', 'resources-list', 'prompts-list',
      'logging-set-level', 'completion-complete'] },
  { name: 'a server of the v2 SDK', revision: '2026-07-28', start: startModern,
    scenarios: ['server-stateless', 'tools-list', 'caching', 'http-header-validation'] },
];

async function found(t, url, name, revision) {
  const { output } = await conformance(t, ['server', '--url', url, '--scenario', name,
    '--spec-version', revision]);
  const made = checks(output);
  assert.ok(made.length > 0, output);
  return made.map(({ id, status }) => `${id} ${status}`).sort();
}

for (const { name, revision, start, scenarios } of runs) {
  test(`${name}, ${revision}`, async (t) => {
    const server = await start(t);
    const door = await openDoorTo(t, { server: { url: server.url } });
    const { tokens } = await signedIn(door);
    const { port } = await tokenProxy(t, door, tokens.access_token);
    for (const scenario of scenarios) {
      await t.test(scenario, async (inner) => {
        const direct = await found(inner, server.url, scenario, revision);
        const through = await found(inner, `http://127.0.0.1:${port}/mcp`, scenario, revision);
        assert.deepEqual(through, direct);
      });
    }
  });
}
