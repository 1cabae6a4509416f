// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Both lines of the SDK's client through the door to published servers that are programs.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Client as ClientV2, StreamableHTTPClientTransport as TransportV2 }
  from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as TransportV1 }
  from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CreateMessageRequestSchema, ElicitRequestSchema, ListRootsRequestSchema,
  LoggingMessageNotificationSchema, ResourceUpdatedNotificationSchema }
  from '@modelcontextprotocol/sdk/types.js';
import { bearer, signedIn } from './support/client.mjs';
import { temporaryFolder } from './support/gatehouse.mjs';
import { openDoorTo } from './support/upstreams.mjs';

const server = (name) => fileURLToPath(new URL(
  `./node_modules/@modelcontextprotocol/${name}/dist/index.js`, import.meta.url));
const everything = { command: process.execPath, args: [server('server-everything'), 'stdio'] };
const filesystem = (folder) => ({ command: process.execPath,
  args: [server('server-filesystem'), folder] });

const connectV1 = async (url, token, capabilities = {}) => {
  const client = new ClientV1({ name: 'e2e', version: '1' }, { capabilities });
  await client.connect(new TransportV1(new URL(url), { requestInit: { headers: bearer(token) } }));
  return client;
};
const connectV2 = (mode) => async (url, token) => {
  const client = new ClientV2({ name: 'e2e', version: '2' }, { versionNegotiation: { mode } });
  await client.connect(new TransportV2(new URL(url), { requestInit: { headers: bearer(token) } }));
  return client;
};
const lines = {
  'SDK v1': connectV1,
  'SDK v2 with sessions': connectV2('legacy'),
  'SDK v2 with 2026-07-28': connectV2({ pin: '2026-07-28' }),
};
const isV1 = (name) => name === 'SDK v1';
const textOf = (result) => result.content.map((part) => part.text ?? '').join('');
const until = async (what, within = 10_000) => {
  const deadline = Date.now() + within;
  while (!await what()) {
    assert.ok(Date.now() < deadline, `not in time: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
};
const isAlive = (pid) => {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
};
/** Children of gatehoused that run server-everything. */
function programs(parent) {
  const field = (pid, file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return ''; // it has ended meanwhile
    }
  };
  return readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map(Number)
    .filter((pid) => new RegExp(`\\) \\S ${parent} `).test(field(pid, 'stat'))
      && field(pid, 'cmdline').includes('server-everything'));
}

for (const [name, connect] of Object.entries(lines)) {
  test(`${name} uses server-everything as a program`, async (t) => {
    const door = await openDoorTo(t, { everything });
    const { tokens } = await signedIn(door);
    const client = await connect(door.mcpUrl, tokens.access_token);
    const { tools } = await client.listTools();
    assert.ok(tools.some((tool) => tool.name === 'echo'), JSON.stringify(tools.map((x) => x.name)));
    const echoed = await client.callTool({ name: 'echo', arguments: { message: 'Grüß Gott 👋' } });
    assert.match(textOf(echoed), /Grüß Gott 👋/);
    const progress = [];
    await client.callTool({ name: 'trigger-long-running-operation',
      arguments: { duration: 1, steps: 4 } }, ...(isV1(name) ? [undefined] : []),
    { onprogress: (note) => progress.push(note.progress) });
    assert.deepEqual(progress, [1, 2, 3, 4]);
    const { resources } = await client.listResources();
    assert.ok(resources.length > 0);
    const { prompts } = await client.listPrompts();
    assert.ok(prompts.length > 0);
    const sums = await Promise.all(Array.from({ length: 30 }, (_, i) => client.callTool(
      { name: 'get-sum', arguments: { a: i, b: 1000 } })));
    sums.forEach((sum, i) => assert.match(textOf(sum), new RegExp(`\\b${i + 1000}\\b`)));
    const environment = JSON.parse(textOf(await client.callTool({ name: 'get-env', arguments: {} })));
    const known = /^(PATH|HOME|LANG|TZ|TMPDIR|LC_.*|GATEHOUSE_CHILD)$/;
    assert.deepEqual(Object.keys(environment).filter((key) => !known.test(key)), []);
    await client.close();
  });

  test(`${name} uses server-filesystem as a program`, async (t) => {
    const folder = realpathSync(temporaryFolder(t));
    writeFileSync(path.join(folder, 'note.txt'), 'one line\n');
    mkdirSync(path.join(folder, 'inner'));
    const door = await openDoorTo(t, { files: { ...filesystem(folder), isolation: 'user',
      tools: { deny: ['write_*', 'edit_*', 'move_*', 'create_*'] } } });
    const { tokens } = await signedIn(door);
    const client = await connect(door.mcpUrl, tokens.access_token);
    const { tools } = await client.listTools();
    assert.deepEqual(tools.filter((tool) => /^(write|edit|move|create)_/.test(tool.name)), []);
    const read = await client.callTool({ name: 'read_text_file',
      arguments: { path: path.join(folder, 'note.txt') } });
    assert.match(textOf(read), /one line/);
    const outside = await client.callTool({ name: 'read_text_file',
      arguments: { path: '/etc/hostname' } });
    assert.equal(outside.isError, true);
    await assert.rejects(client.callTool({ name: 'write_file',
      arguments: { path: path.join(folder, 'new.txt'), content: 'x' } }));
    assert.ok(!existsSync(path.join(folder, 'new.txt')));
    await client.close();
  });
}

test('the server asks and tells exactly its client', async (t) => {
  const door = await openDoorTo(t, { everything });
  const clients = await Promise.all(['ann', 'bob'].map(async (name) => {
    const { tokens } = await signedIn(door);
    const client = await connectV1(door.mcpUrl, tokens.access_token,
      { sampling: {}, elicitation: {}, roots: { listChanged: true } });
    const seen = { asked: 0, logs: 0, updates: 0 };
    client.setRequestHandler(CreateMessageRequestSchema, () => {
      seen.asked += 1;
      return { model: 'test', role: 'assistant', content: { type: 'text', text: `by ${name}` } };
    });
    client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'decline' }));
    client.setRequestHandler(ListRootsRequestSchema,
      () => ({ roots: [{ uri: `file:///${name}`, name }] }));
    client.setNotificationHandler(LoggingMessageNotificationSchema, () => { seen.logs += 1; });
    client.setNotificationHandler(ResourceUpdatedNotificationSchema, () => { seen.updates += 1; });
    return { name, client, seen };
  }));
  for (const { name, client } of clients) {
    const answered = await client.callTool({ name: 'trigger-sampling-request',
      arguments: { prompt: 'hello', maxTokens: 5 } });
    assert.match(textOf(answered), new RegExp(`by ${name}`));
  }
  assert.deepEqual(clients.map(({ seen }) => seen.asked), [1, 1]);
  const [ann, bob] = clients;
  const { resources } = await ann.client.listResources();
  await ann.client.subscribeResource({ uri: resources[0].uri });
  await ann.client.callTool({ name: 'toggle-subscriber-updates', arguments: {} });
  await until(() => ann.seen.updates > 0);
  assert.equal(bob.seen.updates, 0);
  for (const { client } of clients) await client.close();
});

