// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Browser, describePage } from './support/browser.mjs';
import { authorization, doorStatus, obtainCode, redeem, refresh, register, REDIRECT_URI, signedIn }
  from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { start, until } from './support/gatehouse.mjs';

function onDisk(door) {
  const folder = door.settings.DATA_DIR;
  return Buffer.concat(readdirSync(folder).filter((name) => name.startsWith('gatehouse.db'))
    .map((name) => readFileSync(path.join(folder, name))));
}

async function crash(t, door) {
  const { signal } = await door.run.end('SIGKILL');
  assert.equal(signal, 'SIGKILL');
  door.run.stopped = true;
  door.run = await start(t, door);
}

test('what was acknowledged survives kill -9', async (t) => {
  const door = await openDoor(t);
  const { client, tokens } = await signedIn(door);
  const code = await obtainCode(door, client);
  const browser = new Browser();
  const pending = authorization(door, client);
  const page = await browser.get(pending.url);
  // A sign-in on its way is written within a second.
  await until(() => onDisk(door).includes(pending.state), 'the open consent page is stored');
  await crash(t, door);

  await t.test('access tokens', async () => {
    assert.equal(await doorStatus(door, tokens.access_token), 200);
  });
  await t.test('registrations', async () => {
    assert.equal((await register(door)).client_id, client.client_id);
  });
  await t.test('a code that was under way', async () => {
    const answer = await redeem(door, client, code);
    assert.equal(answer.status, 200, answer.text);
  });
  await t.test('an open consent page', async () => {
    const { redirect, page: last } = await browser.follow(
      await browser.submit(page, { decision: 'allow' }), (url) => url.startsWith(REDIRECT_URI));
    assert.ok(redirect?.searchParams.get('code'), describePage(last));
  });
  await t.test('refresh tokens, which rotate as before', async () => {
    const second = await refresh(door, client, tokens.refresh_token);
    assert.equal(second.status, 200, second.text);
    await crash(t, door);
    const repeated = await refresh(door, client, tokens.refresh_token);
    assert.equal(repeated.json.refresh_token, second.json.refresh_token, repeated.text);
    const third = await refresh(door, client, second.json.refresh_token);
    assert.equal(third.status, 200, third.text);
    await crash(t, door);
    assert.equal((await refresh(door, client, tokens.refresh_token)).json.error, 'invalid_grant');
    await crash(t, door);
    assert.equal(await doorStatus(door, third.json.access_token), 401);
  });
});

test('kill -9 amid refreshes never leaves a client without its session', async (t) => {
  const door = await openDoor(t);
  const sessions = [];
  for (let index = 0; index < 6; index += 1) sessions.push(await signedIn(door));
  let latest = sessions.map(({ tokens }) => tokens.refresh_token);
  for (let round = 0; round < 3; round += 1) {
    const storm = sessions.map(async ({ client }, index) => {
      for (;;) {
        const answer = await refresh(door, client, latest[index]).catch(() => null);
        if (!answer) return;
        assert.equal(answer.status, 200, answer.text);
        latest[index] = answer.json.refresh_token;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { end } = { end: door.run.end('SIGKILL') };
    await Promise.all([...storm, end]);
    door.run.stopped = true;
    door.run = await start(t, door);
    // The last answer may have been lost on the way: its client presents the same token again.
    for (const [index, { client }] of sessions.entries()) {
      const answer = await refresh(door, client, latest[index]);
      assert.equal(answer.status, 200, `session ${index}, round ${round}: ${answer.text}`);
      latest[index] = answer.json.refresh_token;
      assert.equal(await doorStatus(door, answer.json.access_token), 200);
    }
  }
});

test('who is taken off the list loses the session with the next refresh', async (t) => {
  const door = await openDoor(t);
  const { client, tokens } = await signedIn(door);
  await door.run.stop();
  door.settings.ALLOWED_USERS = 'carol@example.com';
  door.run = await start(t, door);
  const answer = await refresh(door, client, tokens.refresh_token);
  assert.equal(answer.status, 400, answer.text);
  assert.equal(answer.json.error, 'invalid_grant');
  assert.equal(await doorStatus(door, tokens.access_token), 401);
});
