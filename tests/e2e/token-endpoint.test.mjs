// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import * as oauth from 'oauth4webapi';
import { Browser } from './support/browser.mjs';
import { codeForm, doorStatus, obtainCode, pkce, redeem, refresh, register, REDIRECT_URI, signedIn }
  from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { send, sendForm, sendJson } from './support/http.mjs';

const insecure = { [oauth.allowInsecureRequests]: true };

function assertError(answer, status, error) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.type, 'application/json');
  assert.match(answer.headers['cache-control'], /no-store/);
  assert.equal(answer.json.error, error, answer.text);
  assert.equal(typeof answer.json.error_description, 'string');
}

async function discover(door) {
  const issuer = new URL(door.baseUrl);
  const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  return oauth.processDiscoveryResponse(issuer, response);
}

/** oauth4webapi's own way through the browser part. */
async function authorize(door, as, client, extra = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(as.authorization_endpoint);
  url.search = new URLSearchParams({ response_type: 'code', client_id: client.client_id,
    redirect_uri: REDIRECT_URI, scope: 'mcp offline_access', state, code_challenge_method: 'S256',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), ...extra }).toString();
  const { redirect } = await new Browser().signIn(url.href);
  return { verifier, parameters: oauth.validateAuthResponse(as, client, redirect, state) };
}

test('oauth4webapi: a public client discovers, signs in and refreshes', async (t) => {
  const door = await openDoor(t);
  const as = await discover(door);
  const registered = await oauth.processDynamicClientRegistrationResponse(
    await oauth.dynamicClientRegistrationRequest(as, { client_name: 'oauth4webapi',
      redirect_uris: [REDIRECT_URI], token_endpoint_auth_method: 'none' }, insecure));
  const client = { client_id: registered.client_id };
  const { parameters, verifier } = await authorize(door, as, client, { resource: door.mcpUrl });
  const response = await oauth.authorizationCodeGrantRequest(as, client, oauth.None(), parameters,
    REDIRECT_URI, verifier, { ...insecure, additionalParameters: { resource: door.mcpUrl } });
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const first = await oauth.processAuthorizationCodeResponse(as, client, response);
  assert.equal(first.token_type, 'bearer');
  assert.equal(first.expires_in, 3600);
  assert.deepEqual(first.scope.split(' ').sort(), ['mcp', 'offline_access']);
  assert.match(first.access_token, /^gth_at_[\w-]{65}$/);
  assert.match(first.refresh_token, /^gth_rt_[\w-]{65}$/);

  const second = await oauth.processRefreshTokenResponse(as, client,
    await oauth.refreshTokenGrantRequest(as, client, oauth.None(), first.refresh_token, insecure));
  assert.notEqual(second.access_token, first.access_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  assert.equal(await doorStatus(door, second.access_token), 200);
});

for (const [method, authenticate] of [['client_secret_basic', oauth.ClientSecretBasic],
  ['client_secret_post', oauth.ClientSecretPost]]) {
  test(`oauth4webapi: the pre-registered client signs in with ${method}`, async (t) => {
    const secret = 'a+secret/with%signs&=:;?#~-0123456789';
    const door = await openDoor(t, { settings: { OAUTH_CLIENT_SECRET: secret } });
    const as = await discover(door);
    assert.ok(as.token_endpoint_auth_methods_supported.includes(method));
    const client = { client_id: door.settings.OAUTH_CLIENT_ID };
    const { parameters, verifier } = await authorize(door, as, client);
    const response = await oauth.authorizationCodeGrantRequest(as, client, authenticate(secret),
      parameters, REDIRECT_URI, verifier, insecure);
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, response);
    const refreshed = await oauth.refreshTokenGrantRequest(as, client, authenticate('wrong-secret'),
      tokens.refresh_token, insecure);
    assert.equal(refreshed.status, 401);
    if (method === 'client_secret_basic') {
      assert.match(refreshed.headers.get('www-authenticate'), /^Basic /);
    }
    assert.equal((await refreshed.json()).error, 'invalid_client');
  });
}

