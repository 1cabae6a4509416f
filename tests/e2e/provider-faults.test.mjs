// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage } from './support/browser.mjs';
import { authorization, doorStatus, obtainCode, redeem, refresh, register, signedIn }
  from './support/client.mjs';
import { openDoor, openDoorToFaulty } from './support/door.mjs';

/** Nothing of what a provider says may reach a person or a client. */
function assertNothingReflected(redirect) {
  for (const text of ['<script', 'alert', 'Set-Cookie', '\r', '\n']) {
    assert.ok(!decodeURIComponent(redirect.href).includes(text), redirect.href);
  }
}

function assertErrorToClient(door, request, outcome, error) {
  const { redirect, page } = outcome;
  assert.ok(redirect, `no way back to the client: ${describePage(page)}`);
  const answer = redirect.searchParams;
  assert.match(answer.get('error') ?? '', error, redirect.href);
  assert.equal(answer.get('code'), null);
  assert.equal(answer.get('state'), request.state);
  assert.deepEqual(answer.getAll('iss'), [door.baseUrl]);
  assertNothingReflected(redirect);
}

const faults = [
  ['bad signature', /^(server_error|access_denied)$/],
  ['foreign key', /^(server_error|access_denied)$/],
  ['alg none', /^(server_error|access_denied)$/],
  ['wrong nonce', /^(server_error|access_denied)$/],
  ['no nonce', /^(server_error|access_denied)$/],
  ['expired id_token', /^(server_error|access_denied)$/],
  ['wrong audience', /^(server_error|access_denied)$/],
  ['wrong issuer', /^(server_error|access_denied)$/],
  ['foreign azp', /^(server_error|access_denied)$/],
  ['no sub', /^(server_error|access_denied)$/],
  ['no id_token', /^(server_error|access_denied)$/],
  ['invalid_grant', /^(server_error|access_denied)$/],
  ['access_denied', /^access_denied$/],
  ['strange error', /^(server_error|access_denied)$/],
  ['500', /^(temporarily_unavailable|server_error)$/],
  ['429', /^(temporarily_unavailable|server_error)$/],
  ['not JSON', /^(temporarily_unavailable|server_error)$/],
  ['hangs up', /^(temporarily_unavailable|server_error)$/],
  ['endless answer', /^(temporarily_unavailable|server_error)$/],
];

test('a provider that misbehaves gives the client an error, and nobody a token', async (t) => {
  const door = await openDoorToFaulty(t);
  const client = await register(door);
  for (const [fault, error] of faults) {
    await t.test(fault, async () => {
      door.provider.fault = fault;
      const request = authorization(door, client);
      const outcome = await new Browser().signIn(request.url);
      assertErrorToClient(door, request, outcome, error);
      door.provider.fault = null;
    });
  }
  await t.test('and the next sign-in works', async () => {
    const { tokens } = await signedIn(door);
    assert.equal(await doorStatus(door, tokens.access_token), 200);
  });
});

test('who has no verified e-mail address does not pass an e-mail rule', async (t) => {
  const door = await openDoorToFaulty(t);
  const client = await register(door);
  for (const fault of ['no e-mail', 'unverified e-mail']) {
    await t.test(fault, async () => {
      door.provider.fault = fault;
      const request = authorization(door, client);
      const browser = new Browser();
      await assertRefusedKindly(door, request, await browser.signIn(request.url), browser);
    });
  }
});

/** PRODUCT: a friendly page, and access_denied for the client. The page may be a hop on the way. */
async function assertRefusedKindly(door, request, outcome) {
  if (outcome.redirect) return assertErrorToClient(door, request, outcome, /^access_denied$/);
  assert.equal(outcome.page.status, 403);
  assert.equal(outcome.page.type, 'text/html');
  assert.match(outcome.page.text, /error=access_denied/);
  return undefined;
}

test('people who are not on the list stay outside', async (t) => {
  const door = await openDoor(t);
  const client = await register(door);
  for (const account of ['mallory', 'bob']) {
    await t.test(account, async () => {
      door.provider.account = account;
      const request = authorization(door, client);
      await assertRefusedKindly(door, request, await new Browser().signIn(request.url));
    });
  }
  await t.test('the person refuses at the provider', async () => {
    door.provider.refuse = true;
    const request = authorization(door, client);
    assertErrorToClient(door, request, await new Browser().signIn(request.url), /^access_denied$/);
  });
});

test('the e-mail address may come from the userinfo endpoint alone', async (t) => {
  const door = await openDoor(t, { claimsInIdToken: false });
  const { tokens } = await signedIn(door);
  assert.equal(await doorStatus(door, tokens.access_token), 200);
});

test('after a key rotation at the provider the next sign-in works at once', async (t) => {
  const door = await openDoorToFaulty(t);
  await signedIn(door);
  for (let round = 0; round < 2; round += 1) {
    door.provider.rotateKeys();
    const { tokens } = await signedIn(door);
    assert.equal(await doorStatus(door, tokens.access_token), 200);
  }
});

test('a provider that takes longer than 10 s costs one sign-in and delays nobody else', async (t) => {
  const door = await openDoorToFaulty(t);
  const { client, tokens } = await signedIn(door);
  door.provider.fault = '10 s delay';
  const request = authorization(door, client);
  const began = Date.now();
  const slow = new Browser().signIn(request.url);
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (let call = 0; call < 20; call += 1) {
    const before = Date.now();
    assert.equal(await doorStatus(door, tokens.access_token), 200);
    assert.ok(Date.now() - before < 1000, 'others wait for the slow provider');
  }
  assertErrorToClient(door, request, await slow, /^(temporarily_unavailable|server_error)$/);
  assert.ok(Date.now() - began >= 9_000 && Date.now() - began < 13_000, 'the limit is 10 s in all');
});

test('while the provider is down the people who are in stay in', async (t) => {
  const door = await openDoorToFaulty(t);
  const { client, tokens } = await signedIn(door);
  const browser = new Browser();
  const request = authorization(door, client);
  const consent = await browser.get(request.url);
  const { redirect: callback } = await browser.follow(
    await browser.submit(consent, { decision: 'allow' }),
    (url) => url.startsWith(`${door.baseUrl}/oauth/callback`));
  const { port } = door.provider;
  await door.provider.close();

  const outcome = await browser.follow(await browser.get(callback.href),
    (url) => url.startsWith(request.redirectUri));
  assertErrorToClient(door, request, outcome, /^temporarily_unavailable$/);
  assert.equal(await doorStatus(door, tokens.access_token), 200);
  const next = await refresh(door, client, tokens.refresh_token);
  assert.equal(next.status, 200, next.text);

  await door.provider.open(t, port);
  const answer = await redeem(door, client, await obtainCode(door, client));
  assert.equal(answer.status, 200, answer.text);
});
