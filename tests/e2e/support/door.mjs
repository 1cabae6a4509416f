// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A running Gatehouse with its provider: what nearly every test begins with.
import { FaultyProvider } from './faulty.mjs';
import { plan, start } from './gatehouse.mjs';
import { startProvider } from './provider.mjs';

function finish(planned, provider, run) {
  return { ...planned, provider, run };
}

/** Behind it stands the npm package oidc-provider. */
export async function openDoor(t, { host, settings, claimsInIdToken, environment, tokenLife } = {}) {
  const planned = { ...await plan(t, { host, settings }), environment };
  const provider = await startProvider(t, {
    clientId: planned.settings.PROVIDER_CLIENT_ID,
    clientSecret: planned.settings.PROVIDER_CLIENT_SECRET,
    redirectUris: [`${planned.baseUrl}/oauth/callback`],
    claimsInIdToken,
    tokenLife,
  });
  planned.settings.PROVIDER_ACCOUNTS_URL = provider.issuer;
  return finish(planned, provider, await start(t, planned));
}

/** Behind it stands our own provider, which misbehaves on demand. */
export async function openDoorToFaulty(t, { settings } = {}) {
  const planned = await plan(t, { settings });
  const { PROVIDER_CLIENT_ID: id, PROVIDER_CLIENT_SECRET: secret } = planned.settings;
  const provider = await new FaultyProvider(id, secret).open(t);
  planned.settings.PROVIDER_ACCOUNTS_URL = provider.issuer;
  return finish(planned, provider, await start(t, planned));
}
