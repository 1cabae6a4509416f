// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Both lines of the SDK's client through the door to published servers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Client as ClientV2, StreamableHTTPClientTransport as TransportV2 }
  from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as TransportV1 }
  from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { bearer, signedIn } from './support/client.mjs';
import { Everything, openDoorTo, startModern } from './support/upstreams.mjs';

const lines = {
  'SDK v1': async (url, token) => {
    const client = new ClientV1({ name: 'e2e', version: '1' });
    await client.connect(new TransportV1(new URL(url),
      { requestInit: { headers: bearer(token) } }));
    return client;
  },
  'SDK v2': async (url, token) => {
    const client = new ClientV2({ name: 'e2e', version: '2' },
      { versionNegotiation: { mode: 'auto' } });
    await client.connect(new TransportV2(new URL(url),
      { requestInit: { headers: bearer(token) } }));
    return client;
  },
};

for (const [name, connect] of Object.entries(lines)) {
  test(`${name} uses server-everything through the door`, async (t) => {
    const everything = await new Everything().start(t);
    const door = await openDoorTo(t, { everything: { url: everything.url } });
    const { tokens } = await signedIn(door);
    const client = await connect(door.mcpUrl, tokens.access_token);
    const { tools } = await client.listTools();
    assert.ok(tools.some((tool) => tool.name === 'echo'), JSON.stringify(tools.map((x) => x.name)));
    const echoed = await client.callTool({ name: 'echo', arguments: { message: 'Grüß Gott 👋' } });
    assert.match(JSON.stringify(echoed.content), /Grüß Gott 👋/);
    const progress = [];
    await client.callTool({ name: 'trigger-long-running-operation',
      arguments: { duration: 1, steps: 4 } }, ...(name === 'SDK v1' ? [undefined] : []),
    { onprogress: (note) => progress.push(note.progress) });
    assert.deepEqual(progress, [1, 2, 3, 4]);
    await client.close();
  });

  test(`${name} uses a server of 2026-07-28 through the door`, async (t) => {
    const modern = await startModern(t);
    const door = await openDoorTo(t, { modern: { url: modern.url, tools: { deny: ['delete_*'] } } });
    const { tokens } = await signedIn(door);
    const client = await connect(door.mcpUrl, tokens.access_token);
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map((tool) => tool.name), ['echo']);
    const echoed = await client.callTool({ name: 'echo', arguments: { message: 'hello' } });
    assert.match(JSON.stringify(echoed.content), /hello/);
    await assert.rejects(client.callTool({ name: 'delete_all', arguments: {} }));
    assert.ok(modern.seen.every((headers) => !headers.authorization));
    await client.close();
  });
}

test('a session outlives a restart of the server', async (t) => {
  const everything = await new Everything().start(t);
  const door = await openDoorTo(t, { everything: { url: everything.url } });
  const { tokens } = await signedIn(door);
  const client = await lines['SDK v1'](door.mcpUrl, tokens.access_token);
  const session = client.transport.sessionId;
  for (let i = 0; i < 2; i += 1) {
    await everything.kill();
    await assert.rejects(client.callTool({ name: 'echo', arguments: { message: 'gone' } }));
    await everything.start(t);
    const echoed = await client.callTool({ name: 'echo', arguments: { message: `again ${i}` } });
    assert.match(JSON.stringify(echoed.content), new RegExp(`again ${i}`));
  }
  assert.equal(client.transport.sessionId, session);
  await client.close();
});
