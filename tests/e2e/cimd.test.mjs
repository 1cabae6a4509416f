// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// OAuth Client ID Metadata Document and private_key_jwt (RFC 7523), over real sockets.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage } from './support/browser.mjs';
import { assertionClaims, assertionFields, Key, openDocumentHost } from './support/cimd.mjs';
import { authorization, codeForm, doorStatus, obtainCode, redeem, refresh, REDIRECT_URI }
  from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { adminSocket, Ctl } from './support/ctl.mjs';
import { plan, start, startRefused, temporaryFolder } from './support/gatehouse.mjs';
import { listen, send, sendForm } from './support/http.mjs';

const development = { CIMD_ALLOW_LOOPBACK: 'true' };

async function restart(t, door) {
  await door.run.stop();
  door.run = await start(t, door);
}

test('a client that is described by a document', async (t) => {
  const door = await openDoor(t, { settings: development });
  const host = await openDocumentHost(t);

  await t.test('is advertised', async () => {
    const { json } = await send(`${door.baseUrl}/.well-known/oauth-authorization-server`);
    assert.equal(json.client_id_metadata_document_supported, true);
    assert.ok(json.token_endpoint_auth_methods_supported.includes('private_key_jwt'));
    assert.ok(json.token_endpoint_auth_signing_alg_values_supported.includes('RS256'));
  });

  await t.test('signs in, and its document is asked for once', async () => {
    const client = host.publish('/public.json', {}, { headers: { 'Cache-Control': 'max-age=60' } });
    const granted = await obtainCode(door, client);
    const answer = await redeem(door, client, granted);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(await doorStatus(door, answer.json.access_token), 200);
    const next = await refresh(door, client, answer.json.refresh_token);
    assert.equal(next.status, 200, next.text);
    await Promise.all([1, 2, 3].map(() => obtainCode(door, client)));
    assert.equal(host.count('/public.json'), 1);
    const [request] = host.requests;
    assert.equal(request.headers.cookie, undefined);
    assert.equal(request.headers.authorization, undefined);
  });

  await t.test('is shown with the host that stands behind it', async () => {
    const client = host.publish('/shown.json');
    const page = await new Browser().get(authorization(door, client).url);
    assert.match(page.text, new RegExp(`<bdi>${host.origin.slice(7)}</bdi>`));
    assert.doesNotMatch(page.text, /Nobody has checked this name/);
  });

  await t.test('may come in many times at once', async () => {
    const client = host.publish('/crowd.json');
    const pages = await Promise.all(Array.from({ length: 8 },
      () => new Browser().get(authorization(door, client).url)));
    assert.deepEqual(pages.map((page) => page.status), Array(8).fill(200));
    assert.equal(host.count('/crowd.json'), 1);
  });

  const refusals = {
    'another client_id': ['/other.json', { client_id: `${host.origin}/else.json` }],
    'a secret': ['/secret.json', { client_secret: 'hush' }],
    'a shared secret as method': ['/method.json',
      { token_endpoint_auth_method: 'client_secret_post' }],
    'a dangerous redirect URI': ['/script.json', { redirect_uris: ['javascript:alert(1)'] }],
    'another content type': ['/page.json', {}, { headers: { 'Content-Type': 'text/html' } }],
    'a redirect': ['/moved.json', {}, { status: 302,
      headers: { Location: `${host.origin}/public.json` } }],
    'a document that is gone': ['/gone.json', {}, { status: 410 }],
    'too much': ['/large.json', { padding: 'x'.repeat(70_000) }],
  };
  for (const [what, [path, more, answer]] of Object.entries(refusals)) {
    await t.test(`is refused for ${what}`, async () => {
      host.publish(path, more, answer);
      const client = { client_id: `${host.origin}${path}` };
      const page = await new Browser().get(authorization(door, client).url);
      assert.equal(page.status, 400, describePage(page));
      assert.match(page.text, /description cannot be used/);
      assert.equal(page.headers.location, undefined);
      assert.equal(host.count(path), 1);
    });
  }

  await t.test('is told to the person when its redirect URI is another', async () => {
    const client = host.publish('/mismatch.json');
    const page = await new Browser().get(
      authorization(door, client, { redirect_uri: 'https://evil.example/cb' }).url);
    assert.equal(page.status, 400);
    assert.match(page.text, /does not match/);
  });

  await t.test('cannot be at an address that strangers may not name', async () => {
    const port = new URL(host.origin).port;
    for (const id of [`https://127.0.0.1:${port}/public.json`, `http://127.0.0.2:${port}/public.json`,
      `${host.origin}/public.json?x=1`, `${host.origin}/./public.json`, `${host.origin}/`,
      `${door.baseUrl}/public.json`, `http://user@127.0.0.1:${port}/public.json`]) {
      const before = host.requests.length;
      const page = await new Browser().get(authorization(door, { client_id: id }).url);
      assert.equal(page.status, 400, id);
      assert.equal(host.requests.length, before, id);
    }
  });

  await t.test('does not make the token endpoint ask for it before a sign-in', async () => {
    host.publish('/unknown.json');
    const answer = await refresh(door, { client_id: `${host.origin}/unknown.json` }, 'gth_rt_x');
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error, 'invalid_client');
    assert.equal(host.count('/unknown.json'), 0);
  });

  await t.test('refreshes after its document and its host are gone', async (u) => {
    const other = await openDocumentHost(u);
    const client = other.publish('/leaving.json');
    const granted = await obtainCode(door, client);
    const { json } = await redeem(door, client, granted);
    await other.close();
    await restart(t, door);
    const next = await refresh(door, client, json.refresh_token);
    assert.equal(next.status, 200, next.text);
    const page = await new Browser().get(authorization(door, client).url);
    assert.equal(page.status, 400, 'nobody signs in anew');
  });
});

