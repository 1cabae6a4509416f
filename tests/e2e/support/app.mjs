// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop app itself, and somebody who uses it: looks at the screen, clicks, types (tests/hand).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { until } from './gatehouse.mjs';
import { pictureFile } from './pictures.mjs';

const ENDED_WITHIN_MS = 20_000;

export class App {
  #child;
  #socket;
  #answers = [];
  #pictures = 0;
  output = '';

  static async start(t, desktop) {
    const app = new App();
    await app.#start(t, desktop);
    return app;
  }

  async #start(t, desktop) {
    const hand = path.join(desktop.environment.XDG_RUNTIME_DIR, 'hand');
    this.#child = spawn(process.env.GATEHOUSE_APP, [], { stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...desktop.environment, QT_QPA_PLATFORM: 'xcb', QT_QPA_GENERIC_PLUGINS: 'hand',
        QT_PLUGIN_PATH: process.env.GATEHOUSE_TEST_PLUGINS, GATEHOUSE_HAND: hand } });
    this.pid = this.#child.pid;
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream.on('data', (chunk) => { this.output += chunk; });
    t.after(() => this.#child.kill('SIGKILL'));
    await until(() => existsSync(hand) || this.#child.exitCode !== null, 'the app starts');
    this.#socket = net.connect(hand);
    this.#socket.on('error', () => {}); // it ends with the app
    createInterface({ input: this.#socket }).on('line', (line) => this.#answers.shift()?.(JSON.parse(line)));
  }

  #ask(request) {
    return new Promise((resolve, reject) => {
      this.#answers.push(resolve);
      this.ended.then(() => reject(new Error(`the app has ended: ${this.output}`)), reject);
      this.#socket.write(`${JSON.stringify(request)}\n`);
    });
  }

  /** Does it as soon as it can be done; fails with what is in the way. */
  async #act(request, within) {
    let why;
    await until(async () => {
      ({ why } = await this.#ask(request));
      return !why;
    }, () => `${JSON.stringify(request)}: ${why}`, within);
  }

  press(name, window = '', within = undefined) {
    return this.#act({ do: 'press', name, in: window }, within);
  }

  type(name, text, window = '') {
    return this.#act({ do: 'type', name, text, in: window });
  }

  choose(text, window = '') {
    return this.#act({ do: 'choose', text, in: window });
  }

  pick(menu, name, window = '') {
    return this.#act({ do: 'pick', menu, name, in: window });
  }

  /** Of the whole screen, numbered in the order of the story. */
  picture(name) {
    this.#pictures += 1;
    const number = String(this.#pictures).padStart(2, '0');
    return this.#act({ do: 'picture', file: pictureFile(`desktop-${number}-${name}`) });
  }

  async windows() {
    return (await this.#ask({ do: 'look' })).windows;
  }

  /** Waits until `find(windows)` gives something; gives that. */
  async #looks(find, what, within) {
    let found;
    let windows;
    await until(async () => {
      ({ windows } = await this.#ask({ do: 'look' }));
      found = find(windows);
      return found;
    }, () => `${what}; on the screen is ${JSON.stringify(windows)}`, within);
    return found;
  }

  /** Waits until some text on the screen matches; gives it. */
  reads(pattern, within = undefined) {
    return this.#looks((windows) => windows.flatMap(({ texts, fields }) => (
      [...texts, ...fields.map((field) => field.text)])).find((text) => pattern.test(text)), pattern, within);
  }

  /** Waits until so many rows of the tables satisfy `fit`; gives them. */
  hasRows(count, fit) {
    return this.#looks((windows) => {
      const rows = windows.flatMap((window) => window.rows).filter(fit);
      return rows.length === count && rows;
    }, `${count} rows where ${fit}`);
  }

  /** Ends it by its menu, and holds it to a clean end. */
  async quit(window) {
    const quitting = this.#ask({ do: 'pick', menu: 'Gatehouse', name: 'Quit', in: window }).catch(() => {});
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), ENDED_WITHIN_MS);
    await quitting;
    assert.deepEqual(await this.ended, { code: 0, signal: null }, this.output);
    clearTimeout(timer);
  }
}
