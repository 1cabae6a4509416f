// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An MCP server for the measurements of streams: `node streamserver.mjs PORT EVERY_MS`. Each GET is an
// event stream that tells the time, every so often; `flood=1` in its query: as fast as it is read.
// A POST is answered at once.
import http from 'node:http';

const [port, everyMs] = process.argv.slice(2).map(Number);
const event = (params) => `data: ${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message',
  params })}\n\n`;

function flood(response) {
  const block = event({ level: 'info', data: 'x'.repeat(16_000) });
  const more = () => { while (response.write(block)); };
  response.on('drain', more);
  more();
}

http.createServer((request, response) => {
  if (request.method === 'POST') {
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"jsonrpc":"2.0","id":42,"result":{}}');
    });
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.flushHeaders();
  if (request.url.includes('flood=1')) {
    flood(response);
    return;
  }
  const tick = setInterval(() => {
    response.write(event({ level: 'info', data: { sent: Date.now() } }));
  }, everyMs);
  response.on('close', () => clearInterval(tick));
}).listen(port, '127.0.0.1', 4096);
