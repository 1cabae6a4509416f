// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench`: Gatehouse and a plain Node server on the same work, in turns, on this machine.
// Numbers of different machines or days do not compare; the ratios of one run do.
//   GATEHOUSED          the program to measure (default: the release build)
//   BENCH_SECONDS       per measurement (3)
//   BENCH_SESSIONS      for the memory measurement (10000)
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { authorization, codeForm, register } from '../e2e/support/client.mjs';
import { temporaryFolder } from '../e2e/support/gatehouse.mjs';
import { median, signIns, wrk } from './load.mjs';
import { makeCodes, makeSessions } from './seed.mjs';
import { Cleanup, cpuMs, residentMiB, startGatehouse, startNode, startOidc } from './servers.mjs';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const SESSIONS = Number(process.env.BENCH_SESSIONS ?? 10_000);
const ROUNDS = 3;
const CONNECTIONS = [32, 128];
const CODES = 2_000;
const CHAINS = 256;
const IDLE = 2_000;
const SIGN_IN_ROUNDS = 5;
const OIDC_SIGN_INS = 400;

const rows = [];
function row(what, gatehouse, node, unit, digits = 0) {
  rows.push({ what, gatehouse: gatehouse.toFixed(digits), node: node?.toFixed(digits) ?? '-', unit,
    ratio: node ? `${(gatehouse / node).toFixed(2)} x` : '-' });
  console.error(`${what}: ${gatehouse.toFixed(digits)} ${unit}, node ${node?.toFixed(digits) ?? '-'}`);
}

/** Runs one load on both, in turns, and notes the medians. */
async function compare(what, servers, load) {
  for (const connections of CONNECTIONS) {
    const results = new Map(servers.map((server) => [server, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const server of servers) {
        const prepared = await load(server, connections);
        results.get(server).push(await wrk(server.baseUrl, { connections, seconds: SECONDS,
          ...prepared }));
      }
    }
    const of = (server, value) => median(results.get(server).map((result) => result[value]));
    const [gatehouse, node] = servers;
    row(`${what}, ${connections} connections`, of(gatehouse, 'rate'), of(node, 'rate'), '/s');
    row(`${what}, ${connections} connections, p99`, of(gatehouse, 'p99'), of(node, 'p99'), 'ms', 2);
  }
}

const MODERN = '2026-07-28';

/** A call as hosted clients send it, about 1 KB with its head. */
function echoCall(token) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 42, method: 'tools/call', params: {
    name: 'echo', arguments: { text: 'What is the state of the release? '.repeat(8).trim() },
    _meta: { 'io.modelcontextprotocol/protocolVersion': MODERN,
      'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1.0.0' },
      'io.modelcontextprotocol/clientCapabilities': {} } } });
  return { BENCH_METHOD: 'POST', BENCH_PATH: '/mcp', BENCH_BODY: body, BENCH_HEADERS: [
    `Authorization: Bearer ${token}`, 'Content-Type: application/json',
    'Accept: application/json, text/event-stream', `MCP-Protocol-Version: ${MODERN}`,
    'Mcp-Method: tools/call', 'Mcp-Name: echo', 'User-Agent: Claude-User (claude-mcp/1.0)',
    'Accept-Language: en', 'Accept-Encoding: gzip, deflate, br', 'Sec-Fetch-Mode: cors',
    'Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'].join('\n') };
}

const opaque = () => randomBytes(32).toString('base64url');
const forms = (client, codes) => codes.map((granted) => (
  new URLSearchParams(codeForm(client, granted)).toString()));

async function makeChains(door, client) {
  const sessions = await makeSessions(door, client, CHAINS);
  return sessions.map((made) => ({ token: made.refresh_token, clientId: client.client_id }));
}
const chainLine = ({ token, clientId }) => `${clientId} ${token}`;

