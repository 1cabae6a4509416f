// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A small OpenID Connect provider of our own that can be told to misbehave, one fault at a time.
// Without a fault it is a correct one, so that a test can show that the fault alone makes the
// difference.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { listen } from './http.mjs';

const base64url = (value) => Buffer.from(value).toString('base64url');

function newKey(kid) {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey: pair.privateKey,
    jwk: { ...pair.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' } };
}

export const SLOW_MS = 10_500;

/** What each fault does to the claims of the id_token. */
const claimFaults = {
  'wrong nonce': (claims) => ({ ...claims, nonce: 'somebody-elses' }),
  'no nonce': ({ nonce, ...claims }) => claims,
  'expired id_token': (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  'wrong audience': (claims) => ({ ...claims, aud: 'another-client' }),
  'wrong issuer': (claims) => ({ ...claims, iss: 'https://accounts.elsewhere.example' }),
  'foreign azp': (claims) => ({ ...claims, aud: [claims.aud, 'other'], azp: 'other' }),
  'no e-mail': ({ email, email_verified: verified, ...claims }) => claims,
  'unverified e-mail': (claims) => ({ ...claims, email_verified: false }),
  'no sub': ({ sub, ...claims }) => claims,
};

export class FaultyProvider {
  fault = null;
  key = newKey('key-1');
  requests = [];
  tokens = [];
  /** What it was told at its revocation endpoint: token, hint, and whether the caller proved itself. */
  revoked = [];
  revocationStatus = 200;
  /** Takes codes it never gave: the `nonce.challenge` of a request whose browser stayed away. */
  openBook = false;
  #codes = new Map();
  #generation = 1;

  constructor(clientId, clientSecret) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
  }

  async open(t, port = 0) {
    const { port: opened, close } = await listen(t, (request, response) => {
      this.#answer(request, response).catch((error) => {
        console.error('faulty provider:', error);
        response.destroy();
      });
    }, port);
    this.port = opened;
    this.issuer = `http://127.0.0.1:${opened}`;
    this.close = close;
    return this;
  }

  /** From now on only the new key signs and only it is published. */
  rotateKeys() {
    this.#generation += 1;
    this.key = newKey(`key-${this.#generation}`);
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.issuer);
    this.requests.push(url.pathname);
    const json = (value, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    switch (url.pathname) {
      case '/.well-known/openid-configuration': return json(this.#metadata());
      case '/authorize': return this.#authorize(url.searchParams, response);
      case '/token': return this.#token(request, response, json);
      case '/revoke': return this.#revoke(request, json);
      case '/jwks':
        return this.fault === 'jwks 500' ? json({}, 500) : json({ keys: [this.key.jwk] });
      case '/userinfo': return json(this.#userinfo());
      default: return json({ error: 'not_found' }, 404);
    }
  }

  #metadata() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      revocation_endpoint: `${this.issuer}/revoke`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'email', 'profile'],
    };
  }

  #person() {
    const claims = { sub: 'alice-17', name: 'Alice Example', email: 'alice@example.com',
      email_verified: true };
    const change = claimFaults[this.fault];
    return change ? change(claims) : claims;
  }

  #userinfo() {
    return this.fault === 'userinfo of another' ? { ...this.#person(), sub: 'mallory' }
      : { sub: 'alice-17', ...this.#person() };
  }

  #authorize(params, response) {
    const back = new URL(params.get('redirect_uri'));
    back.searchParams.set('state', params.get('state'));
    if (this.fault === 'access_denied' || this.fault === 'strange error') {
      back.searchParams.set('error', this.fault === 'access_denied' ? 'access_denied' : '<script>');
      back.searchParams.set('error_description', '<script>alert(1)</script> Set-Cookie: a=b');
    } else {
      const code = randomBytes(16).toString('hex');
      this.#codes.set(code, { nonce: params.get('nonce'), challenge: params.get('code_challenge') });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { Location: back.href });
    response.end();
  }

  async #token(request, response, json) {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (this.fault === '500') return json({ error: 'server_error' }, 500);
    if (this.fault === '429') return json({ error: 'slow_down' }, 429);
    if (this.fault === 'hangs up') return response.destroy();
    if (this.fault === '10 s delay') await delay(SLOW_MS, null, { ref: false });
    if (this.fault === 'not JSON') {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      return response.end('<html>maintenance</html>');
    }
    if (this.fault === 'endless answer') return this.#pour(response);
    if (this.fault === 'invalid_grant') return json({ error: 'invalid_grant' }, 400);
    const form = new URLSearchParams(body);
    const known = this.#codes.get(form.get('code')) ?? this.#unseen(form.get('code'));
    this.#codes.delete(form.get('code'));
    const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!known || proof !== known.challenge || !this.#authenticated(request, form)) {
      return json({ error: 'invalid_grant' }, 400);
    }
    return json(this.#issue(known.nonce));
  }

  #unseen(code) {
    const [nonce, challenge] = this.openBook ? (code ?? '').split('.') : [];
    return challenge ? { nonce, challenge } : undefined;
  }

  async #revoke(request, json) {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (this.revocationStatus !== 200) return json({}, this.revocationStatus);
    const form = new URLSearchParams(body);
    this.revoked.push({ token: form.get('token'), hint: form.get('token_type_hint'),
      authenticated: this.#authenticated(request, form) });
    return json({});
  }

  #authenticated(request, form) {
    const basic = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64');
    const [id, secret] = basic.length ? basic.toString().split(':').map(decodeURIComponent)
      : [form.get('client_id'), form.get('client_secret')];
    return id === this.clientId && secret === this.clientSecret;
  }

  #issue(nonce) {
    const now = Math.floor(Date.now() / 1000);
    let claims = { iss: this.issuer, aud: this.clientId, iat: now, exp: now + 600, nonce,
      sub: 'alice-17', name: 'Alice Example', email: 'alice@example.com', email_verified: true };
    claims = claimFaults[this.fault]?.(claims) ?? claims;
    const answer = {
      access_token: `upstream-access-${randomBytes(16).toString('hex')}`,
      refresh_token: `upstream-refresh-${randomBytes(16).toString('hex')}`,
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: this.#idToken(claims),
    };
    this.tokens.push(answer.access_token, answer.refresh_token);
    if (this.fault === 'no id_token') delete answer.id_token;
    return answer;
  }

  #idToken(claims) {
    const header = { alg: 'RS256', typ: 'JWT', kid: this.key.kid };
    if (this.fault === 'alg none') {
      return `${base64url(JSON.stringify({ ...header, alg: 'none' }))}.${
        base64url(JSON.stringify(claims))}.`;
    }
    const signed = `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
    const key = this.fault === 'foreign key' ? newKey('x').privateKey : this.key.privateKey;
    const signature = sign('sha256', Buffer.from(signed), key);
    if (this.fault === 'bad signature') signature[10] ^= 1;
    return `${signed}.${signature.toString('base64url')}`;
  }

  #pour(response) {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let left = 512;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) return response.once('drain', more);
      }
      return response.end();
    };
    response.write('{"access_token":"');
    more();
  }
}