test('private_key_jwt', async (t) => {
  const door = await openDoor(t, { settings: development });
  const host = await openDocumentHost(t);
  const key = new Key('one');
  host.answers.set('/jwks.json', { body: { keys: [key.jwk] } });
  const method = { token_endpoint_auth_method: 'private_key_jwt',
    jwks_uri: `${host.origin}/jwks.json` };
  const client = host.publish('/keys.json', method);
  const assert401 = (answer) => {
    assert.equal(answer.status, 401, answer.text);
    assert.equal(answer.json.error, 'invalid_client');
  };
  const prove = (claims = {}, signer = key, header = {}) => assertionFields(
    signer.sign(assertionClaims(door, client, claims), header));
  const redeemWith = async (fields) => redeem(door, client, await obtainCode(door, client), fields);

  await t.test('redeems, refreshes and revokes', async () => {
    const answer = await redeemWith(prove());
    assert.equal(answer.status, 200, answer.text);
    const { client_id: _, ...form } = codeForm(client, await obtainCode(door, client));
    const without = await sendForm(`${door.baseUrl}/token`,
      { ...form, ...prove({ aud: `${door.baseUrl}/token` }) });
    assert.equal(without.status, 200, without.text);
    const next = await refresh(door, client, answer.json.refresh_token, prove());
    assert.equal(next.status, 200, next.text);
    assert401(await sendForm(`${door.baseUrl}/revoke`,
      { client_id: client.client_id, token: next.json.refresh_token }));
    assert.equal(await doorStatus(door, next.json.access_token), 200);
    const revoked = await sendForm(`${door.baseUrl}/revoke`,
      { token: next.json.refresh_token, ...prove() });
    assert.equal(revoked.status, 200, revoked.text);
    assert.equal(await doorStatus(door, next.json.access_token), 401);
    assert.equal(host.count('/jwks.json'), 1);
  });

  await t.test('is demanded', async () => {
    assert401(await redeemWith({}));
    assert401(await redeemWith({ client_secret: 'guess' }));
  });

  await t.test('takes an assertion once, also across a restart', async () => {
    const { json } = await redeemWith(prove());
    const used = prove();
    const next = await refresh(door, client, json.refresh_token, used);
    assert.equal(next.status, 200, next.text);
    assert401(await refresh(door, client, next.json.refresh_token, used));
    await restart(t, door);
    assert401(await refresh(door, client, next.json.refresh_token, used));
    const last = await refresh(door, client, next.json.refresh_token, prove());
    assert.equal(last.status, 200, last.text);
  });

  await t.test('takes one of eight uses at once', async () => {
    const { json } = await redeemWith(prove());
    const used = prove();
    const answers = await Promise.all(Array.from({ length: 8 },
      () => refresh(door, client, json.refresh_token, used)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status === 401).length, 7);
  });

  await t.test('refuses what is not good', async () => {
    const now = Math.floor(Date.now() / 1000);
    const stranger = new Key('one');
    for (const [what, fields] of Object.entries({
      'another audience': prove({ aud: 'https://other.example' }),
      'an audience besides': prove({ aud: [door.baseUrl, 'https://other.example'] }),
      'a long life': prove({ exp: now + 3600 }),
      'no jti': prove({ jti: undefined }),
      'another client': prove({ iss: `${host.origin}/else.json`, sub: `${host.origin}/else.json` }),
      'another key': prove({}, stranger),
      'alg none': prove({}, key, { alg: 'none' }),
      'alg HS256': prove({}, key, { alg: 'HS256' }),
      'unknown crit': prove({}, key, { crit: ['x'], x: 1 }),
    })) {
      const answer = await redeemWith(fields);
      assert.equal(answer.status, 401, `${what}: ${answer.text}`);
    }
  });

  await t.test('finds a new key at once', async () => {
    const second = new Key('two');
    host.answers.set('/jwks.json', { body: { keys: [second.jwk] } });
    const before = host.count('/jwks.json');
    const answer = await redeemWith(prove({}, second));
    assert.equal(answer.status, 200, answer.text);
    assert.equal(host.count('/jwks.json'), before + 1);
    assert401(await redeemWith(prove({}, key)));
    host.answers.set('/jwks.json', { body: { keys: [key.jwk, second.jwk] } });
  });

  await t.test('says that it is the keys that cannot be had', async () => {
    host.answers.set('/absent.json', { status: 503 });
    const lost = host.publish('/lost.json', { ...method, jwks_uri: `${host.origin}/absent.json` });
    const granted = await obtainCode(door, lost);
    const fields = assertionFields(key.sign(assertionClaims(door, lost)));
    const answer = await redeem(door, lost, granted, fields);
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.json.error, 'temporarily_unavailable');
    host.answers.set('/absent.json', { body: { keys: [key.jwk] } });
    const again = await redeem(door, lost, granted, fields);
    assert.equal(again.status, 200, `nothing was consumed: ${again.text}`);
  });

  await t.test('is a choice where the document offers none besides', async () => {
    host.answers.set('/choice.json', { body: { keys: [key.jwk] } });
    const either = host.publish('/either.json', { ...method, jwks_uri: `${host.origin}/choice.json`,
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'] });
    const open = await redeem(door, either, await obtainCode(door, either));
    assert.equal(open.status, 200, open.text);
    const proven = await redeem(door, either, await obtainCode(door, either),
      assertionFields(key.sign(assertionClaims(door, either))));
    assert.equal(proven.status, 200, proven.text);
    assert401(await redeem(door, either, await obtainCode(door, either),
      assertionFields(new Key('one').sign(assertionClaims(door, either)))));
  });

  await t.test('works with keys in the document', async () => {
    const inline = host.publish('/inline.json',
      { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [key.jwk] } });
    const answer = await redeem(door, inline, await obtainCode(door, inline),
      assertionFields(key.sign(assertionClaims(door, inline))));
    assert.equal(answer.status, 200, answer.text);
  });
});

