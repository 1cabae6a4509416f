// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Debian's Chromium, which never asks the network for anything of its own.
import { chromium } from 'playwright-core';
import { pictureFile } from './pictures.mjs';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1'];

export async function openChromium(t) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: quiet });
  t.after(() => browser.close());
  return browser;
}

export async function screenshot(page, name) {
  await page.screenshot({ path: pictureFile(name), fullPage: true });
}
