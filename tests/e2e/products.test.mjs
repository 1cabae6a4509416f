// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each client of resources/clients, request by request: it looks around, becomes known, signs a
// person in, calls a tool, refreshes (several at once where it does that) and is revoked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { callMcp, doorStatus, obtainCode } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { freePort, send, sendJson } from './support/http.mjs';
import { describe, descriptions, Product } from './support/product.mjs';

function assertReadable(product, answer) {
  if (product.headers.Origin)
    assert.equal(answer.headers['access-control-allow-origin'], '*', answer.url);
}

async function lookAround(product, { baseUrl, mcpUrl }) {
  if (product.headers.Origin) {
    const preflight = await send(mcpUrl, { method: 'OPTIONS', headers: { ...product.headers,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,mcp-protocol-version' } });
    assert.equal(preflight.status, 204);
    assert.match(preflight.headers['access-control-allow-headers'], /authorization/i);
    assertReadable(product, preflight);
  }
  const refused = await sendJson(mcpUrl, { jsonrpc: '2.0', id: 0, method: 'initialize',
    params: { protocolVersion: product.description.mcp.revision, capabilities: {},
      clientInfo: { name: product.description.name, version: '1' } } }, product.headers);
  assert.equal(refused.status, 401);
  assert.match(refused.headers['www-authenticate'],
    new RegExp(`resource_metadata="${baseUrl}/.well-known/oauth-protected-resource/mcp"`));
  assertReadable(product, refused);
  for (const path of product.description.discovery) {
    const document = await send(baseUrl + path, { headers: product.headers });
    assert.equal(document.status, 200, path);
    assert.equal(document.type, 'application/json');
    assertReadable(product, document);
    if (path.includes('protected-resource')) assert.equal(document.json.resource, mcpUrl);
    else assert.equal(document.json.issuer, baseUrl);
  }
}

/** The most careful reader of a token answer must find nothing to stumble over. */
function assertTokens(answer) {
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.type, 'application/json');
  assert.match(answer.headers['cache-control'], /no-store/);
  assert.equal(answer.json.token_type, 'Bearer');
  assert.equal(typeof answer.json.expires_in, 'number');
  assert.match(answer.json.access_token, /^gth_at_/);
  assert.match(answer.json.refresh_token, /^gth_rt_/);
}

async function useTool(product, door, token) {
  const { revision } = product.description.mcp;
  const begun = await callMcp(door, token, { method: 'initialize', params: {
    protocolVersion: revision, capabilities: {},
    clientInfo: { name: product.description.name, version: '1' } } }, product.headers);
  assert.equal(begun.status, 200, begun.text);
  assert.equal(begun.json.result.protocolVersion, revision);
  assertReadable(product, begun);
  const session = { ...product.headers, 'Mcp-Session-Id': begun.headers['mcp-session-id'],
    'Mcp-Protocol-Version': revision };
  const called = await callMcp(door, token, { id: 2, method: 'tools/call',
    params: { name: 'echo', arguments: { text: product.description.name } } }, session);
  assert.equal(called.status, 200, called.text);
  assert.match(called.text, new RegExp(product.description.name.split(',')[0]));
}

async function refreshAll(product, token) {
  const { parallel, with: fields } = product.description.refresh;
  const answers = await Promise.all(Array.from({ length: parallel }, () => product.post('/token',
    { grant_type: 'refresh_token', refresh_token: token, ...fields })));
  answers.forEach(assertTokens);
  assert.equal(new Set(answers.map(({ json }) => json.refresh_token)).size, 1);
  return answers[0].json;
}

async function revokeAll(product, door, tokens) {
  const revoked = await product.post('/revoke', { token: tokens[product.description.revoke],
    token_type_hint: product.description.revoke });
  assert.equal(revoked.status, 200, revoked.text);
  assert.equal(await doorStatus(door, tokens.access_token), 401);
  const again = await product.post('/token',
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
  if (product.description.revoke === 'access_token') {
    // RFC 7009 2.1: the grant lives on; its refresh token ends it.
    assertTokens(again);
    await product.post('/revoke', { token: again.json.refresh_token });
    assert.equal(await doorStatus(door, again.json.access_token), 401);
  } else {
    assert.equal(again.status, 400);
    assert.equal(again.json.error, 'invalid_grant');
  }
}

test('every known client signs in, calls a tool, refreshes and is revoked', async (t) => {
  const door = await openDoor(t, { settings: { CIMD_ALLOW_LOOPBACK: 'true' } });
  for (const { file, text } of descriptions()) {
    await t.test(file, async (inner) => {
      const product = new Product(door,
        describe(text, { mcp: door.mcpUrl, port: await freePort() }));
      await lookAround(product, door);
      await product.becomeKnown(inner);
      const asked = { redirect_uri: undefined, scope: undefined, resource: undefined,
        ...product.description.authorize };
      const granted = await obtainCode(door, product.client, asked);
      const first = await product.post('/token', { grant_type: 'authorization_code',
        code: granted.code, redirect_uri: granted.redirectUri, code_verifier: granted.verifier,
        ...product.description.token });
      assertTokens(first);
      assertReadable(product, first);
      if (asked.scope?.includes('offline_access'))
        assert.match(first.json.scope, /\boffline_access\b/);
      await useTool(product, door, first.json.access_token);
      const tokens = await refreshAll(product, first.json.refresh_token);
      await useTool(product, door, tokens.access_token);
      await revokeAll(product, door, tokens);
    });
  }
});
