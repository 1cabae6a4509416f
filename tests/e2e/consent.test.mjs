// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import test from 'node:test';
import { Browser, describePage, parseForm, parseHop } from './support/browser.mjs';
import { authorization, register } from './support/client.mjs';
import { openDoor, openDoorToFaulty } from './support/door.mjs';
import { plan, start } from './support/gatehouse.mjs';
import { send, sendForm } from './support/http.mjs';

const elsewhere = (request) => (url) => url.startsWith(request.redirectUri);

function assertPage(answer, status) {
  const allowed = [].concat(status);
  assert.ok(allowed.includes(answer.status), `${answer.status} ${answer.text}`);
  assert.equal(answer.type, 'text/html');
  assert.equal(answer.headers.location, undefined);
  assert.match(answer.headers['content-security-policy'], /default-src 'none'/);
  assert.match(answer.headers['content-security-policy'], /frame-ancestors 'none'/);
  assert.match(answer.headers['content-security-policy'], /form-action 'self'/);
  assert.match(answer.headers['content-security-policy'], /base-uri 'none'/);
  assert.equal(answer.headers['x-frame-options'], 'DENY');
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  assert.equal(answer.headers['referrer-policy'], 'same-origin');
  assert.match(answer.headers['cache-control'], /no-store/);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  assert.doesNotMatch(answer.text, /<script|javascript:|\bon[a-z]+\s*=\s*["']/i);
}

test('the consent page says who asks and where the answer goes', async (t) => {
  const door = await openDoor(t);
  const client = await register(door, { client_name: '<b>Evil</b> & "Co"',
    redirect_uris: ['https://connector.example/cb?x=1'] });
  const page = await new Browser().get(authorization(door, client).url);
  assertPage(page, 200);
  assert.match(page.text, /connector\.example/);
  assert.match(page.text, /&lt;b&gt;Evil&lt;\/b&gt; &amp; (?:&quot;|&#34;|")Co/);
  assert.doesNotMatch(page.text, /<b>Evil/);
  const form = parseForm(page);
  assert.equal(form.action, `${door.baseUrl}/authorize/consent`);
  assert.equal(form.method, 'POST');
  assert.match(form.fields.form_token, /^[\w-]{43}$/);
  assert.deepEqual(form.buttons.map((button) => button.value).sort(), ['allow', 'deny']);
  assert.equal(door.provider.requests.filter((url) => url.startsWith('/auth')).length, 0,
    'nobody is sent to the provider before Allow');
  const german = new Browser();
  german.language = 'de-DE,de;q=0.9,en;q=0.5';
  assert.match((await german.get(authorization(door, client).url)).text, /<html[^>]*lang="de"/);
});

test('cookies are out of reach for scripts and other sites', async (t) => {
  const door = await openDoor(t);
  const client = await register(door);
  const browser = new Browser();
  await browser.signIn(authorization(door, client).url);
  const ours = browser.setCookies.filter((line) => line.includes('gatehouse'));
  assert.ok(ours.length >= 2, browser.setCookies.join('\n'));
  for (const line of ours) {
    assert.match(line, /;\s*HttpOnly/i);
    assert.match(line, /;\s*SameSite=Lax/i);
    assert.match(line, /;\s*Path=\/(;|$)/i);
    assert.doesNotMatch(line, /;\s*Domain/i);
  }
});

test('behind https every cookie is of the __Host- kind', async (t) => {
  const planned = await plan(t, { settings: { BASE_URL: 'https://gate.example.com',
    PROVIDER_ACCOUNTS_URL: 'https://accounts.example.com' } });
  const inside = planned.baseUrl;
  await start(t, { ...planned, baseUrl: 'https://gate.example.com' });
  const client = await register({ baseUrl: inside });
  const { url } = authorization({ baseUrl: inside, mcpUrl: 'https://gate.example.com/mcp' }, client);
  const page = await new Browser().get(url);
  assertPage(page, 200);
  const lines = page.headers['set-cookie'];
  assert.ok(lines.length > 0);
  for (const line of lines) assert.match(line, /^__Host-[^;]+;.*;\s*Secure/i);
});

test('Deny goes back to the client as access_denied, without the provider', async (t) => {
  const door = await openDoor(t);
  const request = authorization(door, await register(door));
  const { redirect } = await new Browser().signIn(request.url, { decision: 'deny' });
  assert.equal(redirect.searchParams.get('error'), 'access_denied');
  assert.equal(redirect.searchParams.get('state'), request.state);
  assert.equal(redirect.searchParams.get('iss'), door.baseUrl);
  assert.equal(redirect.searchParams.get('code'), null);
  assert.equal(door.provider.requests.filter((url) => url.startsWith('/auth')).length, 0);
});

test('Allow answers with a page of ours that hops on', async (t) => {
  const door = await openDoor(t);
  const browser = new Browser();
  const page = await browser.get(authorization(door, await register(door)).url);
  const hop = await browser.submit(page, { decision: 'allow' });
  assertPage(hop, 200);
  const target = parseHop(hop);
  assert.ok(target, hop.text);
  const links = [...hop.text.matchAll(/<a\b[^>]*href=/gi)];
  assert.ok(links.length >= 1, 'a link for browsers that do not refresh');
});

test('a consent form that is not this browser\'s own is refused', async (t) => {
  const door = await openDoor(t);
  const client = await register(door);
  const open = async () => {
    const browser = new Browser();
    const request = authorization(door, client);
    return { browser, request, page: await browser.get(request.url) };
  };
  const asksProvider = () => door.provider.requests.filter((url) => url.startsWith('/auth')).length;

  await t.test('without a form token', async () => {
    const { browser, page } = await open();
    assertPage(await browser.submit(page, { decision: 'allow', form_token: '' }), [400, 403]);
  });
  await t.test('with the token of another browser', async () => {
    const mine = await open();
    const theirs = await open();
    const { form_token: token } = parseForm(theirs.page).fields;
    assertPage(await mine.browser.submit(mine.page, { decision: 'allow', form_token: token }),
      [400, 403]);
  });
  await t.test('without any cookie', async () => {
    const { page } = await open();
    assertPage(await new Browser().submit(page, { decision: 'allow' }), [400, 403]);
  });
  for (const origin of ['https://evil.example', 'null', `${door.baseUrl}.evil.example`,
    'http://127.0.0.1:1']) {
    await t.test(`from Origin ${origin}`, async () => {
      const { browser, page } = await open();
      assertPage(await browser.submit(page, { decision: 'allow' }, { Origin: origin }), 403);
    });
  }
  await t.test('as JSON', async () => {
    const { page } = await open();
    const answer = await send(parseForm(page).action, { method: 'POST', body: '{}',
      headers: { 'Content-Type': 'application/json', Origin: door.baseUrl } });
    assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
  });
  await t.test('with a decision that is neither', async () => {
    const { browser, page, request } = await open();
    const { redirect } = await browser.follow(await browser.submit(page, { decision: 'perhaps' }),
      elsewhere(request));
    assert.equal(redirect?.searchParams.get('code') ?? null, null);
  });
  assert.equal(asksProvider(), 0);

  await t.test('twice', async () => {
    const { browser, page, request } = await open();
    const first = await browser.follow(await browser.submit(page, { decision: 'allow' }),
      elsewhere(request));
    assert.ok(first.redirect.searchParams.get('code'));
    assertPage(await browser.submit(page, { decision: 'allow' }), [400, 403, 409, 410]);
  });
  await t.test('but two tabs of one browser both succeed', async () => {
    const browser = new Browser();
    const requests = [authorization(door, client), authorization(door, client)];
    const pages = [await browser.get(requests[0].url), await browser.get(requests[1].url)];
    for (const index of [1, 0]) {
      const { redirect, page } = await browser.follow(
        await browser.submit(pages[index], { decision: 'allow' }), elsewhere(requests[index]));
      assert.ok(redirect?.searchParams.get('code'), describePage(page));
      assert.equal(redirect.searchParams.get('state'), requests[index].state);
    }
  });
});

test('the callback', async (t) => {
  const door = await openDoorToFaulty(t);
  const client = await register(door);
  const callback = `${door.baseUrl}/oauth/callback`;
  /** Up to the provider's answer, which is caught on its way back. */
  const untilCallback = async () => {
    const browser = new Browser();
    const request = authorization(door, client);
    const page = await browser.get(request.url);
    const { redirect } = await browser.follow(await browser.submit(page, { decision: 'allow' }),
      (url) => url.startsWith(callback));
    return { browser, request, url: redirect.href };
  };

  await t.test('in another browser: a page, nothing issued, and the sign-in is over', async () => {
    const { browser, request, url } = await untilCallback();
    const stranger = new Browser();
    await stranger.get(authorization(door, client).url);
    assertPage(await stranger.get(url), 403);
    const { redirect, page } = await browser.follow(await browser.get(url), elsewhere(request));
    assert.equal(redirect, undefined);
    assertPage(page, [400, 403]);
  });
  await t.test('without any cookie', async () => {
    const { url } = await untilCallback();
    assertPage(await new Browser().get(url), 403);
  });
  await t.test('twice', async () => {
    const { browser, request, url } = await untilCallback();
    const first = await browser.follow(await browser.get(url), elsewhere(request));
    assert.ok(first.redirect.searchParams.get('code'));
    assertPage(await browser.get(url), [400, 403]);
  });
  for (const [name, broken] of [
    ['that is not encoded correctly', (url) => url.replace(/code=\w+/, 'code=%zz')],
    ['with a value twice', (url) => `${url}&code=another`],
    ['without a code', (url) => url.replace(/code=\w+/, 'nothing=1')],
  ]) {
    await t.test(`an answer ${name}: the client hears of it`, async () => {
      const { browser, request, url } = await untilCallback();
      const { redirect, page } = await browser.follow(await browser.get(broken(url)),
        elsewhere(request));
      assert.ok(redirect, describePage(page));
      assert.equal(redirect.searchParams.get('error'), 'server_error');
      assert.equal(redirect.searchParams.get('state'), request.state);
      assert.equal(redirect.searchParams.get('iss'), door.baseUrl);
      assertPage(await browser.get(url), [400, 403]); // and the sign-in is over
    });
    await t.test(`an answer ${name}, in another browser: a page`, async () => {
      const { url } = await untilCallback();
      assertPage(await new Browser().get(broken(url)), [400, 403]);
    });
  }
  await t.test('with HEAD uses nothing up', async () => {
    const { browser, request, url } = await untilCallback();
    const head = await send(url, { method: 'HEAD' });
    assert.equal(head.status, 200);
    const { redirect } = await browser.follow(await browser.get(url), elsewhere(request));
    assert.ok(redirect.searchParams.get('code'));
  });
  await t.test('with a state of which one bit differs', async () => {
    const { browser, url } = await untilCallback();
    const forged = new URL(url);
    const state = forged.searchParams.get('state');
    forged.searchParams.set('state', `${state[0] === 'A' ? 'B' : 'A'}${state.slice(1)}`);
    assertPage(await browser.get(forged.href), [400, 403]);
  });
  for (const query of ['', '?state=x', '?code=x', '?error=access_denied',
    '?state=%3Cscript%3Ealert(1)%3C/script%3E&code=%22%3E%3Cimg%20src=x%3E', '?state=a&state=b']) {
    await t.test(`opened out of nowhere: ${query || 'nothing'}`, async () => {
      const answer = await new Browser().get(callback + query);
      assertPage(answer, [400, 403]);
      assert.doesNotMatch(answer.text, /<img|<script/);
    });
  }
  await t.test('a sign-in passes none of the client\'s own parameters to the provider', async () => {
    const seen = [];
    const browser = new Browser();
    const request = authorization(door, client, { state: 'client-state-1234' });
    const page = await browser.get(request.url);
    await browser.follow(await browser.submit(page, { decision: 'allow' }), (url) => {
      seen.push(url);
      return url.startsWith(callback);
    });
    const toProvider = new URL(seen.find((url) => url.startsWith(door.provider.issuer)));
    assert.equal(toProvider.searchParams.get('resource'), null);
    assert.match(toProvider.searchParams.get('state'), /^[\w-]{43}$/);
    assert.notEqual(toProvider.searchParams.get('code_challenge'),
      new URL(request.url).searchParams.get('code_challenge'));
    assert.equal(toProvider.searchParams.get('code_challenge_method'), 'S256');
    assert.ok(toProvider.searchParams.get('nonce'));
    assert.ok(!toProvider.href.includes('client-state-1234'));
  });
});

test('pages and callbacks have no CORS', async (t) => {
  const door = await openDoor(t);
  for (const path of ['/authorize', '/authorize/consent', '/oauth/callback']) {
    const answer = await send(door.baseUrl + path, { method: 'OPTIONS', headers: {
      Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' } });
    assert.equal(answer.headers['access-control-allow-origin'], undefined, path);
  }
  const posted = await sendForm(`${door.baseUrl}/authorize/consent`, { decision: 'allow' },
    { Origin: 'https://evil.example' });
  assertPage(posted, [400, 403]);
});
