// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { openDoor } from './support/door.mjs';
import { send } from './support/http.mjs';

const SERVER_PATHS = ['/.well-known/oauth-authorization-server',
  '/.well-known/oauth-authorization-server/mcp', '/.well-known/openid-configuration'];
const RESOURCE_PATHS = ['/.well-known/oauth-protected-resource',
  '/.well-known/oauth-protected-resource/mcp'];

function sorted(list) {
  return [...list].sort();
}

test('metadata', async (t) => {
  const door = await openDoor(t);
  const get = (path, headers) => send(door.baseUrl + path, { headers });

  await t.test('of the authorization server (RFC 8414), the same at every path', async () => {
    const { json, text } = await get(SERVER_PATHS[0]);
    assert.equal(json.issuer, door.baseUrl);
    const endpoints = { authorization: 'authorize', token: 'token', revocation: 'revoke',
      registration: 'register' };
    for (const [name, path] of Object.entries(endpoints)) {
      assert.equal(json[`${name}_endpoint`], `${door.baseUrl}/${path}`);
    }
    assert.deepEqual(json.response_types_supported, ['code']);
    assert.deepEqual(json.response_modes_supported, ['query']);
    assert.deepEqual(json.code_challenge_methods_supported, ['S256']);
    assert.ok(json.grant_types_supported.includes('authorization_code'));
    assert.ok(json.grant_types_supported.includes('refresh_token'));
    assert.ok(json.grant_types_supported.includes('client_credentials'));
    assert.equal(json.introspection_endpoint, `${door.baseUrl}/introspect`);
    assert.deepEqual(sorted(json.scopes_supported), ['mcp', 'offline_access']);
    assert.equal(json.authorization_response_iss_parameter_supported, true);
    for (const method of ['none', 'client_secret_basic', 'client_secret_post']) {
      assert.ok(json.token_endpoint_auth_methods_supported.includes(method));
    }
    for (const path of SERVER_PATHS.slice(1)) assert.equal((await get(path)).text, text, path);
  });

  await t.test('of the resource (RFC 9728), the same at the root', async () => {
    const { json, text } = await get(RESOURCE_PATHS[1]);
    assert.equal(json.resource, door.mcpUrl);
    assert.deepEqual(json.authorization_servers, [door.baseUrl]);
    assert.deepEqual(json.scopes_supported, ['mcp']);
    assert.deepEqual(json.bearer_methods_supported, ['header']);
    assert.ok(json.resource_name);
    assert.equal((await get(RESOURCE_PATHS[0])).text, text);
  });

  for (const path of [...SERVER_PATHS, ...RESOURCE_PATHS]) {
    await t.test(`${path}: type, ETag, cache, CORS, HEAD`, async () => {
      const answer = await get(path);
      assert.equal(answer.status, 200);
      assert.equal(answer.type, 'application/json');
      assert.match(answer.headers['cache-control'], /max-age=300/);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.equal(answer.headers['access-control-allow-credentials'], undefined);
      assert.match(answer.headers.etag, /^"[^"]+"$/);
      const again = await get(path, { 'If-None-Match': answer.headers.etag });
      assert.equal(again.status, 304);
      assert.equal(again.text, '');
      const head = await send(door.baseUrl + path, { method: 'HEAD' });
      assert.equal(head.status, 200);
      assert.equal(head.text, '');
      assert.equal(head.headers['content-length'], String(Buffer.byteLength(answer.text)));
      assert.equal(head.headers.etag, answer.headers.etag);
    });
  }

  await t.test('Host and X-Forwarded-* never enter it', async () => {
    const plain = await get(SERVER_PATHS[0]);
    const forged = await get(SERVER_PATHS[0], { 'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https', Forwarded: 'host=evil.example' });
    assert.equal(forged.text, plain.text);
    const host = await get(SERVER_PATHS[0], { Host: 'evil.example' });
    assert.ok(!host.text.includes('evil.example'));
  });

  await t.test('what is not there is 404 as JSON', async () => {
    for (const path of ['/.well-known/oauth-protected-resource/mcp/nothing',
      '/.well-known/oauth-protected-resource/other', '/.well-known/security.txt',
      '/.well-known/oauth-authorization-server/other', '/.well-known/', '/nothing', '/mcp2',
      '/token/', '/%6dcp', '/mcp;x', '/MCP']) {
      const answer = await get(path);
      assert.equal(answer.status, 404, path);
      assert.equal(answer.type, 'application/json', path);
      assert.ok(answer.json.error, path);
    }
    for (const target of ['//mcp', '/mcp/../health', '/./health', '/health%00', '/health\\', '/health/',
      '/%68ealth', '/health;x', 'http://evil.example/health2', '*', 'health']) {
      const { status } = await send(door.baseUrl, { target });
      assert.ok(status === 400 || status === 404, `${target}: ${status}`);
    }
    const browser = await get('/nothing', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    assert.equal(browser.status, 404);
    assert.equal(browser.type, 'text/html');
  });

  await t.test('a wrong method is 405 with Allow', async () => {
    for (const [method, path, allow] of [['POST', SERVER_PATHS[0], /GET/], ['GET', '/token', /POST/],
      ['DELETE', '/register', /POST/], ['PUT', '/mcp', /POST/], ['GET', '/authorize/consent', /POST/]]) {
      const answer = await send(door.baseUrl + path, { method });
      assert.equal(answer.status, 405, `${method} ${path}`);
      assert.match(answer.headers.allow, allow);
    }
  });

  await t.test('preflights', async () => {
    for (const path of [SERVER_PATHS[0], RESOURCE_PATHS[1], '/register', '/token', '/revoke',
      '/introspect', '/mcp']) {
      const answer = await send(door.baseUrl + path, { method: 'OPTIONS', headers: {
        Origin: 'http://localhost:6274', 'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,mcp-protocol-version' } });
      assert.equal(answer.status, 204, path);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      assert.equal(answer.headers['access-control-allow-credentials'], undefined);
      const allowed = answer.headers['access-control-allow-headers'].toLowerCase();
      for (const name of ['authorization', 'content-type', 'accept', 'mcp-session-id',
        'mcp-protocol-version', 'mcp-method', 'mcp-name', 'last-event-id']) {
        assert.ok(allowed.includes(name), `${path}: ${name}`);
      }
    }
    const refused = await send(door.mcpUrl, { method: 'POST' });
    const exposed = refused.headers['access-control-expose-headers'].toLowerCase();
    for (const name of ['www-authenticate', 'mcp-session-id', 'mcp-protocol-version', 'retry-after']) {
      assert.ok(exposed.includes(name), name);
    }
  });

  await t.test('health', async () => {
    const answer = await get('/health');
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.json, { status: 'ok' });
    assert.equal((await get('/health/ready')).status, 200);
  });

  await t.test('a browser at / and /mcp gets a page that explains', async () => {
    const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/', '/mcp']) {
      const answer = await get(path, html);
      assert.equal(answer.type, 'text/html', path);
      assert.ok(answer.text.includes(door.mcpUrl), path);
      assert.equal(answer.headers['access-control-allow-credentials'], undefined, path);
    }
  });
});
