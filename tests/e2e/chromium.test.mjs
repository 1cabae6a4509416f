// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person sees and clicks, in Debian's Chromium. Screenshots are left in artifacts/.
import assert from 'node:assert/strict';
import test from 'node:test';
import { authorization, redeem, register } from './support/client.mjs';
import { openChromium, screenshot } from './support/chromium.mjs';
import { openDoor } from './support/door.mjs';
import { listen } from './support/http.mjs';

/** A client that waits on loopback, as desktop clients do. */
async function waitingClient(t, door, metadata = {}) {
  const { port } = await listen(t, (request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>client</title>You can close this page.');
  });
  const client = await register(door, { redirect_uris: [`http://127.0.0.1:${port}/callback`],
    ...metadata });
  return { client, request: authorization(door, client) };
}

/** A page that fails the test for everything the browser complains about. */
async function openPage(browser, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => {
    const favicon = /favicon/.test(message.location().url);
    // Chromium reports every 4xx page it opens; those are what some of the tests want to see.
    const status = /the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !favicon && !status) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  return page;
}

const back = (page) => page.waitForURL(/127\.0\.0\.1:\d+\/callback\?/, { timeout: 15_000 });

test('Chromium', async (t) => {
  const browser = await openChromium(t);

  for (const host of ['127.0.0.1', 'localhost']) {
    await t.test(`Allow leads through the provider to the client (${host})`, async (inner) => {
      const door = await openDoor(inner, { host });
      const { client, request } = await waitingClient(inner, door,
        { client_name: 'Claude Code (gatehouse)' });
      const page = await openPage(browser);
      await page.goto(request.url);
      await screenshot(page, `consent-${host}`);
      assert.ok((await page.textContent('body')).includes('Claude Code (gatehouse)'));
      await Promise.all([back(page), page.click('button[value=allow]')]);
      const answer = new URL(page.url()).searchParams;
      assert.equal(answer.get('state'), request.state);
      const tokens = await redeem(door, client, { ...request, code: answer.get('code') });
      assert.equal(tokens.status, 200, tokens.text);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }

  await t.test('Deny leads to the client with access_denied', async (inner) => {
    const door = await openDoor(inner);
    const { request } = await waitingClient(inner, door);
    const page = await openPage(browser);
    await page.goto(request.url);
    await Promise.all([back(page), page.click('button[value=deny]')]);
    assert.equal(new URL(page.url()).searchParams.get('error'), 'access_denied');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  await t.test('whoever is not on the list sees a friendly page', async (inner) => {
    const door = await openDoor(inner);
    door.provider.account = 'mallory';
    const { request } = await waitingClient(inner, door);
    const page = await openPage(browser);
    await page.goto(request.url);
    await page.click('button[value=allow]');
    await page.waitForURL(/\/oauth\/callback|\/callback\?/);
    await screenshot(page, 'refused');
    await page.context().close();
  });

  await t.test('error pages say what happened', async (inner) => {
    const door = await openDoor(inner);
    const { client } = await waitingClient(inner, door);
    const page = await openPage(browser);
    const pages = {
      'unknown-client': authorization(door, { client_id: 'gone' }).url,
      'wrong-redirect': authorization(door, client, { redirect_uri: 'https://evil.example/cb' }).url,
      'stale-callback': `${door.baseUrl}/oauth/callback?code=a&state=b`,
      'not-found': `${door.baseUrl}/nothing`,
      start: `${door.baseUrl}/`,
    };
    for (const [name, url] of Object.entries(pages)) {
      await page.goto(url);
      assert.ok(page.url().startsWith(door.baseUrl), `${name} went to ${page.url()}`);
      assert.ok((await page.textContent('h1')).trim().length > 0, name);
      await screenshot(page, name);
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  await t.test('an unknown program waits to be allowed; the page looks again by itself', async (inner) => {
    const door = await openDoor(inner, { settings: { CLIENT_APPROVAL: 'ask' } });
    const { request } = await waitingClient(inner, door, { client_name: 'Claude Code (gatehouse)' });
    const looks = [['waiting', {}], ['waiting-dark', { colorScheme: 'dark' }],
      ['waiting-phone-german', { locale: 'de-DE', viewport: { width: 360, height: 640 } }]];
    for (const [name, options] of looks) {
      const page = await openPage(browser, options);
      await page.goto(request.url);
      const code = (await page.textContent('.host')).trim();
      assert.match(code, /^[B-Z]{4}-[B-Z]{4}$/);
      await screenshot(page, name);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= page.viewportSize().width, `${name} is ${wide} wide`);
      await page.waitForURL(/\/authorize\/wait\?/, { timeout: 15_000 });
      assert.equal((await page.textContent('.host')).trim(), code);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  await t.test('pages about clients that are not let in', async (inner) => {
    const door = await openDoor(inner, { settings: { CLIENT_APPROVAL: 'known' } });
    const { client, request } = await waitingClient(inner, door, { client_name: 'Some program' });
    const looks = [['', {}], ['-dark', { colorScheme: 'dark' }],
      ['-phone-german', { locale: 'de-DE', viewport: { width: 360, height: 640 } }]];
    const pages = { 'not-approved': request.url,
      refused: authorization(door, client, { prompt: 'none' }).url,
      mismatch: authorization(door, client, { redirect_uri: 'http://127.0.0.1:1/other' }).url,
      unknown: authorization(door, { client_id: 'gone' }).url };
    for (const [suffix, options] of looks) {
      const page = await openPage(browser, options);
      for (const [name, url] of Object.entries(pages)) {
        await page.goto(url);
        assert.ok(page.url().startsWith(door.baseUrl), `${name} went to ${page.url()}`);
        await screenshot(page, `client-${name}${suffix}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= page.viewportSize().width, `${name} is ${wide} wide`);
      }
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    }
  });

  await t.test('the consent page fits a phone, in the dark, in German, by keyboard', async (inner) => {
    const door = await openDoor(inner);
    const { request } = await waitingClient(inner, door, { client_name: `Sehr ${'langer'.repeat(12)}` });
    const page = await openPage(browser, { locale: 'de-DE', colorScheme: 'dark',
      viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 });
    await page.goto(request.url);
    await screenshot(page, 'consent-phone-dark-german');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `the page is ${wide} wide`);
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    // Tab reaches both buttons, and the focus can be seen.
    const reached = new Set();
    for (let step = 0; step < 10; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => ({ value: document.activeElement.value,
        outline: getComputedStyle(document.activeElement).outlineStyle }));
      if (focus.value) {
        reached.add(focus.value);
        assert.notEqual(focus.outline, 'none', 'the focus is visible');
      }
    }
    assert.deepEqual([...reached].sort(), ['allow', 'deny']);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  await t.test('nothing runs in a page that a client\'s name tries to script', async (inner) => {
    const door = await openDoor(inner);
    const name = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>"\'><svg/onload=hit=1>';
    const { request } = await waitingClient(inner, door, { client_name: name });
    const page = await openPage(browser);
    await page.goto(request.url);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.ok((await page.textContent('body')).includes('<img src=x'));
    await screenshot(page, 'consent-hostile-name');
    await page.context().close();
  });

  await t.test('another site cannot frame the page or send its form', async (inner) => {
    const door = await openDoor(inner, { host: 'localhost' });
    const { request } = await waitingClient(inner, door);
    const evil = await listen(inner, (incoming, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<iframe src="${request.url}"></iframe><form method=post action="${
        door.baseUrl}/authorize/consent"><input name=decision value=allow></form>`);
    });
    const page = await openPage(browser);
    await page.goto(`http://127.0.0.1:${evil.port}/`);
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    await frame.waitForLoadState().catch(() => {});
    assert.equal(await frame.$('button[value=allow]').catch(() => null), null);
    const [answer] = await Promise.all([page.waitForResponse(/\/authorize\/consent$/),
      page.evaluate(() => document.forms[0].submit())]);
    assert.ok(answer.status() === 400 || answer.status() === 403, String(answer.status()));
    await page.context().close();
  });
});
