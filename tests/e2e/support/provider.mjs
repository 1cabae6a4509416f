// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The npm package oidc-provider as the provider behind the door: strict, and foreign to us. Instead
// of a login page it takes the account named by login_hint, or `account` of the object given back.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';
import { listen } from './http.mjs';

const accounts = {
  alice: { email: 'alice@example.com', email_verified: true, name: 'Alice Example' },
  carol: { email: 'carol@example.com', email_verified: true, name: 'Carol Example' },
  bob: { name: 'Bob Without' },
  mallory: { email: 'mallory@elsewhere.example', email_verified: true, name: 'Mallory Outside' },
};

function signingKey(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
}

function configuration({ clientId, clientSecret, redirectUris, claimsInIdToken, tokenLife }, control) {
  const { people } = control;
  return {
    clients: [{
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: redirectUris,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    }],
    jwks: { keys: [signingKey('first')] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !claimsInIdToken,
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    pkce: { required: () => true },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, sub) => people[sub]
      && { accountId: sub, claims: () => ({ sub, ...people[sub] }) },
    // People consent to the provider's client once, long before the test.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile offline_access');
      await grant.save();
      return grant;
    },
    issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token')
      && (!control.refreshTokenNeedsConsent || control.consented),
    ttl: { AccessToken: tokenLife ?? 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 600,
      RefreshToken: 86_400, Session: 86_400 },
  };
}

/** Answers the prompts that oidc-provider leaves to its owner. */
async function interact(provider, control, request, response) {
  const { prompt, params } = await provider.interactionDetails(request, response);
  if (control.refuse) {
    const result = { error: 'access_denied', error_description: '<b>the person said no</b>' };
    return provider.interactionFinished(request, response, result);
  }
  if (prompt.name === 'consent') {
    const grant = new provider.Grant({ clientId: params.client_id,
      accountId: (await provider.interactionDetails(request, response)).session.accountId });
    grant.addOIDCScope('openid email profile');
    return provider.interactionFinished(request, response,
      { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
  }
  if (prompt.name !== 'login') throw new Error(`unexpected prompt ${prompt.name}`);
  const hinted = Object.keys(accounts).find((id) => (
    params.login_hint && accounts[id].email === params.login_hint));
  return provider.interactionFinished(request, response,
    { login: { accountId: hinted ?? control.account } });
}

/**
 * @param {object} client  clientId, clientSecret, redirectUris; claimsInIdToken false: e-mail only
 *                         at the userinfo endpoint, as OpenID Connect Core 5.4 has it; tokenLife:
 *                         seconds that its access tokens live.
 */
export async function startProvider(t, client) {
  const control = { account: 'alice', refuse: false, down: false, requests: [], codes: [], tokens: [],
    people: structuredClone(accounts), renewals: 0, consents: 0, consented: false,
    refreshTokenNeedsConsent: false };
  let callback = (request, response) => response.writeHead(503).end();
  const { port, close } = await listen(t, (request, response) => callback(request, response));
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration({ claimsInIdToken: true, ...client }, control));
  provider.on('server_error', (ctx, error) => console.error('oidc-provider:', error));
  provider.use(async (ctx, next) => {
    control.requests.push(ctx.req.url);
    if (ctx.path === '/auth') {
      control.consented = ctx.query.prompt === 'consent';
      if (control.consented) control.consents += 1;
    }
    await next();
    if (ctx.oidc?.params?.grant_type === 'refresh_token') control.renewals += 1;
    const { access_token: access, refresh_token: refresh } = ctx.body ?? {};
    if (access) control.tokens.push(access);
    if (refresh) control.tokens.push(refresh);
    const code = new URL(ctx.response.get('location') || '/', issuer).searchParams.get('code');
    if (code) control.codes.push(code);
  });
  const answer = provider.callback();
  callback = (request, response) => {
    if (control.down) return response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>later</h1>');
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    return interact(provider, control, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  };
  /** As an administrator there would: every refresh token that was handed out is dead. */
  const revokeAll = async () => {
    for (const value of control.tokens) {
      const token = await provider.RefreshToken.find(value);
      if (token) await token.destroy();
    }
  };
  return Object.assign(control, { issuer, close, revokeAll });
}
