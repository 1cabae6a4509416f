// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The official conformance runner. It asks a person to open a link; our browser reads it from its
// output. For the MCP scenarios, which cannot send a token, a small proxy adds one.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser } from './support/browser.mjs';
import { register, signedIn } from './support/client.mjs';
import { checks, conformance, tokenProxy } from './support/conformance.mjs';
import { openDoor } from './support/door.mjs';
import { freePort, send } from './support/http.mjs';

for (const revision of ['2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28']) {
  test(`authorization server scenarios, ${revision}`, async (t) => {
    const door = await openDoor(t);
    const port = await freePort();
    const client = await register(door, { redirect_uris: [`http://127.0.0.1:${port}/callback`] });
    let opened;
    const { code, output } = await conformance(t, ['authorization', '--url', door.baseUrl,
      '--client-id', client.client_id, '--port', String(port), '--spec-version', revision,
      ...(revision === '2025-03-26' ? [] : ['--resource', door.mcpUrl])], (text) => {
      const link = text.match(/^(http\S+\/authorize\?\S+)\s*\n/m)?.[1];
      if (!link || opened) return;
      opened = new Browser().signIn(link).then(({ redirect }) => send(redirect));
    });
    assert.ok(opened, output);
    await opened;
    assert.equal(code, 0, output);
    assert.match(output, /authorization-server-metadata-endpoint/);
    assert.match(output, /authorization-code-grant/);
  });
}

const scenarios = [
  ['2025-11-25', ['server-initialize', 'server-session-lifecycle', 'ping', 'tools-list',
    'dns-rebinding-protection']],
  ['2026-07-28', ['server-stateless', 'tools-list', 'caching', 'http-header-validation',
    'dns-rebinding-protection']],
];

/** Checks that want tools of the runner's own example server. */
const wantFixtures = {
  'server-stateless': ['sep-2575-http-server-no-independent-requests-on-stream',
    'sep-2575-missing-capability-http-400', 'sep-2575-server-no-log-without-loglevel',
    'sep-2575-server-rejects-undeclared-capability'],
};

for (const [revision, names] of scenarios) {
  test(`MCP server scenarios, ${revision}`, async (t) => {
    const door = await openDoor(t);
    const { tokens } = await signedIn(door);
    const { port } = await tokenProxy(t, door, tokens.access_token);
    for (const name of names) {
      await t.test(name, async (inner) => {
        const { output } = await conformance(inner, ['server', '--url',
          `http://127.0.0.1:${port}/mcp`, '--scenario', name, '--spec-version', revision]);
        const made = checks(output);
        assert.ok(made.some(({ status }) => status === 'SUCCESS'), output);
        const failed = made.filter(({ status }) => status === 'FAILURE').map(({ id }) => id).sort();
        assert.deepEqual(failed, wantFixtures[name] ?? [], output);
      });
    }
  });
}
