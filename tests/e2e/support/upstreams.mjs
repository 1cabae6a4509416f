// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// MCP servers behind the door: published ones, and our own that does what it is told.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMcpHandler, fromJsonSchema, McpServer } from '@modelcontextprotocol/server';
import { openDoor } from './door.mjs';
import { freePort, listen, send } from './http.mjs';
import { temporaryFolder } from './gatehouse.mjs';

const everything = fileURLToPath(new URL(
  '../node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url));

/** `@modelcontextprotocol/server-everything` over Streamable HTTP; can be killed and started again. */
export class Everything {
  async start(t, port) {
    this.port ??= port ?? await freePort();
    this.url = `http://127.0.0.1:${this.port}/mcp`;
    this.child = spawn(process.execPath, [everything, 'streamableHttp'],
      { env: { ...process.env, PORT: String(this.port) }, stdio: 'ignore' });
    this.ended = new Promise((resolve) => { this.child.once('close', resolve); });
    t.after(() => this.kill());
    for (;;) {
      const answer = await send(this.url, { method: 'OPTIONS' }).catch(() => null);
      if (answer) return this;
      if (this.child.exitCode !== null) throw new Error('server-everything does not start');
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** A server of the v2 SDK, which speaks 2026-07-28 and, without sessions, the older revisions. */
export async function startModern(t) {
  const handler = createMcpHandler(() => {
    const server = new McpServer({ name: 'modern', version: '1' });
    const text = (value) => ({ content: [{ type: 'text', text: value }] });
    server.registerTool('echo', { description: 'Says it again',
      inputSchema: fromJsonSchema({ type: 'object', properties: { message: { type: 'string' } },
        required: ['message'] }) }, ({ message }) => text(message));
    server.registerTool('delete_all', { description: 'Deletes' }, () => text('deleted'));
    return server;
  });
  const seen = [];
  const { port } = await listen(t, async (request, response) => {
    seen.push(request.headers);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await handler.fetch(new Request(`http://127.0.0.1:${port}${request.url}`, {
      method: request.method, headers: request.headers,
      body: chunks.length ? Buffer.concat(chunks) : undefined }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) for await (const chunk of answer.body) response.write(chunk);
    response.end();
  });
  return { url: `http://127.0.0.1:${port}/mcp`, seen };
}

/** Answers as `answer(request, response, body)` says. */
export async function startScripted(t, answer) {
  const { port, server } = await listen(t, async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    await answer(request, response, Buffer.concat(chunks).toString('utf8'));
  });
  return { url: `http://127.0.0.1:${port}/mcp`, port, server };
}

/** A door with these servers behind it. */
export async function openDoorTo(t, servers, { settings = {}, environment } = {}) {
  const file = path.join(temporaryFolder(t), 'servers.json');
  const write = (entries) => writeFileSync(file, JSON.stringify({ mcpServers: entries }, null, 2));
  write(servers);
  const door = await openDoor(t, { environment,
    settings: { MCP_SERVERS_FILE: file, ...settings } });
  return { ...door, writeServers: write, serversFile: file };
}

export function rawGet(url, headers) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { headers, agent: false }, resolve);
    request.on('error', reject);
    request.end();
  });
}
