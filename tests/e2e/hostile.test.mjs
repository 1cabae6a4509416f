// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bad peers, all at once, for a bounded time and on loopback only; meanwhile somebody works.
import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import net from 'node:net';
import test from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { doorStatus, signedIn } from './support/client.mjs';
import { openDoor } from './support/door.mjs';
import { measures } from './support/gatehouse.mjs';
import { send } from './support/http.mjs';

const HALF_OPEN = 2_000;
const RANDOM_REQUESTS = 10_000;
const BODY_BYTES = 200 * 1024 * 1024;
const HEAD_BYTES = 10 * 1024 * 1024;
const P99_MS = 50;
const RSS_BYTES = 150 * 1024 * 1024;

function open(port) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Connections that began a request and then send a byte now and then. */
async function halfOpen(t, port, count) {
  const sockets = [];
  for (let index = 0; index < count; index += 100) {
    sockets.push(...await Promise.all(Array.from({ length: 100 }, () => open(port))));
  }
  const beginnings = ['', 'P', 'POST /mcp HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: ',
    'POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n'];
  for (const [index, socket] of sockets.entries()) {
    socket.on('error', () => {});
    socket.write(beginnings[index % beginnings.length]);
  }
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a');
  }, 1000);
  const end = () => {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  };
  t.after(end);
  return { sockets, end };
}

/** One connection that says something wild and listens for the answer. */
function sayWildly(port, bytes) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => { answer += chunk.toString('latin1'); });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

function wildRequest() {
  const noise = randomBytes(randomInt(1, 400));
  switch (randomInt(6)) {
    case 0: return noise;
    case 1: return Buffer.concat([Buffer.from('GET /'), noise, Buffer.from(' HTTP/1.1\r\n\r\n')]);
    case 2: return Buffer.concat([Buffer.from('POST /token HTTP/1.1\r\nHost: x\r\n'), noise,
      Buffer.from('\r\n\r\n')]);
    case 3: return Buffer.concat([Buffer.from(`POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: ${
      noise.length}\r\nContent-Type: application/json\r\n\r\n`), noise]);
    case 4: return Buffer.concat([Buffer.from('POST /register HTTP/1.1\r\nHost: x\r\n'
      + 'Transfer-Encoding: chunked\r\n\r\n'), noise]);
    default: return Buffer.from('POST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n'
      + 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n');
  }
}

async function randomRequests(port, count) {
  const answers = { total: 0, served: 0, statuses: new Map() };
  const work = async (share) => {
    for (let index = 0; index < share; index += 1) {
      const answer = await sayWildly(port, wildRequest());
      answers.total += 1;
      const status = answer.match(/^HTTP\/1\.1 (\d{3}) /)?.[1] ?? 'none';
      answers.statuses.set(status, (answers.statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, () => work(count / 16)));
  return answers;
}

/** Pours `bytes` after `head` until the peer says stop; gives how much it took. */
function pour(port, head, bytes) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const block = Buffer.alloc(64 * 1024, 'a');
    let poured = 0;
    let answer = '';
    const more = () => {
      while (poured < bytes && !socket.destroyed) {
        poured += block.length;
        if (!socket.write(block)) return socket.once('drain', more);
      }
      return socket.end();
    };
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on('connect', () => {
      socket.write(head);
      more();
    });
    socket.on('data', (chunk) => { answer += chunk.toString('latin1'); });
    socket.on('error', () => {});
    socket.on('close', () => resolve({ poured, answer }));
  });
}

/** The client that works all the while, on a thread that the bad peers do not share. */
function startWorking(t, door, token) {
  const thread = new Worker(new URL('support/workingclient.mjs', import.meta.url),
    { workerData: { url: door.mcpUrl, token } });
  t.after(() => thread.terminate());
  const done = new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  done.catch(() => {});
  return {
    stop() {
      thread.postMessage('stop');
      return done;
    },
  };
}

test('bad peers neither stop the door nor slow it down', async (t) => {
  const door = await openDoor(t);
  const { tokens } = await signedIn(door);
  let peak = 0;
  const watch = setInterval(() => { peak = Math.max(peak, door.run.rss); }, 50);
  t.after(() => clearInterval(watch));
  // What this machine does with other work on it; alone it answers in a millisecond or two.
  const calm = startWorking(t, door, tokens.access_token);
  await delay(3_000);
  const limit = Math.max(P99_MS, 4 * (await calm.stop()).p99);
  const good = startWorking(t, door, tokens.access_token);

  const slow = await halfOpen(t, door.port, HALF_OPEN);
  const wild = await randomRequests(door.port, RANDOM_REQUESTS);
  t.diagnostic(`random bytes: ${JSON.stringify([...wild.statuses])}`);
  assert.equal(wild.total, RANDOM_REQUESTS);
  assert.equal(wild.statuses.get('500'), undefined, 'bad input is never an internal error');

  const bodies = await Promise.all(['/token', '/mcp', '/register', '/nothing'].map((path) => pour(
    door.port, `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
    + `Content-Length: ${BODY_BYTES}\r\n\r\n`, BODY_BYTES)));
  const chunked = await pour(door.port, 'POST /register HTTP/1.1\r\nHost: x\r\n'
    + 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n', BODY_BYTES);
  const heads = await Promise.all(['GET /', 'GET / HTTP/1.1\r\nX-Long: '].map(
    (head) => pour(door.port, head, HEAD_BYTES)));
  for (const { poured, answer } of [...bodies, chunked]) {
    assert.ok(poured < BODY_BYTES / 4, `took ${poured} bytes of a body it does not want`);
    if (answer) assert.match(answer, /^HTTP\/1\.1 4\d\d /);
  }
  for (const { poured, answer } of heads) {
    assert.ok(poured < HEAD_BYTES, `took ${poured} bytes of a head without end`);
    if (answer) assert.match(answer, /^HTTP\/1\.1 4(31|14|00) /);
  }

  const { calls, p50, p99 } = await good.stop();
  clearInterval(watch);
  t.diagnostic(`meanwhile ${calls} calls, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; `
    + `peak memory ${(peak / 2 ** 20).toFixed(1)} MiB`);
  assert.ok(calls > 50, String(calls));
  if (measures) {
    assert.ok(p99 < limit, `p99 ${p99} ms, the limit is ${limit} ms`);
    assert.ok(peak < RSS_BYTES, `${peak} bytes`);
  }
  slow.end();
  assert.equal(await doorStatus(door, tokens.access_token), 200);
  assert.equal((await send(`${door.baseUrl}/health`)).status, 200);
});

test('half a request is not waited for without end, however it drips', async (t) => {
  const door = await openDoor(t);
  const began = Date.now();
  const ends = await Promise.all([false, true].map((drips) => new Promise((resolve) => {
    const socket = net.connect(door.port, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    });
    const drip = setInterval(() => drips && socket.writable && socket.write('a'), 500);
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.setTimeout(30_000, () => socket.destroy());
    socket.on('close', () => {
      clearInterval(drip);
      resolve(Date.now() - began);
    });
  })));
  for (const end of ends) assert.ok(end < 20_000, `${end} ms`);
});
