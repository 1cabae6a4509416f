// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage, parseForm, unescapeHtml } from './support/browser.mjs';
import { authorization, obtainCode, redeem, register, REDIRECT_URI } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { send } from './support/http.mjs';

/** RFC 9700 4.11: who cannot be trusted with an answer gets none. */
function assertRefusalPage(answer) {
  assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`);
  assert.equal(answer.type, 'text/html');
  assert.equal(answer.headers.location, undefined);
  assert.equal(answer.headers.refresh, undefined);
  assert.doesNotMatch(answer.text, /http-equiv/i);
  assert.equal(parseForm(answer)?.fields.form_token, undefined);
  assert.match(answer.headers['cache-control'], /no-store/);
}

test('a redirect URI that is not registered gets a page and never a redirect', async (t) => {
  const door = await openDoor(t);
  const https = await register(door, { redirect_uris: ['https://client.example/cb?a=1'] });
  const loopback = await register(door, { redirect_uris: ['http://127.0.0.1:8000/callback'] });
  const scheme = await register(door, { redirect_uris: ['cursor://anysphere.cursor-mcp/cb'] });
  const variants = [
    [https, ['https://client.example/cb', 'https://client.example/cb?a=2', 'https://client.example/cb/',
      'https://client.example/cb?a=1&b=2', 'https://client.example/cb?a=1#x', 'https://client.example/',
      'https://client.example.evil.example/cb?a=1', 'https://evil.example/cb?a=1',
      'https://client.example@evil.example/cb?a=1', 'https://client.example:444/cb?a=1',
      'http://client.example/cb?a=1', 'https://client.example/x/../cb?a=1',
      'https://client.example/%63b?a=1', 'https://client.example//cb?a=1',
      'https://client.example\\@evil.example/cb?a=1', 'https://client.example./cb?a=1',
      ' https://client.example/cb?a=1', 'https://client.example/cb?a=1\n', '//client.example/cb?a=1',
      'https:/client.example/cb?a=1', 'https://client.example/CB?a=1', '/cb?a=1', '']],
    [loopback, ['http://127.0.0.1.evil.example/callback', 'http://127.1:8000/callback',
      'http://2130706433/callback', 'http://[::ffff:127.0.0.1]:8000/callback',
      'http://localhost:8000/callback', 'http://127.0.0.1:8000/callback/', 'http://127.0.0.1:x/callback',
      'http://127.0.0.1:8000@evil.example/callback', 'http://127.0.0.1:8000/Callback',
      'http://127.0.0.1:8000/callback?x=1', 'http://127.0.0.1:99999/callback',
      'https://127.0.0.1:8000/callback', 'http://user@127.0.0.1:8000/callback',
      'http://127.0.0.1:8000/a/../callback', 'http://127.0.0.1:8000/callback#']],
    [scheme, ['cursor://anysphere.cursor-mcp/cb/', 'cursor://evil/cb', 'cursor:cb', 'cursor2://anysphere.cursor-mcp/cb',
      'cursor://anysphere.cursor-mcp/cb?x', 'javascript:alert(1)', 'data:text/html,x']],
  ];
  for (const [client, uris] of variants) {
    for (const uri of uris) {
      await t.test(JSON.stringify(uri), async () => {
        const { url } = authorization(door, client, { redirect_uri: uri });
        assertRefusalPage(await new Browser().get(url));
      });
    }
  }
  await t.test('a repeated redirect_uri', async () => {
    const { url } = authorization(door, https);
    assertRefusalPage(await new Browser().get(`${url}&redirect_uri=https%3A%2F%2Fevil.example%2F`));
  });
  await t.test('the page shows what was asked for and what is registered', async () => {
    const { url } = authorization(door, https, { redirect_uri: 'https://client.example/<b>' });
    const { text } = await new Browser().get(url);
    assert.match(text, /client\.example\/(&lt;|%3C)b/i);
    assert.match(text, /client\.example\/cb\?a=1/);
    assert.doesNotMatch(text, /<b>/);
  });
});

test('an unknown client gets a page that says what to do', async (t) => {
  const door = await openDoor(t);
  const { url } = authorization(door, { client_id: 'gone-after-a-restart' });
  const answer = await new Browser().get(url);
  assertRefusalPage(answer);
  assert.match(answer.text, /gone-after-a-restart/);
  assert.match(answer.text, /\.mcp-auth/);
  const none = authorization(door, { client_id: undefined });
  assertRefusalPage(await new Browser().get(none.url));
});

/** Where a page's button leads; nothing leads there by itself (RFC 9700 4.11.2). */
function backAfterClick(page) {
  assert.equal(page.headers.location, undefined, describePage(page));
  assert.doesNotMatch(page.text, /http-equiv="refresh"/i);
  const links = [...page.text.matchAll(/href="([^"]+)"/g)].map(([, href]) => unescapeHtml(href));
  const back = links.find((href) => href.startsWith(REDIRECT_URI));
  assert.ok(back, `no way back to the client: ${describePage(page)}`);
  return new URL(back);
}

test('what is wrong with the rest of the request is told to the client, on a click', async (t) => {
  const door = await openDoor(t);
  const client = await register(door);
  const cases = [
    ['response_type token', { response_type: 'token' }, 'unsupported_response_type'],
    ['response_type code token', { response_type: 'code token' }, 'unsupported_response_type'],
    ['no response_type', { response_type: undefined }, 'invalid_request'],
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['challenge method plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no challenge method', { code_challenge_method: undefined }, 'invalid_request'],
    ['a challenge of 42 characters', { code_challenge: 'a'.repeat(42) }, 'invalid_request'],
    ['a challenge with +', { code_challenge: `${'a'.repeat(42)}+` }, 'invalid_request'],
    ['a foreign resource', { resource: 'https://elsewhere.example/mcp' }, 'invalid_target'],
    ['a resource with a fragment', { resource: `${door.mcpUrl}#x` }, 'invalid_target'],
  ];
  for (const [name, extra, error] of cases) {
    await t.test(name, async () => {
      const request = authorization(door, client, extra);
      const redirect = backAfterClick(await new Browser().get(request.url));
      assert.match(redirect.searchParams.get('error'), error instanceof RegExp ? error
        : new RegExp(`^${error}$`));
      assert.ok(redirect.searchParams.get('error_description'));
      assert.equal(redirect.searchParams.get('state'), request.state);
      assert.deepEqual(redirect.searchParams.getAll('iss'), [door.baseUrl]);
    });
  }
  await t.test('prompt=none', async () => {
    const request = authorization(door, client, { prompt: 'none' });
    const back = backAfterClick(await new Browser().get(request.url));
    assert.equal(back.searchParams.get('error'), 'consent_required');
    assert.equal(back.searchParams.get('state'), request.state);
    assert.equal(back.searchParams.get('iss'), door.baseUrl);
  });
  await t.test('a repeated scope', async () => {
    const request = authorization(door, client);
    const answer = await new Browser().get(`${request.url}&scope=more`);
    assert.equal(backAfterClick(answer).searchParams.get('error'), 'invalid_request');
  });
  await t.test('the client of the settings is told at once: its owner vouches for it', async () => {
    const owners = { client_id: door.settings.OAUTH_CLIENT_ID,
      redirect_uris: ['https://claude.ai/api/mcp/auth_callback'] };
    const request = authorization(door, owners, { response_type: 'token' });
    const answer = await new Browser().get(request.url);
    assert.equal(answer.status, 302, describePage(answer));
    const back = new URL(answer.headers.location);
    assert.equal(back.searchParams.get('error'), 'unsupported_response_type');
    assert.equal(back.searchParams.get('state'), request.state);
  });
});

