// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Gatehouse is measured against: Node's own http server doing the same work with the least
// code. It checks what must be checked, keeps digests only, and lets no token out before it is on
// the disk. Codes and refresh tokens come from files, so that no browser part is needed.
import { createHash, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import http from 'node:http';

const [port, journalFile, seedFile] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const journal = await open(journalFile, 'a', 0o600);
const seed = seedFile ? JSON.parse(await readFile(seedFile, 'utf8')) : {};

const digest = (text) => createHash('sha256').update(text).digest('base64url');
const byDigest = (list = []) => new Map(list.map((entry) => [digest(entry.token), entry]));
const accessTokens = byDigest(seed.access);
const refreshTokens = byDigest(seed.refresh);
const codes = byDigest(seed.codes);

const metadata = JSON.stringify({
  issuer: base,
  authorization_endpoint: `${base}/authorize`,
  token_endpoint: `${base}/token`,
  revocation_endpoint: `${base}/revoke`,
  registration_endpoint: `${base}/register`,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'client_secret_post'],
  scopes_supported: ['mcp', 'offline_access'],
  authorization_response_iss_parameter_supported: true,
});
const challenge = `Bearer realm="node", resource_metadata="${
  base}/.well-known/oauth-protected-resource/mcp", scope="mcp"`;

function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body), 'Access-Control-Allow-Origin': '*', ...headers });
  response.end(body);
}

function body(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('error', reject);
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

/** Records that arrive together share one sync, as in any store worth comparing with. */
let waiting = [];
let writing = false;
async function flush() {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await journal.write(batch.map(({ record }) => `${JSON.stringify(record)}\n`).join(''));
    await journal.datasync();
    for (const { resolve } of batch) resolve();
  }
  writing = false;
}
function durable(record) {
  return new Promise((resolve) => {
    waiting.push({ record, resolve });
    if (!writing) flush();
  });
}

async function issue(clientId, response, used) {
  const access = `node_at_${randomBytes(32).toString('base64url')}`;
  const refresh = `node_rt_${randomBytes(32).toString('base64url')}`;
  await durable({ used, access: digest(access), refresh: digest(refresh), clientId });
  accessTokens.set(digest(access), { clientId, expires: Date.now() + 3_600_000 });
  refreshTokens.set(digest(refresh), { clientId });
  json(response, 200, JSON.stringify({ access_token: access, token_type: 'Bearer',
    expires_in: 3600, refresh_token: refresh, scope: 'mcp' }), { 'Cache-Control': 'no-store' });
}

function refuse(response, error) {
  json(response, 400, JSON.stringify({ error }), { 'Cache-Control': 'no-store' });
}

async function token(request, response) {
  const form = new URLSearchParams(await body(request));
  if (form.get('grant_type') === 'authorization_code') {
    const presented = digest(form.get('code') ?? '');
    const code = codes.get(presented);
    codes.delete(presented);
    if (!code || code.clientId !== form.get('client_id')
      || code.redirectUri !== form.get('redirect_uri')
      || digest(form.get('code_verifier') ?? '') !== code.challenge) {
      return refuse(response, 'invalid_grant');
    }
    return issue(code.clientId, response, presented);
  }
  const presented = digest(form.get('refresh_token') ?? '');
  const entry = refreshTokens.get(presented);
  if (!entry || entry.clientId !== form.get('client_id')) return refuse(response, 'invalid_grant');
  refreshTokens.delete(presented);
  return issue(entry.clientId, response, presented);
}

async function mcp(request, response) {
  const text = await body(request);
  const presented = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1];
  const known = presented && accessTokens.get(digest(presented));
  if (!known || known.expires < Date.now()) {
    return json(response, 401, '{"jsonrpc":"2.0","id":null,"error":{"code":-32001,"message":"Sign in"}}',
      { 'WWW-Authenticate': challenge });
  }
  const message = JSON.parse(text);
  if (request.headers['mcp-method'] !== message.method
    || request.headers['mcp-name'] !== message.params.name) {
    return json(response, 400, '{"jsonrpc":"2.0","id":null,"error":{"code":-32020}}');
  }
  return json(response, 200, JSON.stringify({ jsonrpc: '2.0', id: message.id,
    result: { content: [{ type: 'text', text: message.params.arguments.text }] } }));
}

http.createServer((request, response) => {
  switch (request.url) {
    case '/.well-known/oauth-authorization-server':
      return json(response, 200, metadata, { ETag: '"1"', 'Cache-Control': 'max-age=300' });
    case '/health': return json(response, 200, '{"status":"ok"}');
    case '/mcp': return mcp(request, response);
    case '/token': return token(request, response);
    default: return json(response, 404, '{"error":"not_found"}');
  }
}).listen(Number(port), '127.0.0.1', 4096);
