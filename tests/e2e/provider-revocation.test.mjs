// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A session that ends is told to the provider that gave it tokens, whatever happens meanwhile.
import assert from 'node:assert/strict';
import test from 'node:test';
import { doorStatus, obtainCode, redeem, refresh, register, signedIn } from './support/client.mjs';
import { openDoor, openDoorToFaulty } from './support/door.mjs';
import { start, until } from './support/gatehouse.mjs';
import { sendForm } from './support/http.mjs';

const revoke = (door, client, token) => sendForm(`${door.baseUrl}/revoke`,
  { token, client_id: client.client_id });

/** The two tokens the provider gave for the sign-in that came last. */
const lastPair = (provider) => provider.tokens.slice(-2);

async function wasTold(provider, tokens) {
  await until(() => tokens.every((token) => provider.revoked.some((one) => one.token === token)),
    'the provider was told of both tokens');
}

async function crash(t, door) {
  const { signal } = await door.run.end('SIGKILL');
  assert.equal(signal, 'SIGKILL');
  door.run.stopped = true;
  door.run = await start(t, door);
}

test('the provider is told', async (t) => {
  const door = await openDoorToFaulty(t);
  const { provider } = door;

  await t.test('when the client revokes its refresh token', async () => {
    const { client, tokens } = await signedIn(door);
    const [access, refreshToken] = lastPair(provider);
    assert.equal((await revoke(door, client, tokens.refresh_token)).status, 200);
    assert.equal(await doorStatus(door, tokens.access_token), 401);
    await wasTold(provider, [access, refreshToken]);
    assert.deepEqual(provider.revoked, [
      { token: refreshToken, hint: 'refresh_token', authenticated: true },
      { token: access, hint: 'access_token', authenticated: true }]);
  });

  await t.test('when a code is replayed', async () => {
    const { client, granted } = await signedIn(door);
    assert.equal((await redeem(door, client, granted)).json.error, 'invalid_grant');
    await wasTold(provider, lastPair(provider));
  });

  await t.test('when a used refresh token comes back', async () => {
    const { client, tokens } = await signedIn(door);
    const second = (await refresh(door, client, tokens.refresh_token)).json;
    await refresh(door, client, second.refresh_token);
    assert.equal((await refresh(door, client, tokens.refresh_token)).json.error, 'invalid_grant');
    await wasTold(provider, lastPair(provider));
  });

  await t.test('when a code is burnt', async () => {
    const client = await register(door);
    const granted = await obtainCode(door, client);
    await redeem(door, client, granted, { code_verifier: 'x'.repeat(43) });
    await wasTold(provider, lastPair(provider));
  });

  await t.test('once for each token, and not when only an access token was revoked', async () => {
    const { client, tokens } = await signedIn(door);
    const before = provider.revoked.length;
    await revoke(door, client, tokens.access_token);
    assert.equal((await refresh(door, client, tokens.refresh_token)).status, 200);
    assert.equal(provider.revoked.length, before);
    const told = provider.revoked.map(({ token }) => token);
    assert.equal(new Set(told).size, told.length);
  });
});

test('a provider that is down, and a server that is killed, lose nothing', async (t) => {
  const door = await openDoorToFaulty(t);
  const { provider } = door;
  const { client, tokens } = await signedIn(door);
  const pair = lastPair(provider);
  provider.revocationStatus = 503;
  assert.equal((await revoke(door, client, tokens.refresh_token)).status, 200);
  await until(() => provider.requests.includes('/revoke'), 'a first try');
  await until(() => /could not be told.*HTTP 503/.test(door.run.stderr), 'the log says so');
  await crash(t, door);
  assert.equal(await doorStatus(door, tokens.access_token), 401);
  assert.deepEqual(provider.revoked, []);
  provider.revocationStatus = 200;
  await wasTold(provider, pair);
});

test('a server killed before it could tell tells after the restart', async (t) => {
  const door = await openDoorToFaulty(t);
  const { provider } = door;
  const sessions = [];
  for (let index = 0; index < 5; index += 1) sessions.push(await signedIn(door));
  const given = [...provider.tokens];
  assert.equal(given.length, 10);
  const { port } = provider;
  await provider.close(); // nobody listens there any more
  const answers = await Promise.all(
    sessions.map(({ client, tokens }) => revoke(door, client, tokens.refresh_token)));
  for (const answer of answers) assert.equal(answer.status, 200);
  await door.run.end('SIGKILL');
  door.run.stopped = true;
  await provider.open(t, port);
  door.run = await start(t, door);
  await wasTold(provider, given);
});

test('with the npm package oidc-provider', async (t) => {
  const door = await openDoor(t);
  const { client, tokens } = await signedIn(door);
  await revoke(door, client, tokens.refresh_token);
  await until(() => door.provider.requests.filter((url) => url === '/token/revocation').length >= 2,
    'both tokens are revoked there');
  await until(() => /told of the end of/.test(door.run.stderr), 'it said yes');
});
