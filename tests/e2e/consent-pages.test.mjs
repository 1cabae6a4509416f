// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Chromium does with a remembered consent, a looping client and a sign-in that was replaced.
// Screenshots are left in artifacts/.
import assert from 'node:assert/strict';
import test from 'node:test';
import { authorization, redeem, register } from './support/client.mjs';
import { openChromium, screenshot } from './support/chromium.mjs';
import { openDoor } from './support/door.mjs';
import { listen } from './support/http.mjs';

const LOOKS = [
  ['light', { colorScheme: 'light', locale: 'en-GB' }],
  ['dark', { colorScheme: 'dark', locale: 'en-GB' }],
  ['german', { locale: 'de-DE' }],
  ['phone', { locale: 'de-DE', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
];

const consentPage = (page) => page.locator('form[action="/authorize/consent"]');
const allow = (page) => page.click('button[value=allow]');
const back = (page) => page.waitForURL(/127\.0\.0\.1:\d+\/callback\?/, { timeout: 15_000 });

/** The owner's own client, waiting on loopback; and a page of somebody else's. */
async function openTeamDoor(t) {
  let leadTo = '';
  const { port } = await listen(t, (request, response) => {
    if (request.url.startsWith('/jump')) return response.writeHead(302, { Location: leadTo }).end();
    response.setHeader('Content-Type', 'text/html');
    return response.end(request.url.startsWith('/link')
      ? `<!doctype html><title>elsewhere</title><a href="${leadTo}">Click me</a>`
      : '<!doctype html><title>client</title>You can close this page.');
  });
  const door = await openDoor(t);
  const client = { client_id: 'team-connector', redirect_uris: [`http://127.0.0.1:${port}/callback`] };
  return { door, client, elsewhere: (path, url) => {
    leadTo = url;
    return `http://localhost:${port}${path}`;
  } };
}

test('a remembered consent in Chromium', async (t) => {
  const browser = await openChromium(t);
  const { door, client, elsewhere } = await openTeamDoor(t);
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const first = authorization(door, client);
  await page.goto(first.url);
  await screenshot(page, 'consent-remembered');
  await Promise.all([back(page), allow(page)]);
  const secret = { client_secret: door.settings.OAUTH_CLIENT_SECRET };
  const code = new URL(page.url()).searchParams.get('code');
  assert.equal((await redeem(door, client, { ...first, code }, secret)).status, 200);

  await t.test('an address that was typed leads straight through', async () => {
    const request = authorization(door, client);
    // The hop to the provider may overtake the end of this navigation.
    await page.goto(request.url).catch(() => {});
    await page.waitForURL((url) => url.pathname === '/callback'
      && url.searchParams.get('state') === request.state, { timeout: 15_000 });
    assert.ok(new URL(page.url()).searchParams.get('code'), page.url());
  });
  await t.test('a link on another site leads to the question', async () => {
    await page.goto(elsewhere('/link', authorization(door, client).url));
    await page.click('a');
    await consentPage(page).waitFor();
  });
  await t.test('prompt=consent leads to the question', async () => {
    await page.goto(authorization(door, client, { prompt: 'consent' }).url);
    await consentPage(page).waitFor();
  });
  await context.close();
  await t.test('"ask me every time" takes it back', async () => {
    const shared = await browser.newContext();
    const tab = await shared.newPage();
    for (const tick of [false, true]) {
      await tab.goto(authorization(door, client, { prompt: 'consent' }).url);
      if (tick) await tab.check('input[name=ask_again]');
      await Promise.all([back(tab), allow(tab)]);
    }
    await tab.goto(authorization(door, client).url);
    await consentPage(tab).waitFor();
    await shared.close();
  });
});

test('the question as people see it', async (t) => {
  const browser = await openChromium(t);
  const { door, client } = await openTeamDoor(t);
  for (const [name, look] of LOOKS) {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    await page.goto(authorization(door, client).url);
    await consentPage(page).waitFor();
    await screenshot(page, `consent-team-${name}`);
    assert.equal(await page.locator('input[name=ask_again]').isChecked(), false);
    // The whole line can be clicked.
    await page.click('label.choice span');
    assert.equal(await page.locator('input[name=ask_again]').isChecked(), true);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    assert.equal(wide, false, `${name} scrolls sideways`);
    await context.close();
  }
});

test('a looping client is stopped, and the person may go on', async (t) => {
  const browser = await openChromium(t);
  const door = await openDoor(t);
  for (const [name, look] of LOOKS) {
    const { port } = await listen(t, (request, response) => response.end('client'));
    const client = await register(door, { client_name: `Looper ${name}`,
      redirect_uris: [`http://127.0.0.1:${port}/callback`] });
    const context = await browser.newContext(look);
    const page = await context.newPage();
    for (let i = 0; i < 4; i += 1) await page.goto(authorization(door, client).url);
    await consentPage(page).waitFor();
    const answer = await page.goto(authorization(door, client).url);
    assert.equal(answer.status(), 429);
    await screenshot(page, `stopped-${name}`);
    assert.match(await page.textContent('main'), new RegExp(`Looper ${name}`));
    await page.click('form[action="/authorize/continue"] button');
    await consentPage(page).waitFor();
    await Promise.all([back(page), allow(page)]);
    assert.ok(new URL(page.url()).searchParams.get('code'));
    await context.close();
  }
});

test('two tabs opened at once, before there is a cookie, both succeed', async (t) => {
  const browser = await openChromium(t);
  const door = await openDoor(t);
  const { port } = await listen(t, (request, response) => response.end('client'));
  const client = await register(door, { redirect_uris: [`http://127.0.0.1:${port}/callback`] });
  const context = await browser.newContext();
  const tabs = await Promise.all([context.newPage(), context.newPage()]);
  const requests = tabs.map(() => authorization(door, client));
  await Promise.all(tabs.map((tab, index) => tab.goto(requests[index].url)));
  for (const [index, tab] of tabs.entries()) {
    await Promise.all([back(tab), allow(tab)]);
    assert.equal(new URL(tab.url()).searchParams.get('state'), requests[index].state);
    assert.ok(new URL(tab.url()).searchParams.get('code'));
  }
  await context.close();
});

test('a sign-in that newer ones replaced says so', async (t) => {
  const browser = await openChromium(t);
  const door = await openDoor(t);
  const client = await register(door);
  for (const [name, look] of LOOKS) {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    await page.goto(authorization(door, client).url);
    const others = context.request;
    for (let i = 0; i < 20; i += 1) await others.get(authorization(door, client).url);
    await allow(page);
    await page.waitForLoadState();
    await screenshot(page, `replaced-${name}`);
    assert.match(await page.textContent('h1'), /newer sign-in|neuere Anmeldung/);
    await context.close();
  }
});
