// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thread that calls /mcp on one kept connection until it is told to stop, and times each answer.
import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: {
  protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'worker', version: '1' } } });
const headers = { Authorization: `Bearer ${workerData.token}`, 'Content-Type': 'application/json',
  Accept: 'application/json, text/event-stream' };

function call() {
  return new Promise((resolve, reject) => {
    const request = http.request(workerData.url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve()
        : reject(new Error(`the working client got ${answer.statusCode}`))));
    });
    request.on('error', reject);
    request.end(body);
  });
}

let running = true;
parentPort.once('message', () => { running = false; });
const times = [];
while (running) {
  const before = performance.now();
  await call();
  times.push(performance.now() - before);
  await delay(10);
}
agent.destroy();
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)];
parentPort.postMessage({ calls: times.length, p50: at(0.5), p99: at(0.99) });