test('the authorization code', async (t) => {
  const door = await openDoor(t);
  const client = await register(door, {
    redirect_uris: [REDIRECT_URI, 'http://127.0.0.1:33418/other'] });
  const other = await register(door, { client_name: 'Another client' });

  await t.test('a wrong verifier burns it', async () => {
    const granted = await obtainCode(door, client);
    const wrong = await redeem(door, client, granted, { code_verifier: pkce().verifier });
    assertError(wrong, 400, 'invalid_grant');
    assertError(await redeem(door, client, granted), 400, 'invalid_grant');
  });

  await t.test('no verifier at all is refused', async () => {
    const granted = await obtainCode(door, client);
    const { code_verifier: left, ...form } = codeForm(client, granted);
    const answer = await sendForm(`${door.baseUrl}/token`, form);
    assert.equal(answer.status, 400);
    assert.match(answer.json.error, /^invalid_(grant|request)$/);
  });

  await t.test('its replay ends the session it made', async () => {
    const granted = await obtainCode(door, client);
    const first = await redeem(door, client, granted);
    assert.equal(first.status, 200, first.text);
    assert.equal(await doorStatus(door, first.json.access_token), 200);
    assertError(await redeem(door, client, granted), 400, 'invalid_grant');
    assert.equal(await doorStatus(door, first.json.access_token), 401);
    assertError(await refresh(door, client, first.json.refresh_token), 400, 'invalid_grant');
  });

  await t.test('50 parallel redemptions give tokens once at most', async () => {
    const granted = await obtainCode(door, client);
    const answers = await Promise.all(Array.from({ length: 50 },
      () => redeem(door, client, granted)));
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    for (const answer of answers) {
      if (answer.status !== 200) assertError(answer, 400, 'invalid_grant');
    }
  });

  await t.test('is bound to its client', async () => {
    const granted = await obtainCode(door, client);
    assertError(await redeem(door, other, granted), 400, 'invalid_grant');
  });

  await t.test('is bound to its redirect URI', async () => {
    const granted = await obtainCode(door, client);
    assertError(await redeem(door, client, granted,
      { redirect_uri: 'http://127.0.0.1:33418/other' }), 400, 'invalid_grant');
  });

  await t.test('is bound to its resource', async () => {
    const granted = await obtainCode(door, client);
    assertError(await redeem(door, client, granted,
      { resource: 'https://elsewhere.example/mcp' }), 400, 'invalid_target');
  });

  await t.test('works without resource and scope, as older clients ask for it', async () => {
    const granted = await obtainCode(door, client, { resource: undefined, scope: undefined });
    const answer = await redeem(door, client, granted);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(await doorStatus(door, answer.json.access_token), 200);
  });
});

