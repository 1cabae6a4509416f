// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both lines of the MCP SDK ask of an application: a place to keep things, and a browser.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Browser, describePage } from './browser.mjs';

export class SdkAuthProvider {
  redirectUrl = 'http://localhost:41789/oauth/callback';
  browser = new Browser();
  kept = {};
  /** How often each thing was saved. */
  saved = { client: 0, tokens: 0 };
  /** The registration of a client the administrator made, if any. */
  registered;

  constructor(metadata = {}, registered = undefined) {
    this.metadata = metadata;
    this.registered = registered;
  }

  get clientMetadata() {
    return { client_name: 'SDK client', redirect_uris: [this.redirectUrl],
      grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      token_endpoint_auth_method: 'none', ...this.metadata };
  }

  state() {
    this.kept.state = randomBytes(16).toString('base64url');
    return this.kept.state;
  }

  clientInformation() {
    return this.registered ?? this.kept.client;
  }

  saveClientInformation(client) {
    if (!this.registered) this.saved.client += 1;
    this.kept.client = client;
  }

  tokens() {
    return this.kept.tokens;
  }

  saveTokens(tokens) {
    this.saved.tokens += 1;
    this.kept.tokens = tokens;
  }

  saveDiscoveryState(discovery) {
    this.kept.discovery = discovery;
  }

  discoveryState() {
    return this.kept.discovery;
  }

  saveCodeVerifier(verifier) {
    this.kept.verifier = verifier;
  }

  codeVerifier() {
    return this.kept.verifier;
  }

  invalidateCredentials(scope) {
    this.invalidated = scope;
    if (scope === 'all' || scope === 'tokens') delete this.kept.tokens;
    if (scope === 'all' || scope === 'client') delete this.kept.client;
  }

  /** The person signs in; `callback` is where the browser arrives at the client. */
  async redirectToAuthorization(url) {
    this.authorizationUrl = url;
    const { redirect, page } = await this.browser.signIn(url.href);
    assert.ok(redirect, `no way back to the client: ${describePage(page)}`);
    assert.equal(redirect.searchParams.get('state'), this.kept.state);
    this.callback = redirect;
  }
}

/** The same questions for both lines: signs in from the 401, uses the tools, refreshes, revokes. */
export async function exerciseClient(door, { connect, provider, revoke, UnauthorizedError }) {
  await assert.rejects(connect(provider), UnauthorizedError);
  assert.ok(provider.callback?.searchParams.get('code'), 'the sign-in ended without a code');
  const { client, transport } = await connect(provider, { finish: true });
  await useTools(client);

  const first = provider.kept.tokens;
  assert.equal(first.token_type, 'Bearer');
  assert.equal(typeof first.expires_in, 'number');
  await client.close();

  // An access token that is over: the SDK gets 401 and refreshes by itself.
  await revoke(first.access_token);
  const again = await connect(provider);
  await useTools(again.client);
  const second = provider.kept.tokens;
  assert.notEqual(second.access_token, first.access_token);
  assert.notEqual(second.refresh_token, first.refresh_token);

  // Revoking the refresh token ends the session: nothing is left but to sign in again.
  await revoke(second.refresh_token);
  provider.callback = undefined;
  await assert.rejects(again.client.callTool({ name: 'health', arguments: {} }));
  assert.ok(provider.callback?.searchParams.get('code'), 'the client did not ask to sign in again');
  return { transport };
}

export async function useTools(client) {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(), ['echo', 'health', 'whoami']);
  const text = async (name, args = {}) => {
    const result = await client.callTool({ name, arguments: args });
    assert.ok(!result.isError, JSON.stringify(result));
    return result.content.map((part) => part.text ?? '').join('\n');
  };
  const whoami = await text('whoami');
  assert.match(whoami, /alice@example\.com/);
  assert.match(await text('health'), /ok/i);
  const message = 'Grüße 👋 "quoted" \\ and \u2028';
  const echoed = await client.callTool({ name: 'echo',
    arguments: await echoArguments(tools, message) });
  assert.ok(JSON.stringify(echoed.content).includes(JSON.stringify(message).slice(1, -1)),
    JSON.stringify(echoed));
}

/** The one required argument of echo, whatever it is called. */
async function echoArguments(tools, message) {
  const schema = tools.find((tool) => tool.name === 'echo').inputSchema;
  const [name] = schema.required ?? Object.keys(schema.properties);
  return { [name]: message };
}
