// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { bearer, callMcp, signedIn } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { send } from './support/http.mjs';

const MODERN = '2026-07-28';
const CLIENT = { name: 'e2e', version: '1' };

function initialize(protocolVersion) {
  return { method: 'initialize', params: { protocolVersion, capabilities: {}, clientInfo: CLIENT } };
}

/** The JSON-RPC answer, whether it came as JSON or as one event of a stream. */
function rpc(answer) {
  if (answer.type === 'application/json') return answer.json;
  const events = answer.text.split(/\r?\n\r?\n/).map((event) => event.split(/\r?\n/)
    .filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim()).join('\n'));
  return JSON.parse(events.filter(Boolean).at(-1));
}

/** A request of the stateless revision, headers and body in agreement unless told otherwise. */
function modern(method, params = {}, changed = {}) {
  const headers = { 'MCP-Protocol-Version': MODERN, 'Mcp-Method': method };
  if (params.name) headers['Mcp-Name'] = params.name;
  const body = { method, params: { ...params, _meta: {
    'io.modelcontextprotocol/protocolVersion': MODERN,
    'io.modelcontextprotocol/clientInfo': CLIENT,
    'io.modelcontextprotocol/clientCapabilities': {} } } };
  const merged = { ...headers, ...changed };
  for (const name of Object.keys(merged)) if (merged[name] === undefined) delete merged[name];
  return [body, merged];
}

test('without a token every method is 401 with the way to one', async (t) => {
  const door = await openDoor(t);
  const body = JSON.stringify({ jsonrpc: '2.0', id: 7, ...initialize('2025-11-25') });
  const tokens = { none: {}, 'an unknown one': bearer(`gth_at_${'A'.repeat(43)}`),
    'a malformed one': bearer('x y'), 'another scheme': { Authorization: 'Basic YTpi' },
    'an empty one': { Authorization: 'Bearer ' } };
  for (const [name, authorization] of Object.entries(tokens)) {
    for (const method of ['POST', 'GET', 'DELETE']) {
      await t.test(`${method} with ${name}`, async () => {
        const answer = await send(door.mcpUrl, { method, body: method === 'POST' ? body : undefined,
          headers: { ...authorization, Accept: 'application/json, text/event-stream',
            'Content-Type': 'application/json' } });
        assert.equal(answer.status, 401);
        const challenge = answer.headers['www-authenticate'];
        assert.match(challenge, /^Bearer /);
        assert.ok(challenge.includes(`resource_metadata="${
          door.baseUrl}/.well-known/oauth-protected-resource/mcp"`), challenge);
        assert.match(challenge, /scope="mcp"/);
        if (name === 'an unknown one') assert.match(challenge, /error="invalid_token"/);
        if (name === 'none') assert.doesNotMatch(challenge, /error=/);
        assert.equal(answer.type, 'application/json');
        assert.equal(answer.json.jsonrpc, '2.0');
        assert.equal(typeof answer.json.error.code, 'number');
        assert.equal(answer.headers['access-control-allow-origin'], '*');
      });
    }
  }
  await t.test('a token in the query is no token', async () => {
    const { tokens: { access_token: token } } = await signedIn(door);
    const answer = await send(`${door.mcpUrl}?access_token=${token}`, { method: 'POST', body,
      headers: { 'Content-Type': 'application/json' } });
    assert.equal(answer.status, 401);
  });
});

test('a foreign Origin is 403 before anything else', async (t) => {
  const door = await openDoor(t);
  const { tokens: { access_token: token } } = await signedIn(door);
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1.evil.example',
    'http://localhost.evil.example:3000', `${door.baseUrl}.evil.example`, 'file://', 'x']) {
    for (const presented of [token, null]) {
      const answer = await callMcp(door, presented, initialize('2025-11-25'), { Origin: origin });
      assert.equal(answer.status, 403, origin);
    }
  }
  assert.equal((await callMcp(door, token, initialize('2025-11-25'), { Origin: door.baseUrl })).status,
    200);
});