test('an approval is one of what the document said', async (t) => {
  const socket = adminSocket(temporaryFolder(t));
  const door = await openDoor(t,
    { settings: { ...development, CLIENT_APPROVAL: 'ask', ADMIN_SOCKET: socket } });
  const host = await openDocumentHost(t);
  const client = host.publish('/client.json', { client_name: 'Acme Notes' });
  const visit = () => new Browser().get(authorization(door, client).url);
  const ctl = new Ctl(socket);
  const allow = async () => {
    const { rows } = await ctl.json(['clients', 'waiting']);
    await ctl.json(['clients', 'approve', rows[0].code]);
  };
  assert.match((await visit()).text, /Acme Notes/);
  await allow();
  // Changed before anybody came back, and read anew.
  host.publish('/client.json', { client_name: 'Claude' });
  await restart(t, door);
  const page = await visit();
  assert.doesNotMatch(page.text, /name="form_token"/);
  await allow();
  assert.match((await visit()).text, /name="form_token"/);
});

test('only known documents, and one of them changes', async (t) => {
  const socket = adminSocket(temporaryFolder(t));
  const door = await openDoor(t,
    { settings: { ...development, CLIENT_APPROVAL: 'known', ADMIN_SOCKET: socket } });
  const host = await openDocumentHost(t);
  const client = host.publish('/client.json');
  const ctl = new Ctl(socket);
  const comesIn = async () => /name="form_token"/.test(
    (await new Browser().get(authorization(door, client).url)).text);
  const allow = () => ctl.json(['clients', 'approve', client.client_id]);
  assert.equal(await comesIn(), false);
  const { rows } = await ctl.json(['clients']);
  assert.deepEqual(rows.filter((row) => row.id === client.client_id), []);
  await allow();
  assert.equal(await comesIn(), true);
  host.publish('/client.json', { client_name: 'Another name' });
  await restart(t, door);
  assert.equal(await comesIn(), false);
  await allow();
  assert.equal(await comesIn(), true);
});

