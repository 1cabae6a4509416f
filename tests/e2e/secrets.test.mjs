// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Browser, parseForm } from './support/browser.mjs';
import { authorization, callMcp, obtainCode, redeem, refresh, register, signedIn }
  from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { sendForm } from './support/http.mjs';

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** A secret may hide as it is, in hex, or in either base64. */
function spellings(secret) {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
    bytes.toString('base64url').slice(0, -1), encodeURIComponent(secret)];
}

test('no token, code or secret of a run can be found in what the server leaves behind', async (t) => {
  const door = await openDoor(t, { settings: { LOG_LEVEL: 'debug' } });
  const secrets = new Map([
    ['OAUTH_CLIENT_SECRET', door.settings.OAUTH_CLIENT_SECRET],
    ['PROVIDER_CLIENT_SECRET', door.settings.PROVIDER_CLIENT_SECRET]]);
  const note = (name, value) => secrets.set(`${name} ${secrets.size}`, value);

  const confidential = await register(door, { token_endpoint_auth_method: 'client_secret_basic' });
  note('client secret', confidential.client_secret);
  note('registration access token', confidential.registration_access_token);
  for (let round = 0; round < 3; round += 1) {
    const browser = new Browser();
    const { client, granted, tokens } = await signedIn(door, { browser });
    note('code', granted.code);
    note('verifier', granted.verifier);
    note('access token', tokens.access_token);
    note('refresh token', tokens.refresh_token);
    for (const [, { value }] of browser.cookies.get('127.0.0.1')) {
      if (value.length >= 32) note('cookie', value);
    }
    const next = (await refresh(door, client, tokens.refresh_token)).json;
    note('rotated access token', next.access_token);
    note('rotated refresh token', next.refresh_token);
    await callMcp(door, next.access_token, { method: 'tools/list' });
    if (round === 1) await refresh(door, client, tokens.refresh_token);
    if (round === 2) await sendForm(`${door.baseUrl}/revoke`, { token: next.refresh_token,
      client_id: client.client_id });
  }
  // What goes wrong must not be more talkative.
  const client = await register(door);
  const granted = await obtainCode(door, client);
  note('burnt code', granted.code);
  await redeem(door, client, granted, { code_verifier: 'x'.repeat(43) });
  await redeem(door, client, granted);
  const page = await new Browser().get(authorization(door, client).url);
  note('form token', parseForm(page).fields.form_token);
  await sendForm(`${door.baseUrl}/token`, { grant_type: 'refresh_token', refresh_token: granted.code,
    client_id: 'nobody', client_secret: confidential.client_secret });
  for (const token of door.provider.tokens) note('provider token', token);
  for (const code of door.provider.codes) note('provider code', code);
  assert.ok(door.provider.tokens.length >= 8 && secrets.size > 30, String(secrets.size));

  // While it runs the write-ahead log is there too; after the end everything is in the database.
  const grep = (when) => {
    const places = filesBelow(path.join(door.folder, 'data'))
      .map((file) => [file, readFileSync(file).toString('latin1')]);
    assert.ok(places.length > 0);
    places.push(['standard output', door.run.stdout], ['log', door.run.stderr]);
    for (const [place, content] of places) {
      for (const [name, secret] of secrets) {
        for (const spelling of spellings(secret)) {
          assert.ok(!content.includes(spelling), `${name} found in ${place} ${when}`);
        }
      }
    }
  };
  grep('while it runs');
  await door.run.stop();
  grep('after its end');
  assert.ok(door.run.stderr.length > 0, 'a run leaves a log');

  await t.test('and only the owner may read the data folder', () => {
    const folder = path.join(door.folder, 'data');
    assert.equal(statSync(folder).mode & 0o077, 0, 'data folder');
    for (const file of filesBelow(folder)) assert.equal(statSync(file).mode & 0o077, 0, file);
  });
});

test('what clients call themselves cannot forge a line of the log', async (t) => {
  const door = await openDoor(t);
  const client = await register(door, {
    client_name: 'Nice\nFORGED line one\r\nFORGED line two\u001b[31mFORGED red\u2028FORGED' });
  await obtainCode(door, client);
  await callMcp(door, 'x', { method: 'initialize' }, { 'User-Agent': 'curl\tFORGED' });
  await door.run.stop();
  for (const line of door.run.stderr.split('\n')) assert.doesNotMatch(line, /^\s*FORGED/);
  assert.ok(!door.run.stderr.includes('\u001b'), 'escape sequences stay out of the log');
});