test('what older and sloppier clients send works', async (t) => {
  const door = await openDoor(t);
  const client = await register(door);
  const accepted = [
    ['unknown scopes are dropped', { scope: 'mcp admin openid offline_access' }],
    ['a resource with a trailing slash', { resource: `${door.mcpUrl}/` }],
    ['a resource in capitals', { resource: door.mcpUrl.replace('http', 'HTTP') }],
    ['4 KiB of state', { state: 's'.repeat(4096) }],
    ['an empty scope', { scope: '' }],
    ['a parameter nobody knows', { nonce: 'abc', audience: 'x' }],
    ['a state that needs encoding', { state: 'a b&c=d/é"%' }],
    ['prompt=consent', { prompt: 'consent' }],
  ];
  for (const [name, extra] of accepted) {
    await t.test(name, async () => {
      const answer = await redeem(door, client, await obtainCode(door, client, extra));
      assert.equal(answer.status, 200, answer.text);
      assert.ok(answer.json.scope.split(' ').every((scope) => ['mcp', 'offline_access'].includes(scope)),
        answer.json.scope);
    });
  }
  await t.test('resource twice, both ours', async () => {
    const request = authorization(door, client);
    const { redirect } = await new Browser().signIn(
      `${request.url}&resource=${encodeURIComponent(door.mcpUrl)}`, { redirectUri: REDIRECT_URI });
    assert.ok(redirect?.searchParams.get('code'), redirect?.href);
  });
  await t.test('the request as a form (RFC 6749 3.1)', async () => {
    const request = authorization(door, client);
    const answer = await send(`${door.baseUrl}/authorize`, { method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URL(request.url).search.slice(1) });
    assert.equal(answer.status, 200, answer.text);
    assert.ok(parseForm(answer).fields.form_token);
  });
});
