// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage } from './support/browser.mjs';
import { authorization, doorStatus, obtainCode, redeem, register } from './support/client.mjs';
import { FaultyProvider } from './support/faulty.mjs';
import { plan, start } from './support/gatehouse.mjs';
import { freePort } from './support/http.mjs';

test('a start without the provider works as soon as the provider is there', async (t) => {
  const planned = await plan(t);
  const port = await freePort();
  planned.settings.PROVIDER_ACCOUNTS_URL = `http://127.0.0.1:${port}`;
  const door = { ...planned, run: await start(t, planned) };
  const client = await register(door);

  const request = authorization(door, client);
  const { redirect, page } = await new Browser().signIn(request.url);
  assert.ok(redirect, `no way back to the client: ${describePage(page)}`);
  assert.match(redirect.searchParams.get('error'), /^(temporarily_unavailable|server_error)$/);

  const { PROVIDER_CLIENT_ID: id, PROVIDER_CLIENT_SECRET: secret } = planned.settings;
  await new FaultyProvider(id, secret).open(t, port);
  const answer = await redeem(door, client, await obtainCode(door, client));
  assert.equal(answer.status, 200, answer.text);
  assert.equal(await doorStatus(door, answer.json.access_token), 200);
});
