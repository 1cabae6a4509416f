// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `node tests/bench/door.mjs`: an authorized tools/call through the door to a server behind it, beside
// nginx proxy_pass and a Node reverse proxy with the same token check, in turns, in one run: as fast
// as it goes, then with a pause after each answer, which shows what the way costs when nobody waits
// for a processor. Needs wrk and nginx. BENCH_SECONDS (3) per measurement, BENCH_WORKERS (2) of the door.
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { register } from '../e2e/support/client.mjs';
import { temporaryFolder } from '../e2e/support/gatehouse.mjs';
import { startNginxProxy, startNodeProxy, startUpstream } from './doorpeers.mjs';
import { median, wrk } from './load.mjs';
import { makeSessions } from './seed.mjs';
import { Cleanup, startGatehouse } from './servers.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const ROUNDS = 3;
// connections, and the pause of each in milliseconds
const LOADS = [[64, 0], [256, 0], [64, 20]];

function call(token) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 42, method: 'tools/call', params: {
    name: 'echo', arguments: { text: 'What is the state of the release? '.repeat(24).trim() } } });
  return { BENCH_METHOD: 'POST', BENCH_PATH: '/mcp', BENCH_BODY: body, BENCH_HEADERS: [
    `Authorization: Bearer ${token}`, 'Content-Type: application/json',
    'Accept: application/json, text/event-stream', 'MCP-Protocol-Version: 2025-11-25',
    'User-Agent: Claude-User (claude-mcp/1.0)', 'Accept-Language: en',
    'Accept-Encoding: gzip, deflate, br', 'Sec-Fetch-Mode: cors'].join('\n') };
}

async function measure(cleanup) {
  const folder = temporaryFolder(cleanup);
  const upstream = await startUpstream(cleanup, folder);
  const file = path.join(folder, 'servers.json');
  writeFileSync(file, JSON.stringify({ mcpServers: { up: { url: `${upstream.baseUrl}/mcp` } } }));
  const gatehouse = await startGatehouse(cleanup, { MCP_SERVERS_FILE: file,
    CONCURRENCY_LIMIT: '1000', WORKERS: process.env.BENCH_WORKERS ?? '2' });
  const client = await register(gatehouse);
  const [{ access_token: token }] = await makeSessions(gatehouse, client, 1);
  const servers = [gatehouse, await startNginxProxy(cleanup, folder, upstream, token),
    await startNodeProxy(cleanup, upstream, token), { ...upstream, name: 'upstream itself' }];
  console.log('| connections | pause ms | server | calls/s | p50 ms | p99 ms | of nginx | of node |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [connections, pause] of LOADS) {
    const environment = { ...call(token), ...(pause > 0 && { BENCH_DELAY: String(pause) }) };
    const results = new Map(servers.map((server) => [server, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const server of servers) {
        results.get(server).push(await wrk(server.baseUrl, { connections, seconds: SECONDS,
          environment }));
      }
    }
    const of = (server, value) => median(results.get(server).map((result) => result[value]));
    const [, nginx, node] = servers;
    for (const server of servers) {
      const rate = of(server, 'rate');
      console.log(`| ${connections} | ${pause} | ${server.name} | ${rate.toFixed(0)} | ${
        of(server, 'p50').toFixed(2)} | ${of(server, 'p99').toFixed(2)} | ${
        (rate / of(nginx, 'rate')).toFixed(2)} | ${(rate / of(node, 'rate')).toFixed(2)} |`);
    }
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
process.env.GATEHOUSED ??= path.join(root, 'build', 'release', 'bin', 'gatehoused');
const cleanup = new Cleanup();
try {
  await measure(cleanup);
} finally {
  await cleanup.run();
}