test('a program gets the token of the provider, and no other', async (t) => {
  const door = await openDoorTo(t, { everything: { ...everything, forward: 'provider-token' } });
  const { tokens } = await signedIn(door);
  const client = await connectV1(door.mcpUrl, tokens.access_token);
  const environment = textOf(await client.callTool({ name: 'get-env', arguments: {} }));
  const token = JSON.parse(environment).GATEHOUSE_PROVIDER_TOKEN;
  assert.ok(!environment.includes(tokens.access_token));
  const discovery = await fetch(`${door.provider.issuer}/.well-known/openid-configuration`);
  const { userinfo_endpoint: userinfo } = await discovery.json();
  const answer = await fetch(userinfo, { headers: bearer(token) });
  assert.equal(answer.status, 200);
  assert.ok((await answer.json()).sub);
  await client.close();
});

test('a session outlives its program, and nothing outlives gatehoused', async (t) => {
  const door = await openDoorTo(t, { everything });
  const { tokens } = await signedIn(door);
  const client = await connectV1(door.mcpUrl, tokens.access_token);
  const session = client.transport.sessionId;
  const [first] = programs(door.run.pid);
  assert.ok(first);
  process.kill(first, 'SIGKILL');
  await until(() => !isAlive(first));
  await until(async () => client.callTool({ name: 'echo', arguments: { message: 'again' } })
    .then((result) => /again/.test(textOf(result)), () => false));
  assert.equal(client.transport.sessionId, session);
  const [second] = programs(door.run.pid);
  assert.ok(second && second !== first);
  door.run.stopped = true;
  await door.run.end('SIGKILL');
  await until(() => !isAlive(second));
  await client.close().catch(() => {});
});