/** The same refreshes, durable all, with and without a write that many share; in turns. */
async function measureGroupCommit(cleanup, folder) {
  const doors = [await startGatehouse(cleanup), await startGatehouse(cleanup, { GROUP_COMMIT: 'false' })];
  const rates = doors.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, door] of doors.entries()) {
      const file = path.join(folder, `chains-${index}.txt`);
      const chains = await makeChains(door, await register(door));
      writeFileSync(file, `${chains.map(chainLine).join('\n')}\n`);
      rates[index].push((await wrk(door.baseUrl, { connections: 32, seconds: SECONDS,
        environment: { BENCH_CHAIN: file } })).rate);
    }
  }
  const [together, alone] = rates.map(median);
  rows.push({ what: 'refresh, 32 connections, beside GROUP_COMMIT=false', unit: '/s',
    gatehouse: together.toFixed(0), node: `(${alone.toFixed(0)})`,
    ratio: `${(together / alone).toFixed(2)} x` });
  console.error(`group commit: ${together.toFixed(0)}/s, without ${alone.toFixed(0)}/s`);
}

async function measureThroughput(cleanup, gatehouse, folder) {
  const client = await register(gatehouse);
  const [session] = await makeSessions(gatehouse, client, 1);
  const challengeOf = (granted) => new URL(granted.url).searchParams.get('code_challenge');
  const asSeed = (granted) => ({ token: granted.code, clientId: client.client_id,
    redirectUri: granted.redirectUri, challenge: challengeOf(granted) });
  const access = { token: session.access_token, clientId: client.client_id,
    expires: Date.now() + 3_600_000 };
  const node = await startNode(cleanup, folder, { access: [access] });
  const servers = [gatehouse, node];
  const fixed = (environment, expect) => async () => ({ environment, expect });

  for (const server of servers) {
    await wrk(server.baseUrl, { connections: 32, seconds: 1, environment: echoCall(session.access_token) });
  }
  await compare('metadata GET', servers,
    fixed({ BENCH_PATH: '/.well-known/oauth-authorization-server' }));
  const { BENCH_HEADERS: headers, ...call } = echoCall(session.access_token);
  const anonymous = headers.split('\n').filter((line) => !line.startsWith('Authorization')).join('\n');
  await compare('401 on /mcp', servers, fixed({ ...call, BENCH_HEADERS: anonymous }, 401));
  await compare('tools/call echo', servers, fixed(echoCall(session.access_token)));

  // Codes live for a minute and once, so each run gets its own: Gatehouse's from real sign-ins, the
  // Node server's out of thin air, as it has no browser part.
  const prepare = async (server, name, seed, lines) => {
    const file = path.join(folder, `${name}.txt`);
    writeFileSync(file, `${lines.join('\n')}\n`);
    if (server === gatehouse) return file;
    await node.stop();
    Object.assign(node, await startNode(cleanup, folder, seed));
    return file;
  };
  await compare('code exchange', servers, async (server) => {
    const codes = server === gatehouse ? await makeCodes(gatehouse, client, CODES)
      : Array.from({ length: CODES }, () => ({ ...authorization(gatehouse, client), code: opaque() }));
    const file = await prepare(server, 'codes', { codes: codes.map(asSeed) }, forms(client, codes));
    return { environment: { BENCH_BODIES: file } };
  });
  await compare('refresh', servers, async (server) => {
    const chains = server === gatehouse ? await makeChains(gatehouse, client)
      : Array.from({ length: CHAINS }, () => ({ token: opaque(), clientId: client.client_id }));
    const file = await prepare(server, 'chains', { refresh: chains }, chains.map(chainLine));
    return { environment: { BENCH_CHAIN: file } };
  });

  const idle = await startNode(cleanup, folder, { access: [access] });
  await measureBesideIdle([gatehouse, idle], echoCall(session.access_token));
}

async function openIdle(server) {
  const crowd = [];
  for (let index = 0; index < IDLE; index += 1) {
    crowd.push(await new Promise((resolve, reject) => {
      const socket = net.connect(server.port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    }));
  }
  return crowd;
}

/** What idle connections cost the others: the same calls without and with them, in turns. */
async function measureBesideIdle(servers, environment) {
  const pidOf = (server) => server.run?.pid ?? server.pid;
  const kept = servers.map(() => []);
  const memory = [];
  for (const connections of CONNECTIONS) {
    const rates = servers.map(() => ({ without: [], beside: [] }));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, server] of servers.entries()) {
        const load = () => wrk(server.baseUrl, { connections, seconds: SECONDS, environment });
        rates[index].without.push((await load()).rate);
        const crowd = await openIdle(server);
        rates[index].beside.push((await load()).rate);
        memory[index] = residentMiB(pidOf(server));
        const gone = crowd.map((socket) => new Promise((resolve) => { socket.once('close', resolve); }));
        crowd.forEach((socket) => socket.destroy());
        await Promise.all(gone);
      }
    }
    kept.forEach((each, index) => each.push(
      100 * median(rates[index].beside) / median(rates[index].without)));
    row(`tools/call echo beside ${IDLE} idle connections, ${connections} connections`,
      median(rates[0].beside), median(rates[1].beside), '/s');
    row(`  of the rate without them`, kept[0].at(-1), kept[1].at(-1), '%', 1);
  }
  row(`resident memory with ${IDLE} idle connections`, memory[0], memory[1], 'MiB', 1);
}

