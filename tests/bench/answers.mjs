// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Waits for a server to be there.
import { setTimeout as delay } from 'node:timers/promises';
import { send } from '../e2e/support/http.mjs';

/** A server that has not answered by then has failed. */
const READY_MS = 10_000;

/**
 * Once a server answers at `url` as it should; asks it again after `pauseMs`, which is 0 where it is
 * measured how long that takes.
 */
export async function answers(url, { isReady = () => true, pauseMs = 10, ...request } = {}) {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const answer = await send(url, { timeout: READY_MS, ...request }).catch(() => null);
    if (answer && isReady(answer)) return;
    if (pauseMs > 0) await delay(pauseMs);
  }
  throw new Error(`${url} does not answer`);
}
