// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands beside and behind the door when it is measured: an MCP server that costs nothing
// (nginx with a fixed answer), nginx as a proxy, and a Node proxy that checks the same token.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../e2e/support/http.mjs';
import { answers } from './answers.mjs';

const ANSWER = JSON.stringify({ jsonrpc: '2.0', id: 42,
  result: { content: [{ type: 'text', text: 'The release is ready. '.repeat(40) }] } });

const ASKED = { method: 'POST', body: '{}' };

/** A program that ends with `cleanup`; its pid. */
export function start(cleanup, program, args) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', (error) => reject(new Error(`${program}: ${error.message}`)));
  });
  ended.catch((error) => { console.error(error.message); process.exit(1); });
  cleanup.after(async () => {
    child.kill();
    await ended;
  });
  return child.pid;
}

/** nginx with one worker; `server` is the inside of its server block. */
async function startNginx(cleanup, folder, server, more = '') {
  const port = await freePort();
  const home = path.join(folder, `nginx-${port}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'nginx.conf'), `
    daemon off; worker_processes 1; pid ${home}/pid; error_log ${home}/error.log;
    events { worker_connections 4096; }
    http { access_log off; keepalive_requests 1000000000;
      client_body_temp_path ${home}/b; proxy_temp_path ${home}/p; fastcgi_temp_path ${home}/f;
      uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s; map_hash_bucket_size 256; ${more}
      server { listen 127.0.0.1:${port} reuseport; ${server} } }`);
  const pid = start(cleanup, 'nginx', ['-c', path.join(home, 'nginx.conf'), '-p', home]);
  const baseUrl = `http://127.0.0.1:${port}`;
  await answers(`${baseUrl}/mcp`, ASKED);
  return { baseUrl, port, pid };
}

/** Answers every call at once; no measured proxy waits for it. */
export function startUpstream(cleanup, folder) {
  return startNginx(cleanup, folder,
    `location / { default_type application/json; return 200 '${ANSWER}'; }`);
}

export async function startNginxProxy(cleanup, folder, upstream, token) {
  const proxy = await startNginx(cleanup, folder, `location / { if ($known = 0) { return 401; }
      proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Authorization "";
      proxy_pass http://up; }`,
  `map $http_authorization $known { default 0; "Bearer ${token}" 1; }
   upstream up { server 127.0.0.1:${upstream.port}; keepalive 512; keepalive_requests 1000000000; }`);
  return { ...proxy, name: 'nginx' };
}

export async function startNodeProxy(cleanup, upstream, token) {
  const port = await freePort();
  const pid = start(cleanup, process.execPath,
    [fileURLToPath(import.meta.url), String(port), String(upstream.port), token]);
  const baseUrl = `http://127.0.0.1:${port}`;
  await answers(`${baseUrl}/mcp`, ASKED);
  return { baseUrl, port, pid, name: 'node' };
}

function serve(port, upstreamPort, token) {
  const digest = (value) => createHash('sha256').update(value).digest('hex');
  const known = new Set([digest(token)]);
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  http.createServer((request, response) => {
    const presented = request.headers.authorization?.match(/^Bearer (\S+)$/)?.[1] ?? '';
    if (!known.has(digest(presented))) {
      response.writeHead(401).end();
      return;
    }
    const headers = { ...request.headers };
    delete headers.authorization;
    const target = http.request({ agent, host: '127.0.0.1', port: upstreamPort, path: request.url,
      method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    target.on('error', () => response.destroy());
    request.pipe(target);
  }).listen(port, '127.0.0.1');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  serve(Number(process.argv[2]), Number(process.argv[3]), process.argv[4]);
}
