// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The provider's own tokens behind a session, against a strict provider whose tokens live shortly.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage, parseForm } from './support/browser.mjs';
import { authorization, codeForm, doorStatus, refresh, register, signedIn } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { plan, start } from './support/gatehouse.mjs';
import { sendForm } from './support/http.mjs';
import { startProvider } from './support/provider.mjs';

const TOKEN_LIFE = 60; // always nearer its end than what is renewed ahead

async function refreshed(door, client, token) {
  const answer = await refresh(door, client, token);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

test('the provider is asked once for each refresh, however many come at once', async (t) => {
  const door = await openDoor(t, { tokenLife: TOKEN_LIFE });
  const { client, tokens } = await signedIn(door);
  const answers = await Promise.all(Array.from({ length: 8 },
    () => refresh(door, client, tokens.refresh_token)));
  assert.deepEqual(answers.map((answer) => answer.status), Array(8).fill(200));
  assert.equal(new Set(answers.map((answer) => answer.json.refresh_token)).size, 1);
  assert.equal(door.provider.renewals, 1);
  await refreshed(door, client, answers[0].json.refresh_token);
  assert.equal(door.provider.renewals, 2);
});

test('a provider that is down costs nothing but time', async (t) => {
  const door = await openDoor(t, { tokenLife: TOKEN_LIFE });
  const { client, tokens } = await signedIn(door);
  door.provider.down = true;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const refused = await refresh(door, client, tokens.refresh_token);
    assert.equal(refused.status, 503, refused.text);
    assert.equal(refused.json.error, 'temporarily_unavailable');
    assert.ok(Number(refused.headers['retry-after']) > 0);
  }
  assert.equal(await doorStatus(door, tokens.access_token), 200);
  door.provider.down = false;
  const next = await refreshed(door, client, tokens.refresh_token);
  assert.equal(await doorStatus(door, next.access_token), 200);
});

test('a grant that the provider took back ends the session', async (t) => {
  const door = await openDoor(t, { tokenLife: TOKEN_LIFE });
  const { client, tokens } = await signedIn(door);
  await door.provider.revokeAll();
  const refused = await refresh(door, client, tokens.refresh_token);
  assert.equal(refused.status, 400, refused.text);
  assert.equal(refused.json.error, 'invalid_grant');
  assert.equal(await doorStatus(door, tokens.access_token), 401);
});

test('who left the company loses the session at the next refresh', async (t) => {
  const door = await openDoor(t, { tokenLife: TOKEN_LIFE });
  const { client, tokens } = await signedIn(door);
  const next = await refreshed(door, client, tokens.refresh_token);
  door.provider.people.alice.email = 'alice@elsewhere.example';
  const refused = await refresh(door, client, next.refresh_token);
  assert.equal(refused.json.error, 'invalid_grant', refused.text);
  assert.equal(await doorStatus(door, next.access_token), 401);
});

test('Google is asked for consent only while no refresh token of the person is held', async (t) => {
  const door = await openDoor(t, { tokenLife: TOKEN_LIFE, settings: { AUTH_STRATEGY: 'google' } });
  door.provider.refreshTokenNeedsConsent = true;
  const first = await signedIn(door);
  assert.equal(door.provider.consents, 1);
  assert.ok(door.provider.requests.filter((url) => url.startsWith('/auth?'))
    .every((url) => url.includes('access_type=offline')));
  // The next session of the same person takes over what is held.
  const second = await signedIn(door);
  assert.equal(door.provider.consents, 1);
  await refreshed(door, second.client, second.tokens.refresh_token);
  assert.equal(door.provider.renewals, 1);
  await refreshed(door, first.client, first.tokens.refresh_token);
  // Somebody else is asked.
  door.provider.account = 'carol';
  await signedIn(door);
  assert.equal(door.provider.consents, 2);
});

test('several providers: a choice, and a callback for each', async (t) => {
  const door = await plan(t);
  const { PROVIDER_CLIENT_ID: clientId, PROVIDER_CLIENT_SECRET: clientSecret } = door.settings;
  delete door.settings.PROVIDER_CLIENT_ID;
  delete door.settings.PROVIDER_CLIENT_SECRET;
  door.settings.PROVIDERS = 'red,blue';
  const providers = {};
  for (const name of ['red', 'blue']) {
    providers[name] = await startProvider(t, { clientId, clientSecret,
      redirectUris: [`${door.baseUrl}/oauth/provider-callback/${name}`], tokenLife: TOKEN_LIFE });
    const prefix = `PROVIDER_${name.toUpperCase()}`;
    Object.assign(door.settings, { [`${prefix}_CLIENT_ID`]: clientId,
      [`${prefix}_CLIENT_SECRET`]: clientSecret, [`${prefix}_ACCOUNTS_URL`]: providers[name].issuer,
      [`${prefix}_DISPLAY_NAME`]: `The ${name} one` });
  }
  await start(t, door);
  const client = await register(door);
  for (const name of ['blue', 'red']) {
    const request = authorization(door, client);
    const browser = new Browser();
    const stopAt = (url) => url.startsWith(request.redirectUri);
    const { page: choice } = await browser.signIn(request.url);
    assert.match(choice.text, /The red one[^]*The blue one/);
    assert.equal(parseForm(choice).action, `${door.baseUrl}/authorize/provider`);
    const { redirect, page } = await browser.follow(
      await browser.submit(choice, { provider: name }), stopAt);
    assert.ok(redirect, `no way back to the client: ${describePage(page)}`);
    const answer = await sendForm(`${door.baseUrl}/token`, codeForm(client,
      { ...request, code: redirect.searchParams.get('code') }));
    assert.equal(answer.status, 200, answer.text);
    await refreshed(door, client, answer.json.refresh_token);
    assert.equal(providers[name].renewals, 1);
  }
});
