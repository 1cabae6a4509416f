// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { doorStatus, refresh, register, signedIn } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { sendForm } from './support/http.mjs';

const revoke = (door, client, token, extra = {}) => sendForm(`${door.baseUrl}/revoke`,
  { token, client_id: client.client_id, ...extra });

test('revocation (RFC 7009)', async (t) => {
  const door = await openDoor(t);

  await t.test('an access token ends alone', async () => {
    const { client, tokens } = await signedIn(door);
    assert.equal((await revoke(door, client, tokens.access_token)).status, 200);
    assert.equal(await doorStatus(door, tokens.access_token), 401);
    const next = await refresh(door, client, tokens.refresh_token);
    assert.equal(next.status, 200, next.text);
    assert.equal(await doorStatus(door, next.json.access_token), 200);
  });

  await t.test('a refresh token ends the session at once', async () => {
    const { client, tokens } = await signedIn(door);
    assert.equal(await doorStatus(door, tokens.access_token), 200);
    assert.equal((await revoke(door, client, tokens.refresh_token)).status, 200);
    assert.equal(await doorStatus(door, tokens.access_token), 401);
    const answer = await refresh(door, client, tokens.refresh_token);
    assert.equal(answer.status, 400);
    assert.equal(answer.json.error, 'invalid_grant');
  });

  await t.test('a wrong hint does no harm', async () => {
    const { client, tokens } = await signedIn(door);
    const answer = await revoke(door, client, tokens.access_token,
      { token_type_hint: 'refresh_token' });
    assert.equal(answer.status, 200);
    assert.equal(await doorStatus(door, tokens.access_token), 401);
  });

  await t.test('somebody else\'s token stays, and nothing tells that it exists', async () => {
    const { tokens } = await signedIn(door);
    const thief = await register(door, { client_name: 'Thief' });
    const foreign = await revoke(door, thief, tokens.refresh_token);
    const unknown = await revoke(door, thief, `gth_rt_${'A'.repeat(43)}`);
    assert.deepEqual([foreign.status, foreign.text], [unknown.status, unknown.text]);
    assert.equal(foreign.status, 200);
    assert.equal(await doorStatus(door, tokens.access_token), 200);
  });

  await t.test('an unknown client is invalid_client', async () => {
    const answer = await revoke(door, { client_id: 'nobody' }, 'x');
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error, 'invalid_client');
  });

  await t.test('no token at all is invalid_request', async () => {
    const client = await register(door);
    const answer = await sendForm(`${door.baseUrl}/revoke`, { client_id: client.client_id });
    assert.equal(answer.status, 400);
    assert.equal(answer.json.error, 'invalid_request');
  });
});
