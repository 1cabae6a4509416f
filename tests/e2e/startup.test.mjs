// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { plan, randomSecret, Run, start, startRefused } from './support/gatehouse.mjs';
import { listen, send } from './support/http.mjs';

const provider = { PROVIDER_ACCOUNTS_URL: 'http://127.0.0.1:9' };

/** One plain sentence for whoever started it: no stack, no code, and the name of what is wrong. */
function assertRefusal(result, ...mentions) {
  assert.notEqual(result.code, 0, result.stderr);
  assert.equal(result.signal, null, `it had to be killed: ${result.stderr}`);
  assert.doesNotMatch(result.stdout, /is ready at/);
  const lines = result.stderr.trim().split('\n').filter((line) => mentions.every(
    (mention) => (mention instanceof RegExp ? mention.test(line) : line.includes(mention))));
  assert.ok(lines.length >= 1, `no line that says it: ${result.stderr}`);
  assert.doesNotMatch(result.stderr, /ASSERT|terminate called|core dumped|qFatal/);
}

test('an occupied port', async (t) => {
  const planned = await plan(t, { settings: provider });
  await listen(t, (request, response) => response.end(), planned.port);
  assertRefusal(await startRefused(t, planned), String(planned.port), /use|occupied|taken/i);
});

test('a database that is none', async (t) => {
  const planned = await plan(t, { settings: provider });
  const run = await start(t, planned);
  await run.stop();
  const data = planned.settings.DATA_DIR;
  const database = readdirSync(data).find((name) => /\.(db|sqlite3?)$/.test(name));
  assert.ok(database, readdirSync(data).join(' '));
  writeFileSync(path.join(data, database), randomSecret().repeat(1000));
  for (const rest of ['-wal', '-shm']) {
    if (existsSync(path.join(data, database + rest))) writeFileSync(path.join(data, database + rest), '');
  }
  assertRefusal(await startRefused(t, planned), database);
});

test('a data folder that cannot be made', async (t) => {
  const planned = await plan(t, { settings: provider });
  const file = path.join(planned.folder, 'a-file');
  writeFileSync(file, '');
  planned.settings.DATA_DIR = path.join(file, 'data');
  assertRefusal(await startRefused(t, planned), planned.settings.DATA_DIR);
});

test('a key file that others may read', async (t) => {
  const planned = await plan(t, { settings: provider });
  const run = await start(t, planned);
  await run.stop();
  const data = planned.settings.DATA_DIR;
  const key = readdirSync(data).find((name) => /key/.test(name));
  assert.ok(key, readdirSync(data).join(' '));
  chmodSync(path.join(data, key), 0o644);
  assertRefusal(await startRefused(t, planned), key, /read|permission|chmod|0600/i);
});

test('a key file of the wrong length', async (t) => {
  const planned = await plan(t, { settings: provider });
  await (await start(t, planned)).stop();
  const data = planned.settings.DATA_DIR;
  const key = readdirSync(data).find((name) => /key/.test(name));
  writeFileSync(path.join(data, key), 'short', { mode: 0o600 });
  assertRefusal(await startRefused(t, planned), key);
});

const wrongValues = [
  ['BASE_URL', 'ftp://gate.example.com'],
  ['BASE_URL', 'https://gate.example.com/?x=1'],
  ['BASE_URL', 'http://gate.example.com'],
  ['BASE_URL', 'gate.example.com'],
  ['PORT', '99999'],
  ['PORT', 'many'],
  ['HOST', 'not-an-address'],
  ['OAUTH_CLIENT_SECRET', 'short'],
  ['OAUTH_REDIRECT_URI', 'https://elsewhere.example/oauth/callback'],
  ['ACCESS_TOKEN_TTL', '-5'],
  ['RS_TOKENS_ENC_KEY', 'abc'],
  ['AUTH_STRATEGY', 'magic'],
  ['OAUTH_REDIRECT_ALLOW_ALL', 'true'],
  ['AUTH_ALLOW_DIRECT_BEARER', 'true'],
  ['OAUTH_EXTRA_AUTH_PARAMS', 'state=x'],
];

for (const [name, value] of wrongValues) {
  test(`${name}=${value}`, async (t) => {
    const planned = await plan(t, { settings: { ...provider, [name]: value } });
    const result = await startRefused(t, planned);
    assertRefusal(result, name);
    if (name === 'OAUTH_CLIENT_SECRET' || name === 'RS_TOKENS_ENC_KEY') {
      assert.ok(!result.stderr.includes(`${name}=${value}`), 'secrets are masked');
    }
  });
}

test('several mistakes are told at once, a line each', async (t) => {
  const planned = await plan(t, { settings: { ...provider, PORT: 'many', HOST: 'x y', BASE_URL: 'no' } });
  const result = await startRefused(t, planned);
  for (const name of ['PORT', 'HOST', 'BASE_URL']) assertRefusal(result, name);
});

test('no provider at all', async (t) => {
  const planned = await plan(t);
  delete planned.settings.PROVIDER_CLIENT_ID;
  delete planned.settings.PROVIDER_CLIENT_SECRET;
  assertRefusal(await startRefused(t, planned), 'PROVIDER_CLIENT_ID');
});

test('a settings file that is not there', async (t) => {
  const planned = await plan(t, { settings: provider });
  assertRefusal(await startRefused(t, planned, ['--settings', '/nowhere/gatehouse.env']),
    '/nowhere/gatehouse.env');
});

test('an argument nobody knows', async (t) => {
  const planned = await plan(t, { settings: provider });
  assertRefusal(await startRefused(t, planned, ['--settigns', 'x']), /settigns/);
});

test('a misspelt setting is a warning with the name that was meant', async (t) => {
  const planned = await plan(t, { settings: { ...provider, ALOWED_USERS: 'x@example.com' } });
  const run = await start(t, planned);
  assert.match(run.stderr, /ALOWED_USERS.*ALLOWED_USERS/);
});

test('an empty guest list is said at the start', async (t) => {
  const planned = await plan(t, { settings: { ...provider, ALLOWED_USERS: '' } });
  const run = await start(t, planned);
  assert.match(run.stderr, /ALLOWED_USERS/);
});

test('it starts in a folder it makes itself, and a second one beside it is refused', async (t) => {
  const planned = await plan(t, { settings: provider });
  mkdirSync(path.join(planned.folder, 'deep'), { mode: 0o700 });
  planned.settings.DATA_DIR = path.join(planned.folder, 'deep', 'er', 'data');
  const run = await start(t, planned);
  const answer = await send(`${planned.baseUrl}/health`);
  assert.equal(answer.status, 200);
  assert.equal(run.stdout.trim().split('\n').length, 1, 'one line on standard output');
});

test('--help names every setting and --version a version', async (t) => {
  const planned = await plan(t);
  for (const [argument, pattern] of [['--help', /PROVIDER_ACCOUNTS_URL/], ['--version', /\d+\.\d+/]]) {
    const run = new Run(planned.folder, [argument]);
    assert.equal((await run.ended).code, 0);
    assert.match(run.stdout, pattern);
  }
});