test('revisions with sessions', async (t) => {
  const door = await openDoor(t);
  const { tokens: { access_token: token } } = await signedIn(door);

  for (const version of ['2025-03-26', '2025-06-18', '2025-11-25']) {
    await t.test(version, async () => {
      const answer = await callMcp(door, token, initialize(version));
      assert.equal(answer.status, 200, answer.text);
      const { result } = rpc(answer);
      assert.equal(result.protocolVersion, version);
      assert.ok(result.serverInfo.name);
      assert.ok(result.capabilities.tools);
      const session = { 'Mcp-Session-Id': answer.headers['mcp-session-id'],
        'MCP-Protocol-Version': version };
      assert.match(session['Mcp-Session-Id'], /^[\x21-\x7e]{22,}$/);
      const note = await send(door.mcpUrl, { method: 'POST',
        headers: { ...session, ...bearer(token), 'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream' },
        body: JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }) });
      assert.equal(note.status, 202, note.text);
      assert.equal(note.text, '');
      const list = rpc(await callMcp(door, token, { id: 'ä-1', method: 'tools/list' }, session));
      assert.equal(list.id, 'ä-1');
      assert.equal(list.result.tools.length, 3);
      const ping = rpc(await callMcp(door, token, { method: 'ping' }, session));
      assert.deepEqual(ping.result, {});
      const unknown = rpc(await callMcp(door, token, { method: 'no/such' }, session));
      assert.equal(unknown.error.code, -32601);
    });
  }

  const open = async (who = token) => (await callMcp(door, who, initialize('2025-11-25')))
    .headers['mcp-session-id'];
  const headers = (session) => ({ 'Mcp-Session-Id': session, 'MCP-Protocol-Version': '2025-11-25' });

  await t.test('an unknown session is 404, a missing one 400', async () => {
    const unknown = await callMcp(door, token, { method: 'tools/list' },
      headers('00000000-0000-4000-8000-000000000000'));
    assert.equal(unknown.status, 404);
    assert.equal(unknown.json.error.code, -32001);
    const missing = await callMcp(door, token, { method: 'tools/list' },
      { 'MCP-Protocol-Version': '2025-11-25' });
    assert.equal(missing.status, 400, missing.text);
  });
  await t.test('somebody else\'s session is 404', async () => {
    const session = await open();
    const { tokens: stranger } = await signedIn(door, { metadata: { client_name: 'Stranger' } });
    const answer = await callMcp(door, stranger.access_token, { method: 'tools/list' },
      headers(session));
    assert.equal(answer.status, 404);
    assert.equal((await callMcp(door, token, { method: 'tools/list' }, headers(session))).status, 200);
  });
  await t.test('DELETE ends it', async () => {
    const session = await open();
    const gone = await send(door.mcpUrl, { method: 'DELETE',
      headers: { ...bearer(token), ...headers(session) } });
    assert.ok(gone.status === 200 || gone.status === 204, String(gone.status));
    assert.equal((await callMcp(door, token, { method: 'tools/list' }, headers(session))).status, 404);
  });
  await t.test('an unknown revision is answered with one of ours', async () => {
    const { result } = rpc(await callMcp(door, token, initialize('1999-01-01')));
    assert.match(result.protocolVersion, /^202\d-\d\d-\d\d$/);
  });
});

test('revision 2026-07-28 without sessions', async (t) => {
  const door = await openDoor(t);
  const { tokens: { access_token: token } } = await signedIn(door);
  const call = (method, params, changed) => callMcp(door, token, ...modern(method, params, changed));

  await t.test('server/discover and the tools', async () => {
    const discovered = await call('server/discover');
    assert.equal(discovered.status, 200, discovered.text);
    assert.ok(rpc(discovered).result.supportedVersions.includes(MODERN));
    assert.equal(discovered.headers['mcp-session-id'], undefined);
    assert.equal(rpc(await call('tools/list')).result.tools.length, 3);
    const whoami = rpc(await call('tools/call', { name: 'whoami', arguments: {} }));
    assert.match(JSON.stringify(whoami.result.content), /alice@example\.com/);
  });
  const mismatches = [
    ['Mcp-Method of another method', 'tools/call', { name: 'echo', arguments: {} },
      { 'Mcp-Method': 'tools/list' }],
    ['no Mcp-Method', 'tools/list', {}, { 'Mcp-Method': undefined }],
    ['Mcp-Name of another tool', 'tools/call', { name: 'echo', arguments: {} }, { 'Mcp-Name': 'whoami' }],
    ['no Mcp-Name', 'tools/call', { name: 'echo', arguments: {} }, { 'Mcp-Name': undefined }],
  ];
  for (const [name, method, params, changed] of mismatches) {
    await t.test(`${name}: 400 and -32020`, async () => {
      const answer = await call(method, params, changed);
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.json.error.code, -32020);
    });
  }
  await t.test('an unsupported version: 400 and -32022 with what is supported', async () => {
    const [body, headers] = modern('tools/list', {}, { 'MCP-Protocol-Version': '2099-01-01' });
    body.params._meta['io.modelcontextprotocol/protocolVersion'] = '2099-01-01';
    const answer = await callMcp(door, token, body, headers);
    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.json.error.code, -32022);
    assert.ok(answer.json.error.data.supported.includes(MODERN));
  });
  await t.test('an unknown method: 404 and -32601', async () => {
    const answer = await call('no/such');
    assert.equal(answer.status, 404, answer.text);
    assert.equal(answer.json.error.code, -32601);
  });
});

test('bodies that are no JSON-RPC', async (t) => {
  const door = await openDoor(t);
  const { tokens: { access_token: token } } = await signedIn(door);
  const post = (body, type = 'application/json') => send(door.mcpUrl, { method: 'POST', body,
    headers: { ...bearer(token), 'Content-Type': type, Accept: 'application/json, text/event-stream' } });
  const bodies = ['{', '', '\u00ff', '{}', '[]', 'null', '17', '{"jsonrpc":"1.0","id":1,"method":"ping"}',
    '{"jsonrpc":"2.0","id":{},"method":"ping"}', '{"jsonrpc":"2.0","id":1}', '['.repeat(100_000),
    '{"jsonrpc":"2.0","id":1,"method":"ping","params":7}', '{"jsonrpc":"2.0","id":1,"method":"ping"}x'];
  for (const body of bodies) {
    await t.test(JSON.stringify(body).slice(0, 60), async () => {
      const answer = await post(body);
      assert.equal(answer.status, 400, answer.text);
      assert.equal(answer.json.jsonrpc, '2.0');
      assert.ok([-32700, -32600].includes(answer.json.error.code), answer.text);
    });
  }
  await t.test('a form is 415', async () => {
    const answer = await post('a=b', 'application/x-www-form-urlencoded');
    assert.equal(answer.status, 415, answer.text);
  });
});
