// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a whole sign-in is measured against: the npm package oidc-provider as the authorization server
// itself, with all it keeps in memory and nobody to ask behind it. Everybody is signed in and
// consents at once, so there is no page either; tokens are opaque, as ours.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import Provider from 'oidc-provider';
import { REDIRECT_URI } from './client.mjs';

const [port, clientId] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const resource = `${base}/mcp`;

const client = { client_id: clientId, token_endpoint_auth_method: 'none', application_type: 'native',
  redirect_uris: [REDIRECT_URI], grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'] };

const provider = new Provider(base, {
  clients: [client],
  cookies: { keys: [randomBytes(24).toString('base64url')] },
  scopes: ['mcp'],
  routes: { authorization: '/authorize', token: '/token' },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: { enabled: true, useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'mcp', accessTokenFormat: 'opaque' }) },
  },
  pkce: { required: () => true },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  issueRefreshToken: () => true,
  ttl: { AuthorizationCode: 60, AccessToken: 3600, RefreshToken: 86_400, Grant: 86_400, Interaction: 600,
    Session: 86_400 },
});
provider.on('server_error', (ctx, error) => console.error('oidc-provider:', error));

async function signInAndConsent(request, response) {
  const accountId = randomBytes(9).toString('hex');
  const grant = new provider.Grant({ clientId: client.client_id, accountId });
  grant.addOIDCScope('mcp');
  grant.addResourceScope(resource, 'mcp');
  await provider.interactionFinished(request, response,
    { login: { accountId }, consent: { grantId: await grant.save() } });
}

const answer = provider.callback();
http.createServer((request, response) => {
  if (request.url === '/health') return response.end('{}');
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  return signInAndConsent(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(port), '127.0.0.1');
