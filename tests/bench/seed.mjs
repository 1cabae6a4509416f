// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signs people in, many at a time, through the real pages and a provider of our own.
import assert from 'node:assert/strict';
import http from 'node:http';
import { Browser, describePage } from '../e2e/support/browser.mjs';
import { authorization, codeForm } from '../e2e/support/client.mjs';
import { send } from '../e2e/support/http.mjs';

const LANES = 16;

/** `work(agent)` so many times, over connections that are kept no longer than this. */
async function inParallel(count, work) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: LANES });
  const results = [];
  let left = count;
  await Promise.all(Array.from({ length: LANES }, async () => {
    while (left > 0) {
      left -= 1;
      results.push(await work(agent));
    }
  }));
  agent.destroy();
  return results;
}

async function makeCode(door, client, agent, extra = {}) {
  const request = authorization(door, client, extra);
  const { redirect, page } = await new Browser(agent).signIn(request.url);
  assert.ok(redirect?.searchParams.get('code'), redirect?.href ?? describePage(page));
  return { ...request, code: redirect.searchParams.get('code') };
}

export function makeCodes(door, client, count) {
  return inParallel(count, (agent) => makeCode(door, client, agent));
}

/** Sessions of this client: their first tokens. `extra`: of the authorization request. */
export function makeSessions(door, client, count, extra = {}) {
  return inParallel(count, async (agent) => {
    const granted = await makeCode(door, client, agent, extra);
    const answer = await send(`${door.baseUrl}/token`, { method: 'POST', agent,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(codeForm(client, granted)).toString() });
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  });
}
