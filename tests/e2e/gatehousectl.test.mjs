// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// gatehousectl with the running program: an ended session ends everywhere at once, and every command of
// its help does what it says, as a table and as JSON.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { Browser } from './support/browser.mjs';
import { authorization, bearer, doorStatus, register, signedIn } from './support/client.mjs';
import { Ctl, adminSocket } from './support/ctl.mjs';
import { openDoorToFaulty } from './support/door.mjs';
import { measures, start, temporaryFolder, until } from './support/gatehouse.mjs';
import { startScripted } from './support/upstreams.mjs';

/** A door with an admin socket, and gatehousectl for it. */
async function openAdministered(t, servers) {
  const folder = temporaryFolder(t);
  const settings = { ADMIN_SOCKET: adminSocket(folder) };
  if (servers) {
    settings.MCP_SERVERS_FILE = path.join(folder, 'servers.json');
    writeFileSync(settings.MCP_SERVERS_FILE, JSON.stringify({ mcpServers: servers }));
  }
  const door = await openDoorToFaulty(t, { settings });
  return { door, ctl: new Ctl(settings.ADMIN_SOCKET), folder };
}

/** A call that the server behind the door has begun to answer and does not finish. */
async function openStream(door, token) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call',
    params: { name: 'wait', arguments: {} } });
  const request = http.request(door.mcpUrl, { method: 'POST', agent: false, headers: {
    ...bearer(token), 'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream' } });
  const response = await new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
    request.end(body);
  });
  assert.equal(response.statusCode, 200);
  const stream = { closedAt: null };
  response.on('error', () => {});
  response.once('close', () => { stream.closedAt = performance.now(); });
  await new Promise((resolve) => response.once('data', resolve));
  return stream;
}

test('an ended session ends everywhere at once', async (t) => {
  const upstream = await startScripted(t, (request, response, body) => {
    if (!body.includes('tools/call')) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Only tools/call."}}');
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: {"jsonrpc":"2.0","method":"notifications/message","params":'
      + '{"level":"info","data":"one moment"}}\n\n');
  });
  const { door, ctl } = await openAdministered(t, { files: { url: upstream.url } });
  door.mcpUrl = `${door.baseUrl}/mcp/files`;
  const { client, tokens } = await signedIn(door);
  const kept = await signedIn(door, { metadata: { client_name: 'Kept' } });
  const told = door.provider.tokens.slice(0, 2);
  const { rows } = await ctl.json(['sessions']);
  assert.equal(rows.length, 2);
  const ended = rows.find((row) => row.client === client.client_id).id;
const stream = await openStream(door, tokens.access_token);
  const watchers = [0, 1].map(() => ctl.begin(['sessions', '--watch', '--json']));
  t.after(() => watchers.forEach(({ child }) => child.kill()));
  await until(() => watchers.every(({ stdout }) => stdout.includes(ended)), 'both watch');
  const seen = watchers.map(({ stdout }) => stdout.length);

  const begun = performance.now();
  const answer = await ctl.run(['end', ended]);
  assert.deepEqual([answer.code, answer.stdout], [0, '1 session has ended.\n'], answer.stderr);
  const done = performance.now();
  assert.equal(await doorStatus(door, tokens.access_token), 401);
  await until(() => stream.closedAt !== null, 'the stream is closed');
  // From the answer on: what gatehousectl itself takes to start is not the server's.
  if (measures) assert.ok(stream.closedAt - done < 100, `${stream.closedAt - begun} ms`);
  await until(() => watchers.every(({ stdout }, index) => stdout.slice(seen[index])
    .split('\n').some((line) => line.includes(ended) && /ended/.test(line))), 'both see it go');
  await until(() => told.every((token) => door.provider.revoked.some((one) => one.token === token)),
    'the provider was told');
  assert.equal((await ctl.json(['sessions'])).rows.length, 1);
  assert.equal(await doorStatus(door, kept.tokens.access_token), 200);
});

