// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { openDoor } from './support/door.mjs';
import { sendForm } from './support/http.mjs';
import { exerciseClient, SdkAuthProvider } from './support/sdkclient.mjs';

function connector(door, mode) {
  return async (provider, { finish } = {}) => {
    const transport = new StreamableHTTPClientTransport(new URL(door.mcpUrl),
      { authProvider: provider });
    if (finish) await transport.finishAuth(provider.callback.searchParams);
    const client = new Client({ name: 'e2e-v2', version: '2.0.0' },
      { versionNegotiation: { mode } });
    await client.connect(transport);
    return { client, transport };
  };
}

async function revoke(door, provider, token) {
  const answer = await sendForm(`${door.baseUrl}/revoke`,
    { token, client_id: provider.kept.client.client_id });
  assert.equal(answer.status, 200, answer.text);
}

const modes = [
  { mode: 'legacy', host: '127.0.0.1', sessions: true },
  { mode: 'auto', host: '127.0.0.1', sessions: false },
  { mode: { pin: '2026-07-28' }, host: 'localhost', sessions: false },
];

for (const { mode, host, sessions } of modes) {
  const name = typeof mode === 'string' ? mode : mode.pin;
  test(`SDK v2 (${name}) signs in, uses the tools, refreshes and is revoked on ${host}`, async (t) => {
    const door = await openDoor(t, { host });
    const provider = new SdkAuthProvider();
    const { transport } = await exerciseClient(door, { connect: connector(door, mode), provider,
      UnauthorizedError, revoke: (token) => revoke(door, provider, token) });
    assert.equal(Boolean(transport.sessionId), sessions);
    assert.equal(transport.protocolVersion, sessions ? '2025-11-25' : '2026-07-28');
  });
}
