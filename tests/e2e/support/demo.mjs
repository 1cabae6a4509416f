// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `gatehoused --demo`: no settings, no provider; all that is needed stands on its standard output.
import { Run, temporaryFolder } from './gatehouse.mjs';
import { freePort } from './http.mjs';

export async function startDemo(t) {
  const run = new Run(temporaryFolder(t), ['--demo'], { PORT: String(await freePort()) });
  t.after(() => run.stop());
  const [, mcpUrl] = await run.said(/(http:\/\/(?:127\.0\.0\.1|localhost):\d+\/mcp)\b/);
  const [, password] = await run.said(/password\W+(\S+)$/im);
  return { run, mcpUrl, baseUrl: mcpUrl.replace(/\/mcp$/, ''), password };
}
