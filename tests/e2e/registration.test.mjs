// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { bearer, doorStatus, obtainCode, redeem, refresh, register } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { send, sendForm, sendJson } from './support/http.mjs';

/** As the products send them. */
const products = {
  'Claude.ai': { client_name: 'Claude', redirect_uris: ['https://claude.ai/api/mcp/auth_callback'],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    token_endpoint_auth_method: 'none', scope: 'mcp' },
  'Claude Code': { client_name: 'Claude Code (gatehouse)',
    redirect_uris: ['http://localhost:54213/callback'],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    token_endpoint_auth_method: 'none' },
  Cursor: { client_name: 'Cursor', application_type: 'web',
    redirect_uris: ['cursor://anysphere.cursor-mcp/oauth/callback',
      'http://localhost:8787/callback', 'http://127.0.0.1:8787/callback'],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    token_endpoint_auth_method: 'none' },
  'VS Code': { client_name: 'Visual Studio Code', client_uri: 'https://code.visualstudio.com',
    redirect_uris: ['https://vscode.dev/redirect', 'http://127.0.0.1:33418/'],
    grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
    token_endpoint_auth_method: 'none', application_type: 'native' },
  'mcp-remote': { client_name: 'MCP CLI Proxy', client_uri: 'https://example.org/mcp-cli',
    redirect_uris: ['http://localhost:3334/oauth/callback'], software_id: '2e6dc280',
    software_version: '0.1', grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'], token_endpoint_auth_method: 'none' },
};

test('every known product registers, and again with the same answer', async (t) => {
  const door = await openDoor(t);
  for (const [name, metadata] of Object.entries(products)) {
    await t.test(name, async () => {
      const first = await sendJson(`${door.baseUrl}/register`, metadata);
      assert.equal(first.status, 201, first.text);
      assert.match(first.headers['cache-control'], /no-store/);
      assert.deepEqual(first.json.redirect_uris, metadata.redirect_uris);
      assert.equal(first.json.token_endpoint_auth_method, 'none');
      assert.equal(first.json.client_secret, undefined);
      assert.ok(first.json.grant_types.includes('refresh_token'));
      const second = await sendJson(`${door.baseUrl}/register`, metadata);
      assert.equal(second.json.client_id, first.json.client_id);
    });
  }
});

test('a confidential client gets a secret, once each, and needs it', async (t) => {
  const door = await openDoor(t);
  const metadata = { token_endpoint_auth_method: 'client_secret_post' };
  const client = await register(door, metadata);
  assert.match(client.client_secret, /^gth_cs_[\w-]{43}$/);
  assert.equal(client.client_secret_expires_at, 0);
  assert.notEqual((await register(door, metadata)).client_id, client.client_id);

  const withoutSecret = await redeem(door, client, await obtainCode(door, client));
  assert.equal(withoutSecret.status, 401, withoutSecret.text);
  assert.equal(withoutSecret.json.error, 'invalid_client');
  const secret = { client_secret: client.client_secret };
  const answer = await redeem(door, client, await obtainCode(door, client), secret);
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await refresh(door, client, answer.json.refresh_token, secret)).status, 200);
});

test('a confidential client manages its registration (RFC 7592)', async (t) => {
  const door = await openDoor(t);
  const client = await register(door, { token_endpoint_auth_method: 'client_secret_post' });
  const uri = client.registration_client_uri;
  assert.equal(uri, `${door.baseUrl}/register/${client.client_id}`);
  assert.match(client.registration_access_token, /^gth_rat_[\w-]{43}$/);
  const read = await send(uri, { headers: bearer(client.registration_access_token) });
  assert.equal(read.status, 200, read.text);
  assert.deepEqual(read.json.redirect_uris, client.redirect_uris);
  const update = { client_id: client.client_id, client_name: 'Renamed',
    redirect_uris: client.redirect_uris, token_endpoint_auth_method: 'client_secret_post' };
  const updated = await sendJson(uri, update, bearer(client.registration_access_token), 'PUT');
  assert.equal(updated.status, 200, updated.text);
  const secret = { client_secret: client.client_secret };
  const tokens = await redeem(door, client, await obtainCode(door, client), secret);
  assert.equal(await doorStatus(door, tokens.json.access_token), 200);

  for (const token of [client.registration_access_token, tokens.json.access_token, 'x', undefined]) {
    const refused = await send(uri, { headers: token ? bearer(token) : {} });
    assert.equal(refused.status, 401);
    const elsewhere = await send(`${door.baseUrl}/register/nobody`, {
      headers: token ? bearer(token) : {} });
    assert.equal(elsewhere.text, refused.text);
  }
  const gone = await send(uri, { method: 'DELETE',
    headers: bearer(updated.json.registration_access_token) });
  assert.equal(gone.status, 204, gone.text);
  assert.equal(await doorStatus(door, tokens.json.access_token), 401);
  const after = await refresh(door, client, tokens.json.refresh_token, secret);
  assert.equal(after.json.error, 'invalid_client');
});

test('a loopback client may come back on another port, and only that', async (t) => {
  const door = await openDoor(t);
  const client = await register(door, { redirect_uris: ['http://localhost:8787/callback'] });
  for (const port of [':50321', ':1', '']) {
    const redirectUri = `http://localhost${port}/callback`;
    const granted = await obtainCode(door, client, { redirect_uri: redirectUri });
    const answer = await redeem(door, client, granted);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(await doorStatus(door, answer.json.access_token), 200);
  }
});

test('what may not be registered is refused with JSON', async (t) => {
  const door = await openDoor(t);
  const uris = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'file:///etc/passwd',
    'http://client.example/callback', 'https://client.example/callback#fragment',
    'https://user@client.example/callback', 'https://*.client.example/callback',
    'http://127.0.0.1.evil.example/callback', 'http://localhost.evil.example/', 'vbscript:x',
    'blob:https://client.example/1', 'ws://127.0.0.1/', '/callback', 'callback', '',
    'https://client.example/call back', 'https://client.example/\u0007'];
  for (const uri of uris) {
    await t.test(`redirect URI ${JSON.stringify(uri)}`, async () => {
      const answer = await sendJson(`${door.baseUrl}/register`, { redirect_uris: [uri] });
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.type, 'application/json');
      assert.equal(answer.json.error, 'invalid_redirect_uri');
    });
  }
  const bodies = { 'an empty object': '{}', 'no JSON': 'x=1', 'an array': '[]', null: 'null',
    'no redirect URIs': '{"redirect_uris":[]}', 'redirect URIs of another type':
    '{"redirect_uris":"https://client.example/"}', 'a broken end': '{"redirect_uris":["https://a' };
  for (const [name, body] of Object.entries(bodies)) {
    await t.test(name, async () => {
      const answer = await send(`${door.baseUrl}/register`, { method: 'POST', body,
        headers: { 'Content-Type': 'application/json' } });
      assert.equal(answer.status, 400, answer.text);
      assert.match(answer.json.error, /^invalid_(client_metadata|redirect_uri)$/);
    });
  }
  await t.test('a body over 64 KiB', async () => {
    const answer = await sendJson(`${door.baseUrl}/register`, {
      redirect_uris: ['https://client.example/'], client_name: 'x'.repeat(70_000) });
    assert.equal(answer.status, 413);
    assert.equal(answer.type, 'application/json');
    assert.equal(answer.json.error, 'invalid_request');
  });
  await t.test('a form', async () => {
    const answer = await sendForm(`${door.baseUrl}/register`, { redirect_uris: 'https://a.example/' });
    assert.ok(answer.status === 400 || answer.status === 415, answer.text);
    assert.equal(answer.type, 'application/json');
  });
});
