// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody does who has just installed it: the real app on a screen, the real keychain, the real
// server that the app starts, a real provider and a real browser. A picture is left of every step.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { App } from './support/app.mjs';
import { openChromium, screenshot } from './support/chromium.mjs';
import { Desktop } from './support/desktop.mjs';
import { randomSecret, until } from './support/gatehouse.mjs';
import { freePort } from './support/http.mjs';
import { startProvider } from './support/provider.mjs';

const PROVEN_WITHIN_MS = 120_000; // the doctor signs in as every known client
const ADDRESSES = 'E-mail addresses, one a line. *@example.com is everybody of that domain.';
const setUp = 'Set up Gatehouse';

const ofAlice = ([person, client]) => /^alice/i.test(person) && client === 'Gatehouse set-up';

/** From the first page of the set-up to the last before something is written. */
async function fillIn(app, { port, provider, clientId, secret }) {
  await app.reads(/^How do people reach the server\?$/);
  await app.type('Port on this machine', String(port), setUp);
  await app.picture('reach');
  await app.press('Next', setUp);
  await app.press('Another provider', setUp);
  await app.picture('provider');
  await app.press('Next', setUp);
  await app.type('Issuer', provider.issuer, setUp);
  await app.type('Client ID', clientId, setUp);
  await app.type('Client secret', `${secret}-mistyped`, setUp);
  await app.press('Check now', setUp);
  await app.reads(/refuses our client id or secret/);
  await app.picture('wrong-secret');
  await app.type('Client secret', secret, setUp);
  await app.press('Check now', setUp);
  await app.reads(/^The client ID and the secret are known to /);
  await app.picture('credentials');
  await app.press('Next', setUp);
  await app.type(ADDRESSES, 'alice@example.com', setUp);
  await app.picture('allowed');
  await app.press('Next', setUp);
  await app.reads(/^Which MCP servers/);
  await app.picture('servers');
  await app.press('Next', setUp);
  await app.press('In the keychain of the desktop', setUp);
  await app.picture('start');
}

/** In the browser that the app has opened: allows it, and is led back. */
async function signIn(t, address) {
  const page = await (await openChromium(t)).newPage();
  await page.goto(address);
  await screenshot(page, 'desktop-browser-consent');
  await Promise.all([page.waitForURL(/127\.0\.0\.1:\d+\/callback\?/), page.click('button[value=allow]')]);
  await page.getByText('You can close this page').waitFor();
  await screenshot(page, 'desktop-browser-done');
}

/** Applies it, and waits until the server has been looked over. */
async function apply(app) {
  await app.press('Apply', setUp);
  await app.reads(/^Let the doctor look it over/);
  await app.picture('starting');
  await app.press('Sign in with the browser', setUp, PROVEN_WITHIN_MS);
  await app.reads(/Go on in the browser/);
  await app.picture('browser-opened');
}

async function endSession(app) {
  await app.choose('Sessions', 'Gatehouse');
  const [[alice]] = await app.hasRows(1, ofAlice);
  await app.choose(alice, 'Gatehouse');
  await app.picture('session');
  await app.press('End session…', 'Gatehouse');
  await app.reads(/^End the session/);
  await app.picture('question');
  await app.press('End session');
  await app.hasRows(0, ofAlice);
  await app.picture('ended');
}

test('From a machine with nothing configured to a session that ends', async (t) => {
  assert.ok(!existsSync('/etc/gatehouse/gatehouse.env'), 'a server is set up on this machine already');
  const desktop = await Desktop.start(t);
  const port = await freePort();
  const secret = randomSecret();
  const clientId = 'gatehouse-at-provider';
  const provider = await startProvider(t, { clientId, clientSecret: secret,
    redirectUris: [`http://127.0.0.1:${port}/oauth/callback`] });
  const app = await App.start(t, desktop);

  // Nothing is written, and nothing runs, before it is applied.
  await fillIn(app, { port, provider, clientId, secret });
  await until(() => desktop.processes('gatehoused').length === 0, 'the server that was tried out has ended');
  assert.deepEqual(desktop.filesWith('PROVIDER_CLIENT_ID'), []);
  assert.equal(await desktop.secretsNamed('PROVIDER_CLIENT_SECRET'), 0);

  // The server runs, with the secret in the keychain and nowhere else.
  await apply(app);
  assert.equal(desktop.processes('gatehoused').length, 1);
  assert.equal(await desktop.secretsNamed('PROVIDER_CLIENT_SECRET'), 1);
  assert.deepEqual(desktop.filesWith(secret), []);

  await signIn(t, await desktop.opened(1));
  await app.reads(/^It works\./);
  await app.picture('proven');
  await endSession(app);

  // The next call of the client.
  await app.press('List the tools again', setUp);
  await app.reads(/401/);
  await app.picture('refused');

  // The server goes on after the set-up, until it is stopped.
  await app.press('Next', setUp);
  await app.reads(new RegExp(`^http://127\\.0\\.0\\.1:${port}/mcp$`));
  await app.picture('connect');
  await app.press('Finish', setUp);
  assert.equal(desktop.processes('gatehoused').length, 1);
  await app.pick('Gatehouse', 'Stop the server…', 'Gatehouse');
  await app.reads(/^Stop the server\?$/);
  await app.press('Stop the server');
  await app.reads(/Start it here/);
  await app.picture('stopped');
  await until(() => desktop.processes('gatehoused').length === 0, 'the server has ended');
  await app.quit('Gatehouse');
});
