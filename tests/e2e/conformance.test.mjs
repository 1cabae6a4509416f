// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The official conformance runner. It asks a person to open a link; our browser reads it from its
// output. For the MCP scenarios, which cannot send a token, a small proxy adds one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Browser } from './support/browser.mjs';
import { register, signedIn } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { freePort, listen, send } from './support/http.mjs';
import { temporaryFolder } from './support/gatehouse.mjs';

const runner = fileURLToPath(new URL(
  'node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url));
const onNode20 = new URL('support/globsync.mjs', import.meta.url).href;

function conformance(t, args, onOutput = () => {}) {
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

/** Passes everything on to the door with a token added, which the runner cannot do. */
async function tokenProxy(t, door, token) {
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

function checks(output) {
  const plain = output.replaceAll(/\u001b\[\d+m/g, '');
  return [...plain.matchAll(/\[([\w-]+)\s*\] (SUCCESS|FAILURE|WARNING|SKIPPED)\b/g)]
    .map(([, id, status]) => ({ id, status }));
}

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