test('refresh tokens', async (t) => {
  const door = await openDoor(t);

  await t.test('8 parallel refreshes: 8 answers, one successor', async () => {
    const { client, tokens } = await signedIn(door);
    const answers = await Promise.all(Array.from({ length: 8 },
      () => refresh(door, client, tokens.refresh_token)));
    assert.deepEqual(answers.map((answer) => answer.status), Array(8).fill(200));
    assert.equal(new Set(answers.map((answer) => answer.json.refresh_token)).size, 1);
    assert.equal(new Set(answers.map((answer) => answer.json.access_token)).size, 1);
  });

  await t.test('a used one ends the session once its successor has been used', async () => {
    const { client, tokens } = await signedIn(door);
    const second = (await refresh(door, client, tokens.refresh_token)).json;
    const third = (await refresh(door, client, second.refresh_token)).json;
    assert.equal(await doorStatus(door, third.access_token), 200);
    assertError(await refresh(door, client, tokens.refresh_token), 400, 'invalid_grant');
    assert.equal(await doorStatus(door, third.access_token), 401);
    assertError(await refresh(door, client, third.refresh_token), 400, 'invalid_grant');
  });

  await t.test('belongs to its client', async () => {
    const { client, tokens } = await signedIn(door);
    const other = await register(door, { client_name: 'Thief' });
    assertError(await refresh(door, other, tokens.refresh_token), 400, 'invalid_grant');
    assert.equal((await refresh(door, client, tokens.refresh_token)).status, 200);
  });

  await t.test('scope may shrink, never grow', async () => {
    const { client, tokens } = await signedIn(door, { scope: 'mcp offline_access' });
    const shrunk = await refresh(door, client, tokens.refresh_token, { scope: 'mcp' });
    assert.equal(shrunk.json.scope, 'mcp', shrunk.text);
    const grown = await refresh(door, client, shrunk.json.refresh_token, { scope: 'mcp admin' });
    assertError(grown, 400, 'invalid_scope');
  });

  await t.test('a foreign resource is invalid_target', async () => {
    const { client, tokens } = await signedIn(door);
    assertError(await refresh(door, client, tokens.refresh_token,
      { resource: `${door.baseUrl}/other` }), 400, 'invalid_target');
  });

  await t.test('tokens are of use only for what they are', async () => {
    const { client, granted, tokens } = await signedIn(door);
    assert.equal(await doorStatus(door, tokens.refresh_token), 401);
    assert.equal(await doorStatus(door, granted.code), 401);
    assertError(await refresh(door, client, tokens.access_token), 400, 'invalid_grant');
    assertError(await redeem(door, client, { ...granted, code: tokens.refresh_token }), 400,
      'invalid_grant');
    assert.equal(await doorStatus(door, tokens.access_token), 200);
  });
});

test('what is not a token request gets an OAuth error', async (t) => {
  const door = await openDoor(t);
  const url = `${door.baseUrl}/token`;
  const client = await register(door);
  const { client_id: id } = client;

  await t.test('JSON', async () => {
    assertError(await sendJson(url, { grant_type: 'refresh_token', client_id: id,
      refresh_token: 'x' }), 400, 'invalid_request');
  });
  await t.test('no body', async () => {
    assertError(await sendForm(url, {}), 401, 'invalid_client');
  });
  await t.test('no grant type', async () => {
    assertError(await sendForm(url, { client_id: id }), 400, 'invalid_request');
  });
  await t.test('an unknown client', async () => {
    assertError(await sendForm(url, { grant_type: 'refresh_token', client_id: 'nobody',
      refresh_token: 'x' }), 401, 'invalid_client');
  });
  await t.test('a repeated parameter', async () => {
    const granted = await obtainCode(door, client);
    const repeated = [...Object.entries(codeForm(client, granted)), ['code', granted.code]];
    assertError(await sendForm(url, repeated), 400, 'invalid_request');
  });
  await t.test('an unknown grant type', async () => {
    assertError(await sendForm(url, { grant_type: 'password', client_id: id, username: 'a',
      password: 'b' }), 400, 'unsupported_grant_type');
  });
  await t.test('two ways of client authentication at once', async () => {
    const basic = Buffer.from(`${door.settings.OAUTH_CLIENT_ID}:${
      door.settings.OAUTH_CLIENT_SECRET}`).toString('base64');
    assertError(await sendForm(url, { grant_type: 'refresh_token', refresh_token: 'x',
      client_id: door.settings.OAUTH_CLIENT_ID, client_secret: door.settings.OAUTH_CLIENT_SECRET },
    { Authorization: `Basic ${basic}` }), 400, 'invalid_request');
  });
  await t.test('bytes that are not UTF-8', async () => {
    const answer = await send(url, { method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: Buffer.from([0x67, 0x72, 0xff, 0xfe, 0x3d, 0x25, 0x00, 0x26, 0x26]) });
    assert.equal(answer.status, 400);
    assert.equal(answer.json.error, 'invalid_request');
  });
  await t.test('GET', async () => {
    const answer = await send(url);
    assert.equal(answer.status, 405);
    assert.match(answer.headers.allow, /POST/);
  });
});