test('documents are read only as the settings say', async (t) => {
  await t.test('not at all', async (u) => {
    const door = await openDoor(u, { settings: { ...development, CIMD_ENABLED: 'false' } });
    const host = await openDocumentHost(u);
    const client = host.publish('/client.json');
    const page = await new Browser().get(authorization(door, client).url);
    assert.equal(page.status, 400);
    assert.equal(host.requests.length, 0);
    const { json } = await send(`${door.baseUrl}/.well-known/oauth-authorization-server`);
    assert.equal(json.client_id_metadata_document_supported, false);
    assert.ok(!json.token_endpoint_auth_methods_supported.includes('private_key_jwt'));
  });

  await t.test('not on this machine unless told', async (u) => {
    const door = await openDoor(u);
    const host = await openDocumentHost(u);
    const client = host.publish('/client.json');
    const page = await new Browser().get(authorization(door, client).url);
    assert.equal(page.status, 400);
    assert.equal(host.requests.length, 0);
  });

  await t.test('on this machine only in development', async (u) => {
    const planned = await plan(u, { settings: { ...development, BASE_URL: 'https://gate.example',
      PROVIDER_ACCOUNTS_URL: 'https://accounts.google.com' } });
    const { code, stderr } = await startRefused(u, planned);
    assert.notEqual(code, 0);
    assert.match(stderr, /CIMD_ALLOW_LOOPBACK/);
  });

  await t.test('not when the host hangs', async (u) => {
    const door = await openDoor(u, { settings: { ...development, CIMD_FETCH_TIMEOUT_MS: '300' } });
    const { port } = await listen(u, () => { /* never answers */ });
    const began = Date.now();
    const page = await new Browser().get(
      authorization(door, { client_id: `http://127.0.0.1:${port}/client.json` }).url);
    assert.equal(page.status, 400);
    assert.ok(Date.now() - began < 3000);
    assert.doesNotMatch(page.text, new RegExp(REDIRECT_URI));
  });
});
