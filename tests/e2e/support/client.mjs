// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bare OAuth client, request by request, for tests that must send exactly what they mean.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Browser, describePage } from './browser.mjs';
import { sendForm, sendJson } from './http.mjs';

export const REDIRECT_URI = 'http://127.0.0.1:33418/callback';

export function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export async function register(door, metadata = {}) {
  const answer = await sendJson(`${door.baseUrl}/register`, {
    client_name: 'Plain client',
    redirect_uris: [REDIRECT_URI],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    ...metadata,
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
}

/** The link that a client opens in the browser, with what is needed to redeem the code. */
export function authorization(door, client, extra = {}) {
  const { verifier, challenge } = pkce();
  const state = randomBytes(12).toString('base64url');
  const parameters = {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: client.redirect_uris?.[0] ?? REDIRECT_URI,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
    scope: 'mcp',
    resource: door.mcpUrl,
    ...extra,
  };
  for (const name of Object.keys(parameters)) {
    if (parameters[name] === undefined) delete parameters[name];
  }
  const url = `${door.baseUrl}/authorize?${new URLSearchParams(parameters)}`;
  return { url, verifier, state, redirectUri: parameters.redirect_uri };
}

/** Consent and provider, up to the code. */
export async function obtainCode(door, client, { browser = new Browser(), ...extra } = {}) {
  const request = authorization(door, client, extra);
  const { redirect, page } = await browser.signIn(request.url);
  assert.ok(redirect, `no way back to the client: ${describePage(page)}`);
  assert.equal(redirect.searchParams.get('error'), null, redirect.href);
  assert.equal(redirect.searchParams.get('state'), extra.state ?? request.state);
  assert.deepEqual(redirect.searchParams.getAll('iss'), [door.baseUrl]);
  return { ...request, code: redirect.searchParams.get('code') };
}

export function codeForm(client, granted, extra = {}) {
  return { grant_type: 'authorization_code', client_id: client.client_id, code: granted.code,
    redirect_uri: granted.redirectUri, code_verifier: granted.verifier, ...extra };
}

export function redeem(door, client, granted, extra = {}, headers = {}) {
  return sendForm(`${door.baseUrl}/token`, codeForm(client, granted, extra), headers);
}

export function refresh(door, client, token, extra = {}) {
  return sendForm(`${door.baseUrl}/token`, { grant_type: 'refresh_token',
    client_id: client.client_id, refresh_token: token, ...extra });
}

/** A new person at a new client, signed in: the client and the token answer. */
export async function signedIn(door, { metadata, ...extra } = {}) {
  const client = await register(door, metadata);
  const granted = await obtainCode(door, client, extra);
  const answer = await redeem(door, client, granted);
  assert.equal(answer.status, 200, answer.text);
  return { client, granted, tokens: answer.json };
}

export function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

const MCP_HEADERS = { Accept: 'application/json, text/event-stream' };

/** One JSON-RPC request to the door; without a session it is the stateless revision's. */
export function callMcp(door, token, message, headers = {}) {
  return sendJson(door.mcpUrl, { jsonrpc: '2.0', id: 1, ...message }, {
    ...MCP_HEADERS, ...(token ? bearer(token) : {}), ...headers });
}

/** Whether the door lets this token in: the status of an `initialize`. */
export async function doorStatus(door, token) {
  const answer = await callMcp(door, token, { method: 'initialize', params: {
    protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'e2e', version: '1' } } });
  return answer.status;
}
