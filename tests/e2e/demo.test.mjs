// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Browser, describePage, parseForm } from './support/browser.mjs';
import { authorization, callMcp, doorStatus, redeem, register } from './support/client.mjs';
import { openChromium, screenshot } from './support/chromium.mjs';
import { startDemo } from './support/demo.mjs';
import { listen, send } from './support/http.mjs';

/** Up to the page that asks for name and password. */
async function accountPage(demo, client) {
  const scope = (await send(`${demo.baseUrl}/.well-known/oauth-protected-resource`)).json
    .scopes_supported.join(' ');
  const request = authorization(demo, client, { scope });
  const browser = new Browser();
  const consent = await browser.get(request.url);
  const stopAt = (url) => url.startsWith(request.redirectUri);
  const { page } = await browser.follow(await browser.submit(consent, { decision: 'allow' }), stopAt);
  return { browser, request, page, stopAt };
}

async function enter({ browser, page, stopAt }, name, password) {
  const fields = Object.fromEntries(parseForm(page).visible.map((field) => (
    [field, /pass/i.test(field) ? password : name])));
  return browser.follow(await browser.submit(page, fields), stopAt);
}

test('the demo can be tried end to end with what it prints', async (t) => {
  const demo = await startDemo(t);
  assert.match(demo.run.stdout, /(claude|code|npx|curl)[^\n]*\/mcp/, 'a line to copy');
  const client = await register(demo);

  await t.test('a wrong password does not let anybody in', async () => {
    const outcome = await enter(await accountPage(demo, client), demo.account, 'wrong');
    assert.equal(outcome.redirect?.searchParams.get('code') ?? null, null);
  });
  await t.test('the printed password does', async () => {
    const asked = await accountPage(demo, client);
    const { redirect, page } = await enter(asked, demo.account, demo.password);
    assert.ok(redirect, describePage(page));
    const answer = await redeem(demo, client,
      { ...asked.request, code: redirect.searchParams.get('code') });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(await doorStatus(demo, answer.json.access_token), 200);
    const called = await callMcp(demo, answer.json.access_token, { method: 'tools/list' });
    assert.notEqual(called.status, 401);
  });
});

test('the demo is signed in to with a real browser', async (t) => {
  const demo = await startDemo(t);
  const landed = await listen(t, (request, response) => {
    response.end('<!doctype html><title>client</title>You can close this page.');
  });
  const client = await register(demo, {
    redirect_uris: [`http://127.0.0.1:${landed.port}/callback`] });
  const page = await (await openChromium(t)).newPage();
  await page.goto(authorization(demo, client, { scope: undefined }).url);
  await page.click('button[value=allow]');
  await page.waitForSelector('input[type=password]');
  await screenshot(page, 'demo-password');
  await page.fill('input[name=name]', demo.account);
  await page.fill('input[type=password]', demo.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/callback\?.*code=/);
});

test('the demo leaves nothing behind', async (t) => {
  const demo = await startDemo(t);
  const [, socket] = demo.run.stdout.match(/--socket (\S+)/);
  const folder = path.resolve(socket, '../..');
  assert.ok(existsSync(path.join(folder, 'gatehouse.db')), folder);
  await demo.run.stop();
  assert.ok(!existsSync(folder), folder);
});
