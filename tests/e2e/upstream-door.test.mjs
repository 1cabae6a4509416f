// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What servers behind the door learn, and what changes while it runs.
import assert from 'node:assert/strict';
import test from 'node:test';
import { bearer, callMcp, signedIn } from './support/client.mjs';
import { start, startRefused } from './support/gatehouse.mjs';
import { send } from './support/http.mjs';
import { openDoorTo, rawGet, startScripted } from './support/upstreams.mjs';

const ping = { method: 'ping' };

function recorder(t) {
  const seen = [];
  return startScripted(t, (request, response, body) => {
    seen.push(request.headers);
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: JSON.parse(body).id, result: {} }));
  }).then((server) => ({ ...server, seen }));
}

test('forward: identity names the person, provider-token hands on the provider\'s token', async (t) => {
  const identity = await recorder(t);
  const token = await recorder(t);
  const door = await openDoorTo(t, {
    who: { url: identity.url, forward: 'identity', headers: { 'X-Key': '${secret:up-key}' } },
    mail: { url: token.url, forward: 'provider-token' },
  }, { environment: { SECRET_UP_KEY: 'k3y' } });
  const { tokens } = await signedIn(door);
  const forged = { 'X-Gatehouse-User': 'root', 'X_Gatehouse_Email': 'root@example.com',
    Cookie: 'a=b' };
  assert.equal((await callMcp(door, tokens.access_token, ping, forged)).status, 200);
  const [headers] = identity.seen;
  assert.equal(headers['x-gatehouse-email'], 'alice@example.com');
  assert.match(headers['x-gatehouse-user'], /^[\w-]{22}$/);
  assert.equal(headers['x-key'], 'k3y');
  for (const name of ['authorization', 'cookie', 'x_gatehouse_email']) {
    assert.equal(headers[name], undefined, name);
  }

  const mail = { ...door, mcpUrl: `${door.baseUrl}/mcp/mail` };
  const { tokens: forMail } = await signedIn(mail);
  assert.equal((await callMcp(mail, forMail.access_token, ping)).status, 200);
  const [, presented] = token.seen[0].authorization.match(/^Bearer (\S+)$/);
  assert.notEqual(presented, forMail.access_token);
  // It is good at the provider, and nowhere at the door.
  const discovery = (await send(`${door.provider.issuer}/.well-known/openid-configuration`)).json;
  const person = await send(discovery.userinfo_endpoint, { headers: bearer(presented) });
  assert.equal(person.json.email, 'alice@example.com', person.text);
  assert.equal((await callMcp(mail, presented, ping)).status, 401);
});

test('SIGHUP reads the servers again', async (t) => {
  const first = await recorder(t);
  const second = await recorder(t);
  const door = await openDoorTo(t, { one: { url: first.url } });
  const { tokens } = await signedIn(door);
  assert.equal((await callMcp(door, tokens.access_token, ping)).status, 200);
  door.writeServers({ one: { url: second.url }, two: { url: first.url } });
  door.run.child.kill('SIGHUP');
  while (!second.seen.length) {
    assert.equal((await callMcp(door, tokens.access_token, ping)).status, 200);
  }
  assert.equal((await send(`${door.baseUrl}/.well-known/oauth-protected-resource/mcp/two`)).json
    .resource, `${door.baseUrl}/mcp/two`);
});

test('a session id of a server outlives a restart of the door', async (t) => {
  const { url } = await startScripted(t, (request, response, body) => {
    const message = JSON.parse(body);
    const known = message.method === 'initialize'
      || request.headers['mcp-session-id'] === 'the-only-one';
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'application/json',
      'Mcp-Session-Id': 'the-only-one' });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: message.id, result: {} }));
  });
  const door = await openDoorTo(t, { one: { url } });
  const { tokens } = await signedIn(door);
  const opened = await callMcp(door, tokens.access_token, { method: 'initialize', params: {} });
  const session = { 'Mcp-Session-Id': opened.headers['mcp-session-id'] };
  await door.run.stop();
  await start(t, door);
  assert.equal((await callMcp(door, tokens.access_token, ping, session)).status, 200);
});

test('SIGTERM ends an event stream properly', async (t) => {
  const { url } = await startScripted(t, (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: {}\n\n');
  });
  const door = await openDoorTo(t, { one: { url } });
  const { tokens } = await signedIn(door);
  const response = await rawGet(door.mcpUrl, { ...bearer(tokens.access_token),
    Accept: 'text/event-stream' });
  let text = '';
  response.on('data', (chunk) => { text += chunk; });
  const ended = new Promise((resolve) => { response.once('close', resolve); });
  while (!text.includes('data:')) await new Promise((resolve) => { setTimeout(resolve, 5); });
  const before = performance.now();
  await door.run.stop();
  await ended;
  assert.ok(response.complete);
  assert.ok(performance.now() - before < 3000);
});

test('a wrong servers file stops the start with line and path', async (t) => {
  const door = await openDoorTo(t, { one: { url: 'http://127.0.0.1:1/' } });
  await door.run.stop();
  door.writeServers({ one: { url: 'ftp://x' }, two: { command: 'npx', forward: 'x' } });
  const { code, stderr } = await startRefused(t, door);
  assert.equal(code, 2, stderr);
  assert.match(stderr, /servers\.json, line 4\D.*mcpServers\.one\.url/);
  assert.match(stderr, /servers\.json, line 8\D.*mcpServers\.two\.forward/);
});
