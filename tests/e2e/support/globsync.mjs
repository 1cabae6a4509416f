// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The conformance runner imports fs.globSync, which Node 20 does not have yet and none of the
// scenarios used here calls. Loaded with --import, this gives the runner, and nobody else, an fs
// with that name in it.
import fs from 'node:fs';
import { register } from 'node:module';

if (!fs.globSync) {
  const shim = `export * from 'node:fs'; export { default } from 'node:fs';
    export function globSync() { throw new Error('fs.globSync needs Node 22'); }`;
  const hooks = `export async function resolve(specifier, context, next) {
    if (specifier === 'fs' && context.parentURL?.includes('/conformance/dist/')) {
      return { url: ${JSON.stringify(`data:text/javascript,${encodeURIComponent(shim)}`)},
        shortCircuit: true };
    }
    return next(specifier, context);
  }`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
