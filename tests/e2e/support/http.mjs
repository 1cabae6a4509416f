// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One HTTP exchange, as it stands on the wire: no redirects followed, no header added but Host,
// nothing thrown for a status. Everything else here is built on it.
import { randomInt } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';

/**
 * @param {string|URL} url
 * @param {{method?: string, headers?: object, body?: string|Buffer, timeout?: number,
 *   agent?: http.Agent, target?: string}} [options]  without an agent each exchange has a
 *   connection of its own; `target` is sent as it is instead of the URL's path and query
 */
export function send(url, { method = 'GET', headers = {}, body, timeout = 20_000, agent = false,
  target } = {}) {
  return new Promise((resolve, reject) => {
    const as = target === undefined ? {} : { path: target };
    const request = http.request(url, { method, agent, timeout, ...as }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve(new Answer(String(url), response, Buffer.concat(chunks))));
    });
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
    request.on('timeout', () => request.destroy(new Error(`${method} ${url}: no answer in time`)));
    request.on('error', reject);
    request.end(body);
  });
}

class Answer {
  constructor(url, response, body) {
    this.url = url;
    this.status = response.statusCode;
    this.headers = response.headers;
    this.rawHeaders = response.rawHeaders;
    this.text = body.toString('utf8');
  }

  get json() {
    return JSON.parse(this.text);
  }

  get type() {
    return (this.headers['content-type'] ?? '').split(';')[0].trim();
  }
}

/** Sends a form; `fields` is an object, or pairs where a name repeats. */
export function sendForm(url, fields, headers = {}) {
  return send(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

export function sendJson(url, value, headers = {}, method = 'POST') {
  return send(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  });
}

/**
 * A port for a program that is started later. Not one of those that the system gives to outgoing
 * connections (from 32768 on): one of those could take it before the program does.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const server = net.createServer();
    const free = await new Promise((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** A listener on a free loopback port; ends with the test, whatever connections are open. */
export async function listen(t, handler, port = 0) {
  const server = http.createServer(handler);
  server.keepAliveTimeout = 0; // a connection closed under a request would be a fault of the test
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  t.after(close);
  return { server, close, port: server.address().port };
}
