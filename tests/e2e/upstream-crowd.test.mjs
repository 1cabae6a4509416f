// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many sessions at once with the same JSON-RPC ids, and a server that is killed under them.
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { callMcp, obtainCode, redeem, register } from './support/client.mjs';
import { Everything, openDoorTo, startScripted } from './support/upstreams.mjs';

const PEOPLE = 100;
const RESTARTS = Number(process.env.CROWD_RESTARTS ?? 5);

async function crowd(door, size) {
  const client = await register(door);
  const tokens = [];
  for (let i = 0; i < size; i += 1) {
    const answer = await redeem(door, client, await obtainCode(door, client));
    assert.equal(answer.status, 200, answer.text);
    tokens.push(answer.json.access_token);
  }
  return tokens;
}

function rpc(answer) {
  if (answer.type === 'application/json') return answer.json;
  const data = answer.text.split('\n').filter((line) => line.startsWith('data:'));
  return JSON.parse(data.at(-1).slice(5));
}

test('every answer reaches its own requester', async (t) => {
  const { url } = await startScripted(t, async (request, response, body) => {
    const message = JSON.parse(body);
    const who = request.headers['x-gatehouse-session'];
    const result = JSON.stringify({ jsonrpc: '2.0', id: message.id,
      result: { who, word: message.params.arguments.word } });
    await delay(Math.random() * 20);
    if (message.id % 2) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress',
        params: { who, word: message.params.arguments.word } })}\n\n`);
      await delay(Math.random() * 20);
      response.end(`data: ${result}\n\n`);
    } else {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(result);
    }
  });
  const door = await openDoorTo(t, { echo: { url, forward: 'identity' } });
  const tokens = await crowd(door, PEOPLE);
  const whoIs = new Map();
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(tokens.flatMap((token, person) => [1, 2].map(async (id) => {
      const word = `${person}-${round}-${id}`;
      const answer = await callMcp(door, token, { id, method: 'tools/call',
        params: { name: 'echo', arguments: { word } } });
      assert.equal(answer.status, 200, answer.text);
      const { id: gotId, result } = rpc(answer);
      assert.equal(gotId, id);
      assert.equal(result.word, word);
      const progress = answer.text.match(/notifications\/progress.*?"word":"([^"]*)"/);
      if (progress) assert.equal(progress[1], word);
      whoIs.set(person, whoIs.get(person) ?? result.who);
      assert.equal(result.who, whoIs.get(person));
    })));
  }
  assert.equal(new Set(whoIs.values()).size, PEOPLE);
});

test('a server that is killed and started again under load', async (t) => {
  const everything = await new Everything().start(t);
  const door = await openDoorTo(t, { everything: { url: everything.url } });
  const tokens = await crowd(door, 8);
  const sessions = await Promise.all(tokens.map(async (token) => {
    const answer = await callMcp(door, token, { method: 'initialize', params: {
      protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'e2e', version: '1' } } });
    assert.equal(answer.status, 200, answer.text);
    return answer.headers['mcp-session-id'];
  }));
  let running = true;
  const statuses = new Map();
  const load = tokens.map(async (token, i) => {
    while (running) {
      const answer = await callMcp(door, token, { id: 5, method: 'tools/call',
        params: { name: 'echo', arguments: { message: `m${i}` } } },
      { 'Mcp-Session-Id': sessions[i], 'MCP-Protocol-Version': '2025-11-25' });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const message = rpc(answer);
      if (message.result) assert.match(JSON.stringify(message.result), new RegExp(`m${i}"`));
      else assert.ok(message.error, answer.text);
      await delay(5);
    }
  });
  for (let i = 0; i < RESTARTS; i += 1) {
    await delay(100);
    await everything.kill();
    await delay(50);
    await everything.start(t);
  }
  const before = statuses.get(200);
  while (statuses.get(200) < before + 50) await delay(20);
  running = false;
  await Promise.all(load);
  for (const status of statuses.keys()) assert.ok([200, 502].includes(status), String(status));
  assert.ok(door.run.runs);
});
