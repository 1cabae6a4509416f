// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `node tests/bench/streams.mjs`: event streams through the door, in two measurements.
//   beside a load   50 streams of 10 events a second while 64 connections call tools: how late is the
//                   latest event
//   soak            10,000 sessions and 1,000 streams for SOAK_SECONDS (600), one more client that
//                   reads a byte a second of a server that never stops: memory, and everybody's latency
// Needs wrk and nginx.
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { register } from '../e2e/support/client.mjs';
import { temporaryFolder } from '../e2e/support/gatehouse.mjs';
import { freePort } from '../e2e/support/http.mjs';
import { answers } from './answers.mjs';
import { start, startUpstream } from './doorpeers.mjs';
import { wrk } from './load.mjs';
import { makeSessions } from './seed.mjs';
import { Cleanup, residentMiB, startGatehouse } from './servers.mjs';

const SOAK_SECONDS = Number(process.env.SOAK_SECONDS ?? 600);
const SESSIONS = Number(process.env.BENCH_SESSIONS ?? 10_000);
const STREAMS = Number(process.env.BENCH_STREAMS ?? 1_000);

async function startStreamServer(cleanup, everyMs) {
  const port = await freePort();
  const server = fileURLToPath(new URL('streamserver.mjs', import.meta.url));
  start(cleanup, process.execPath, [server, String(port), String(everyMs)]);
  const url = `http://127.0.0.1:${port}/mcp`;
  await answers(url, { method: 'POST', body: '{}' });
  return { url };
}

async function startDoor(cleanup, folder, everyMs) {
  const streams = await startStreamServer(cleanup, everyMs);
  const calls = await startUpstream(cleanup, folder);
  const file = path.join(folder, `servers-${everyMs}.json`);
  writeFileSync(file, JSON.stringify({ mcpServers: { streams: { url: streams.url },
    flood: { url: `${streams.url}?flood=1` }, calls: { url: `${calls.baseUrl}/mcp` } } }));
  return startGatehouse(cleanup, { MCP_SERVERS_FILE: file, CONCURRENCY_LIMIT: '1000', WORKERS: '2' });
}

/** First tokens of sessions with one server: a token is good for the one it was asked for. */
async function makeTokens(door, client, server, count) {
  const made = await makeSessions(door, client, count, { resource: `${door.baseUrl}/mcp/${server}` });
  return made.map((each) => each.access_token);
}

/** An open event stream; counts its events and how late the latest of them came. */
function openStream(door, token) {
  const seen = { events: 0, latestMs: 0, alive: true };
  return new Promise((resolve, reject) => {
    const request = http.get(`${door.baseUrl}/mcp/streams`, { agent: false, headers: {
      Authorization: `Bearer ${token}`, Accept: 'text/event-stream',
      'MCP-Protocol-Version': '2025-11-25' } }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`a stream is refused: ${response.statusCode}`));
        return;
      }
      response.setEncoding('utf8').on('data', (text) => {
        for (const [, sent] of text.matchAll(/"sent":(\d+)/g)) {
          seen.events += 1;
          seen.latestMs = Math.max(seen.latestMs, Date.now() - Number(sent));
        }
      });
      response.on('close', () => { seen.alive = false; });
      seen.end = () => request.destroy();
      resolve(seen);
    });
    request.once('error', reject);
    request.on('error', () => {});
  });
}

async function measureBesideLoad(cleanup, folder) {
  const door = await startDoor(cleanup, folder, 100);
  const client = await register(door);
  const [token] = await makeTokens(door, client, 'calls', 1);
  const listeners = await makeTokens(door, client, 'streams', 50);
  const streams = await Promise.all(listeners.map((each) => openStream(door, each)));
  const seconds = 10;
  const body = JSON.stringify({ jsonrpc: '2.0', id: 42, method: 'tools/call',
    params: { name: 'echo', arguments: { text: 'x'.repeat(800) } } });
  const load = await wrk(door.baseUrl, { connections: 64, seconds, environment: {
    BENCH_METHOD: 'POST', BENCH_PATH: '/mcp/calls', BENCH_BODY: body, BENCH_HEADERS: [
      `Authorization: Bearer ${token}`, 'Content-Type: application/json',
      'Accept: application/json, text/event-stream', 'MCP-Protocol-Version: 2025-11-25'].join('\n') } });
  const alive = streams.filter((each) => each.alive).length;
  const events = streams.reduce((sum, each) => sum + each.events, 0);
  console.log(`beside ${load.rate.toFixed(0)} calls/s (p99 ${load.p99.toFixed(2)} ms): ${alive} of ${
    streams.length} streams alive, ${(events / streams.length / seconds).toFixed(1)} events/s each, `
    + `the latest ${Math.max(...streams.map((each) => each.latestMs))} ms late`);
  streams.forEach((each) => each.end());
}

/** Reads a byte a second of a stream that never stops. */
function readSlowly(cleanup, door, token) {
  const socket = net.connect({ port: door.port, host: '127.0.0.1', highWaterMark: 1 });
  socket.on('error', () => {});
  socket.pause();
  socket.write(`GET /mcp/flood HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nAuthorization: Bearer ${
    token}\r\nAccept: text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\n\r\n`);
  const timer = setInterval(() => socket.read(1), 1_000);
  cleanup.after(() => {
    clearInterval(timer);
    socket.destroy();
  });
}

async function soak(cleanup, folder) {
  const door = await startDoor(cleanup, folder, 1_000);
  const client = await register(door);
  const tokens = await makeTokens(door, client, 'streams', SESSIONS);
  const [slow] = await makeTokens(door, client, 'flood', 1);
  const streams = [];
  for (let at = 0; at < STREAMS; at += 50) {
    streams.push(...await Promise.all(tokens.slice(at, at + 50).map((each) => openStream(door, each))));
  }
  readSlowly(cleanup, door, slow);
  const samples = [];
  const ends = Date.now() + SOAK_SECONDS * 1_000;
  while (Date.now() < ends) {
    streams.forEach((each) => { each.latestMs = 0; });
    await delay(Math.min(30_000, SOAK_SECONDS * 1_000));
    samples.push(residentMiB(door.run.pid));
    const alive = streams.filter((each) => each.alive).length;
    console.log(`${samples.length}: ${samples.at(-1).toFixed(1)} MiB, ${alive} of ${STREAMS
    } streams alive, the latest event ${Math.max(...streams.map((each) => each.latestMs))} ms late`);
  }
  console.log(`soak: ${samples[0].toFixed(1)} MiB at first, at most ${Math.max(...samples).toFixed(1)
  } MiB, ${samples.at(-1).toFixed(1)} MiB at last`);
  streams.forEach((each) => each.end());
}

const root = fileURLToPath(new URL('../..', import.meta.url));
process.env.GATEHOUSED ??= path.join(root, 'build', 'release', 'bin', 'gatehoused');
const cleanup = new Cleanup();
try {
  const folder = temporaryFolder(cleanup);
  await measureBesideLoad(cleanup, folder);
  await soak(cleanup, folder);
} finally {
  await cleanup.run();
}