/** Each command of the help: what somebody types, and how the answer for people begins. */
function typed({ door, folder, ids }) {
  const said = (pattern, args = [], more = {}) => ({ args, pattern, ...more });
  return {
    status: () => said(/^server +gatehoused /),
    servers: () => said(/^NAME +/),
    providers: () => said(/^PROVIDER +/),
    'providers test': async () => said(/^The provider \S+ answers/, [await ids.provider()]),
    reload: () => said(/^The certificates and/),
    sessions: () => said(/^SESSION +/),
    end: async () => { await signedIn(door); return said(/^\d+ sessions? ha(s|ve) ended/, ['--all', '--yes']); },
    users: async () => { await signedIn(door); return said(/^PERSON +/); },
    clients: () => said(/^CLIENT +/),
    'clients waiting': async () => { await ids.wait(); return said(/^CODE +/); },
    'clients approve': async () => said(/^The client \S+ may come in/, [await ids.wait()]),
    'clients deny': async () => said(/^The client \S+ /, [await ids.wait()]),
    'clients block': async () => said(/^The client is blocked; 0 of/, [await ids.client()]),
    'clients unblock': async () => said(/^Nothing is decided about the client/, [await ids.client()]),
    'clients delete': async () => said(/^The client is deleted; 0 of/, [await ids.client()]),
    'clients create': () => said(/^Client id \S+, secret \S+ \(shown this once\)/, ['Connector', '--redirect', 'http://127.0.0.1/back']),
    'token list': () => said(/^TOKEN +/),
    'token create': () => said(/^Token gth_pat_/, ['Script', '--user', ids.person, '--server', '/mcp']),
    'token revoke': async () => said(/^1 token is revoked/, [await ids.token()]),
    attempts: () => said(/^TIME +CLIENT +HOW FAR +FINDING/),
    audit: () => said(/^WHEN|^TIME|^NUMBER/),
    'audit export': () => said(/^number,|^"?number/i, [], { lines: true }),
    'audit verify': () => said(/^The audit log is as it was written, rows 1 to /),
    'config list': () => said(/^SETTING +/),
    'config get': () => said(/^ACCESS_TOKEN_TTL=/, ['ACCESS_TOKEN_TTL']),
    'config set': () => said(/^Saved/, [`ACCESS_TOKEN_TTL=${ids.hours()}h`]),
    'config check': () => said(/^The settings are good/),
    'secret set': () => said(/^The secret files-key is kept/, ['files-key'], { input: 'a-key-of-a-server\n' }),
    'secret has': () => said(/^There is a secret files-key/, ['files-key']),
    'secret remove': async () => { await ids.secret(); return said(/^The secret files-key is gone/, ['files-key']); },
    doctor: () => said(/^\d+ good, \d+ warnings, \d+ problems$/m, [], { codes: [0, 1] }),
    backup: () => said(/^The backup is in \S+ \(\d+ bytes\)/, [path.join(folder, `backup-${ids.hours()}`)],
      { input: 'six words that nobody else knows\n' }),
    completion: () => said(/^# gatehousectl for bash/, ['bash'], { text: true }),
    manual: () => said(/^\.TH GATEHOUSECTL/, [], { text: true }),
  };
}

/** What the commands of this door are about, made when one needs it. */
function things(door, ctl) {
  let hours = 1;
  let clients = 0;
  // Of another name each: what registers the same again is the same client.
  const newClient = () => register(door, { client_name: `Client ${clients += 1}` });
  return {
    person: 'alice@example.com',
    provider: async () => (await ctl.json(['providers'])).rows[0].name,
    hours: () => (hours += 1),
    client: async () => (await newClient()).client_id,
    secret: () => ctl.run(['secret', 'set', 'files-key'], 'a-key-of-a-server\n'),
    token: async () => (await ctl.json(['token', 'create', 'Other', '--user', 'alice@example.com',
      '--server', '/mcp'])).id,
    /** A client that waits to be let in, while that is asked for; the code on its page. */
    wait: async () => {
      await ctl.json(['config', 'set', 'CLIENT_APPROVAL=ask']);
      const client = await newClient();
      await new Browser().get(authorization(door, client).url);
      const { rows } = await ctl.json(['clients', 'waiting']);
      await ctl.json(['config', 'set', 'CLIENT_APPROVAL=']);
      return rows.find((row) => row.client === client.client_id).code;
    },
  };
}

test('every command of its help answers, for people and for scripts', async (t) => {
  const { door, ctl, folder } = await openAdministered(t);
  const help = await ctl.run(['--help']);
  const named = help.stdout.split('Commands:\n')[1].split('\n\n')[0].split('\n')
    .map((line) => line.trim().match(/^[a-z]+(?: [a-z]+)?(?=$| {2,}| [A-Z[])/)?.[0]
      ?? line.trim().split(' ')[0]);
  await signedIn(door);
  const rows = typed({ door, folder, ids: things(door, ctl) });
  assert.deepEqual(new Set(named), new Set([...Object.keys(rows), 'stop']));
  for (const [name, prepare] of Object.entries(rows)) {
    await t.test(name, async () => {
      for (const asJson of [false, true]) {
        const { args, pattern, input, codes = [0], lines, text } = await prepare();
        const words = [...name.split(' '), ...args, ...(asJson ? ['--json'] : [])];
        const { code, stdout, stderr } = await ctl.run(words, input);
        assert.ok(codes.includes(code), `${words.join(' ')}: ${code} ${stderr}`);
        assert.doesNotMatch(stdout + stderr, /AddressSanitizer|runtime error:/);
        if (!asJson || text) {
          assert.match(stdout, pattern);
          continue;
        }
        const answers = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
        if (!lines) assert.equal(answers.length, 1);
        for (const answer of answers) assert.equal(typeof answer, 'object');
      }
      const { code, stdout } = await ctl.run([...name.split(' '), '--help']);
      assert.equal(code, 0);
      assert.ok(stdout.startsWith(`gatehousectl ${name}`));
    });
  }

  await t.test('stop', async () => {
    for (const more of [[], ['--json']]) {
      const { code, stderr } = await ctl.run(['stop', ...more]);
      assert.equal(code, 0, stderr);
      assert.deepEqual(await door.run.ended, { code: 0, signal: null });
      door.run.stopped = true;
      assert.ok(!existsSync(ctl.socket));
      assert.equal((await ctl.run(['status'])).code, 3);
      if (!more.length) door.run = await start(t, door);
    }
  });
});
