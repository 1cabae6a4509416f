// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signs people in, many at a time, through the real pages and a provider of our own.
import assert from 'node:assert/strict';
import http from 'node:http';
import { Browser, describePage } from '../e2e/support/browser.mjs';
import { authorization, codeForm } from '../e2e/support/client.mjs';
import { send } from '../e2e/support/http.mjs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

async function inParallel(count, work, lanes = 16) {
  const results = [];
  let left = count;
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (left > 0) {
      left -= 1;
      results.push(await work());
    }
  }));
  return results;
}

export function makeCodes(door, client, count) {
  return inParallel(count, async () => {
    const request = authorization(door, client);
    const { redirect, page } = await new Browser(agent).signIn(request.url);
    assert.ok(redirect?.searchParams.get('code'), redirect?.href ?? describePage(page));
    return { ...request, code: redirect.searchParams.get('code') };
  });
}

/** Sessions of this client: their first tokens. */
export function makeSessions(door, client, count) {
  return inParallel(count, async () => {
    const [granted] = await makeCodes(door, client, 1);
    const answer = await send(`${door.baseUrl}/token`, { method: 'POST', agent,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(codeForm(client, granted)).toString() });
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  });
}

export function endConnections() {
  agent.destroy();
}
