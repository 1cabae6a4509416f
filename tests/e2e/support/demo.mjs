// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `gatehoused --demo`: no settings, no provider; all that is needed stands on its standard output.
import { Run, temporaryFolder } from './gatehouse.mjs';

export async function startDemo(t) {
  const run = new Run(temporaryFolder(t), ['--demo']);
  t.after(() => run.stop());
  const [, mcpUrl] = await run.said(/MCP URL\s+(http:\/\/127\.0\.0\.1:\d+\/mcp)$/m);
  const [, password] = await run.said(/One-time password\s+(\S+)/);
  const [, account] = await run.said(/Account\s+(\S+)/);
  return { run, mcpUrl, baseUrl: mcpUrl.replace(/\/mcp$/, ''), account, password };
}