async function measureStart(folder) {
  const times = { gatehouse: [], node: [], gatehouseMiB: [], nodeMiB: [] };
  for (let round = 0; round < 5; round += 1) {
    const cleanup = new Cleanup();
    const gatehouse = await startGatehouse(cleanup);
    const node = await startNode(cleanup, folder, {});
    times.gatehouse.push(gatehouse.startMs);
    times.node.push(node.startMs);
    times.gatehouseMiB.push(residentMiB(gatehouse.run.pid));
    times.nodeMiB.push(residentMiB(node.pid));
    await cleanup.run();
  }
  row('start to first answer', median(times.gatehouse), median(times.node), 'ms', 1);
  row('resident memory, idle', median(times.gatehouseMiB), median(times.nodeMiB), 'MiB', 1);
}

async function measureSessions() {
  const cleanup = new Cleanup();
  const gatehouse = await startGatehouse(cleanup);
  const client = await register(gatehouse);
  gatehouse.provider.openBook = true;
  await signIns(gatehouse, client, 100);
  const oidc = await startOidc(cleanup);
  await makeSessions(oidc, oidc.client, 200);
  const rates = [];
  const times = { gatehouse: [], oidc: [] };
  const count = Math.ceil(SESSIONS / SIGN_IN_ROUNDS);
  for (let round = 0; round < SIGN_IN_ROUNDS; round += 1) {
    let before = cpuMs(gatehouse.run.pid);
    rates.push(await signIns(gatehouse, client, count));
    times.gatehouse.push((cpuMs(gatehouse.run.pid) - before) / count);
    before = cpuMs(oidc.pid);
    await makeSessions(oidc, oidc.client, OIDC_SIGN_INS);
    times.oidc.push((cpuMs(oidc.pid) - before) / OIDC_SIGN_INS);
  }
  row('processor time of a whole sign-in *', median(times.gatehouse), median(times.oidc), 'ms', 3);
  row('whole sign-ins, 32 connections', median(rates), undefined, '/s');
  row(`resident memory with ${SESSIONS} sessions`, residentMiB(gatehouse.run.pid), undefined, 'MiB', 1);
  await cleanup.run();
}

function print() {
  const columns = ['what', 'gatehouse', 'node', 'unit', 'ratio'];
  const widths = columns.map((name) => Math.max(name.length, ...rows.map((each) => each[name].length)));
  const line = (values) => `| ${values.map((value, index) => (
    index === 0 || index === 3 ? value.padEnd(widths[index]) : value.padStart(widths[index]))).join(' | ')} |`;
  console.log(line(columns));
  console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  for (const each of rows) console.log(line(columns.map((name) => each[name])));
  console.log('\nMedians of runs in turns; wrk with one thread; a ratio over 1 is better for rates, '
    + 'worse for times and memory.\n* beside the npm package oidc-provider, which keeps all in memory '
    + 'and has no provider behind it; 16 browsers at a time instead of 32.');
}

const folder = fileURLToPath(new URL('../..', import.meta.url));
process.env.GATEHOUSED ??= path.join(folder, 'build', 'release', 'bin', 'gatehoused');
const cleanup = new Cleanup();
try {
  const scratch = temporaryFolder(cleanup);
  await measureStart(scratch);
  await measureThroughput(cleanup, await startGatehouse(cleanup), scratch);
  await measureGroupCommit(cleanup, scratch);
  await measureSessions();
  print();
} finally {
  await cleanup.run();
}
