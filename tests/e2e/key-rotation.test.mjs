// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// RS_TOKENS_ENC_KEY is replaced while sessions live.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import { doorStatus, refresh, signedIn } from './support/client.mjs';
import { openDoorToFaulty } from './support/door.mjs';
import { start, until } from './support/gatehouse.mjs';
import { sendForm } from './support/http.mjs';

const newKey = () => randomBytes(32).toString('base64url');

async function restart(t, door, keys) {
  await door.run.stop();
  door.settings.RS_TOKENS_ENC_KEY = keys.join(',');
  door.run = await start(t, door);
}

async function tellsTheProvider(door, { client, token, given }) {
  const next = await refresh(door, client, token);
  assert.equal(next.status, 200, next.text);
  assert.equal(await doorStatus(door, next.json.access_token), 200);
  await sendForm(`${door.baseUrl}/revoke`,
    { token: next.json.refresh_token, client_id: client.client_id });
  return until(() => given.every((one) => door.provider.revoked.some(({ token }) => token === one)),
    'the provider is told of the tokens that were sealed under the old key');
}

async function open(door) {
  const { client, tokens } = await signedIn(door);
  return { client, token: tokens.refresh_token, given: door.provider.tokens.slice(-2) };
}

test('sessions live through a rotation of RS_TOKENS_ENC_KEY', async (t) => {
  const [first, second] = [newKey(), newKey()];
  const door = await openDoorToFaulty(t, { settings: { RS_TOKENS_ENC_KEY: first } });
  const sessions = [];
  for (let index = 0; index < 4; index += 1) sessions.push(await open(door));

  await restart(t, door, [second, first]);
  await until(() => /older keys may be removed/.test(door.run.stderr), 'everything is sealed anew');
  assert.match(door.run.stderr, /4 sealed values are under an older key/);
  await tellsTheProvider(door, sessions[0]);

  await restart(t, door, [second]);
  assert.doesNotMatch(door.run.stderr, /cannot be opened|older key/);
  for (const session of sessions.slice(1)) await tellsTheProvider(door, session);
});

test('a key that is taken out too early is named, and works again once it is back', async (t) => {
  const [first, second] = [newKey(), newKey()];
  const door = await openDoorToFaulty(t, { settings: { RS_TOKENS_ENC_KEY: first } });
  const [refreshed, waiting] = [await open(door), await open(door)];

  await restart(t, door, [second]);
  assert.match(door.run.stderr, /2 sealed values cannot be opened/);
  // Nobody can ask the provider about this person, so nobody vouches any more.
  const refused = await refresh(door, refreshed.client, refreshed.token);
  assert.equal(refused.status, 400, refused.text);
  assert.equal(refused.json.error, 'invalid_grant');

  await restart(t, door, [second, first]);
  await until(() => /older keys may be removed/.test(door.run.stderr), 'the key came back');
  await tellsTheProvider(door, waiting);
  await until(() => refreshed.given.every((one) => (
    door.provider.revoked.some(({ token }) => token === one))), 'also of what had ended meanwhile');
});
