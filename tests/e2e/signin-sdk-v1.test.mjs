// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { openDoor } from './support/door.mjs';
import { sendForm } from './support/http.mjs';
import { exerciseClient, SdkAuthProvider, useTools } from './support/sdkclient.mjs';

function connector(door) {
  return async (provider, { finish } = {}) => {
    const transport = new StreamableHTTPClientTransport(new URL(door.mcpUrl),
      { authProvider: provider });
    if (finish) await transport.finishAuth(provider.callback.searchParams.get('code'));
    const client = new Client({ name: 'e2e-v1', version: '1.0.0' });
    await client.connect(transport);
    return { client, transport };
  };
}

async function revoke(door, provider, token) {
  const answer = await sendForm(`${door.baseUrl}/revoke`,
    { token, client_id: provider.kept.client.client_id });
  assert.equal(answer.status, 200, answer.text);
}

for (const host of ['127.0.0.1', 'localhost']) {
  test(`SDK v1 signs in from a 401, uses the tools, refreshes and is revoked (${host})`, async (t) => {
    const door = await openDoor(t, { host });
    const provider = new SdkAuthProvider();
    const { transport } = await exerciseClient(door, { connect: connector(door), provider,
      UnauthorizedError, revoke: (token) => revoke(door, provider, token) });
    assert.equal(provider.saved.client, 1);
    assert.ok(transport.sessionId, 'revision 2025-11-25 works with sessions');
    assert.equal(provider.authorizationUrl.searchParams.get('resource'), door.mcpUrl);
  });
}

test('SDK v1 signs in as the pre-registered client with its secret', async (t) => {
  const door = await openDoor(t);
  const provider = new SdkAuthProvider({ token_endpoint_auth_method: 'client_secret_basic' }, {
    client_id: door.settings.OAUTH_CLIENT_ID, client_secret: door.settings.OAUTH_CLIENT_SECRET });
  const connect = connector(door);
  await assert.rejects(connect(provider), UnauthorizedError);
  const { client } = await connect(provider, { finish: true });
  await useTools(client);
  assert.equal(provider.saved.client, 0);
  await client.close();
});

test('SDK v1 ends its MCP session with DELETE', async (t) => {
  const door = await openDoor(t);
  const provider = new SdkAuthProvider();
  const connect = connector(door);
  await assert.rejects(connect(provider), UnauthorizedError);
  const { client, transport } = await connect(provider, { finish: true });
  await transport.terminateSession();
  await client.close();
});
