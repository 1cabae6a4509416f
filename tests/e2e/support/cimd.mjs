// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A client that is described by a document at its id, and the host where that document stands.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { REDIRECT_URI } from './client.mjs';
import { listen } from './http.mjs';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A key pair with its public half as a JWK. */
export class Key {
  constructor(kid, curve = 'P-256') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
    this.kid = kid;
    this.privateKey = privateKey;
    this.jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
  }

  sign(claims, header = {}) {
    const input = `${base64url({ alg: 'ES256', kid: this.kid, ...header })}.${base64url(claims)}`;
    const signature = sign('sha256', Buffer.from(input),
      { key: this.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${input}.${signature.toString('base64url')}`;
  }
}

/** The claims of a good assertion of `client` for `door`. */
export function assertionClaims(door, client, extra = {}) {
  const now = Math.floor(Date.now() / 1000);
  return { iss: client.client_id, sub: client.client_id, aud: door.baseUrl, iat: now,
    exp: now + 120, jti: randomUUID(), ...extra };
}

export function assertionFields(assertion) {
  return { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion };
}

/** A host of documents: `answers` maps a path to { status, headers, body }, body as an object. */
export async function openDocumentHost(t) {
  const host = { answers: new Map(), requests: [] };
  const { port, close } = await listen(t, (request, response) => {
    host.requests.push({ path: request.url, headers: request.headers });
    const { status = 200, headers = {}, body } = host.answers.get(request.url) ?? { status: 404 };
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  });
  host.close = close;
  host.origin = `http://127.0.0.1:${port}`;
  host.count = (path) => host.requests.filter((request) => request.path === path).length;
  /** Publishes a document; what it says besides the usual comes from `more`. */
  host.publish = (path, more = {}, answer = {}) => {
    const client = { client_id: `${host.origin}${path}`, client_name: 'Document client',
      redirect_uris: [REDIRECT_URI], grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'], ...more };
    host.answers.set(path, { body: client, ...answer });
    return client;
  };
  return host;
}
