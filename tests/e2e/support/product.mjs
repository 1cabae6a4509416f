// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A known client as resources/clients describes it: how it makes itself known and proves who it is.
import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listen, sendForm, sendJson } from './http.mjs';

const folder = fileURLToPath(new URL('../../../resources/clients/', import.meta.url));

/** Every description, by the name of its file. */
export function descriptions() {
  return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({
    file: name.slice(0, -'.json'.length), text: readFileSync(`${folder}${name}`, 'utf8') }));
}

/** The description with its `{names}` filled in. */
export function describe(text, values) {
  return JSON.parse(text.replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole));
}

function base64url(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export class Product {
  constructor(door, description) {
    this.door = door;
    this.description = description;
  }

  /** What every request of it carries; a client that is a web page sends its origin. */
  get headers() {
    return this.description.origin ? { Origin: this.description.origin } : {};
  }

  /** Registers, or puts its metadata document where the client_id says. */
  async becomeKnown(t) {
    if (this.description.identifies === 'document') await this.#publish(t);
    else await this.#register();
  }

  async #register() {
    const { metadata, registrations } = this.description;
    for (let i = 0; i < registrations; i += 1) {
      const answer = await sendJson(`${this.door.baseUrl}/register`, metadata, this.headers);
      assert.equal(answer.status, 201, answer.text);
      assert.deepEqual(answer.json.redirect_uris, metadata.redirect_uris);
      assert.equal(answer.json.token_endpoint_auth_method, metadata.token_endpoint_auth_method);
      if (this.client) assert.equal(answer.json.client_id, this.client.client_id);
      this.client = answer.json;
    }
  }

  async #publish(t) {
    const documents = new Map();
    const { port } = await listen(t, (request, response) => {
      const document = documents.get(request.url);
      response.writeHead(document ? 200 : 404, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(document ?? {}));
    });
    const origin = `http://127.0.0.1:${port}`;
    const metadata = describe(JSON.stringify(this.description.metadata),
      { jwks_uri: `${origin}/jwks.json` });
    this.client = { ...metadata, client_id: origin + this.description.document };
    documents.set(this.description.document, this.client);
    if (!this.description.signs) return;
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.key = privateKey;
    documents.set('/jwks.json', { keys: [
      { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
  }

  /** RFC 7523 2.2: a new one for each request. */
  #assertion() {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${base64url({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${base64url({
      iss: this.client.client_id, sub: this.client.client_id, aud: `${this.door.baseUrl}/token`,
      jti: randomUUID(), iat: now, exp: now + 300 })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.key, 'base64url')}`;
  }

  /** A form to one of the endpoints, with the client's own kind of authentication. */
  post(path, fields) {
    const { client_id: id, client_secret: secret } = this.client;
    const method = this.client.token_endpoint_auth_method;
    const form = { client_id: id, ...fields };
    const headers = { ...this.headers };
    if (method === 'client_secret_post') form.client_secret = secret;
    if (method === 'client_secret_basic') {
      delete form.client_id;
      headers.Authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    }
    if (method === 'private_key_jwt') {
      form.client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
      form.client_assertion = this.#assertion();
    }
    return sendForm(`${this.door.baseUrl}${path}`, form, headers);
  }
}
