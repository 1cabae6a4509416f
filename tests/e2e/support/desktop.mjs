// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The desktop of somebody who has just got an account: an X server without a screen, a D-Bus of their
// own with GNOME's keyring open, a home with nothing in it. It goes with the test.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from './gatehouse.mjs';

const run = promisify(execFile);
const SCREEN = '1280x800x24';
const ENDED_WITHIN_MS = 10_000;

/** A bus where nothing is started by being asked. */
const bus = (folder) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=${folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>`;

/** Starts a program that ends with the test, also with one that is killed (setpriv(1)). */
function startWith(t, command, args, { env, stdio, input } = {}) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], { env, stdio });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const failed = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  failed.catch(() => {}); // it is of interest only while something is waited for
  t.after(async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), ENDED_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  });
  if (input !== undefined) child.stdin.end(input);
  return { child, failed };
}

/** The first line that comes from `stream`. */
async function firstLine(stream, failed) {
  let text = '';
  const line = new Promise((resolve) => {
    stream.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0].trim());
    });
  });
  return Promise.race([line, failed]);
}

async function startScreen(t) {
  const { child, failed } = startWith(t, 'Xvfb',
    ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return `:${await firstLine(child.stdio[3], failed)}`;
}

async function startBus(t, env, folder) {
  const config = path.join(folder, 'bus.conf');
  writeFileSync(config, bus(folder));
  const { child, failed } = startWith(t, 'dbus-daemon',
    [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address'],
    { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return firstLine(child.stdout, failed);
}

export class Desktop {
  /** What its xdg-open was asked to open, a line each. */
  #opened;

  static async start(t) {
    const desktop = new Desktop();
    try {
      await desktop.#start(t);
    } finally {
      // What is done after a test is done in this order.
      t.after(() => desktop.#endPrograms());
      t.after(() => rmSync(desktop.home, { recursive: true, force: true }));
    }
    return desktop;
  }

  async #start(t) {
    this.home = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'));
    const programs = path.join(this.home, 'programs');
    const runtime = path.join(this.home, 'run');
    mkdirSync(programs);
    mkdirSync(runtime, { mode: 0o700 });
    this.environment = { PATH: `${programs}:${process.env.PATH}`, LANG: 'C.UTF-8', HOME: this.home,
      XDG_RUNTIME_DIR: runtime };
    this.#opened = path.join(this.home, 'opened');
    const open = path.join(programs, 'xdg-open');
    writeFileSync(open, `#!/bin/sh\nprintf '%s\\n' "$1" >>'${this.#opened}'\n`);
    chmodSync(open, 0o755);
    this.environment.DISPLAY = await startScreen(t);
    this.environment.DBUS_SESSION_BUS_ADDRESS = await startBus(t, this.environment, runtime);
    startWith(t, 'gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'],
      { env: this.environment, stdio: ['pipe', 'ignore', 'ignore'], input: 'password of the login' });
    await until(() => this.#hasSecretService(), 'the keyring is on the bus');
  }

  async #ask(...args) {
    const { stdout } = await run('dbus-send',
      [`--bus=${this.environment.DBUS_SESSION_BUS_ADDRESS}`, '--print-reply', ...args],
      { env: this.environment });
    return stdout;
  }

  async #hasSecretService() {
    return (await this.#ask('--dest=org.freedesktop.DBus', '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets')).includes('true');
  }

  /** How many secrets of that name the keychain has. */
  async secretsNamed(name) {
    const found = await this.#ask('--dest=org.freedesktop.secrets', '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.SearchItems', `dict:string:string:user,${name}`);
    return [...found.matchAll(/object path "/g)].length;
  }

  /** Every file of the home in which `text` stands. */
  filesWith(text, folder = this.home) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return this.filesWith(text, file);
      if (!entry.isFile()) return [];
      try {
        return readFileSync(file).includes(text) ? [file] : [];
      } catch (error) {
        if (error.code === 'ENOENT') return []; // a temporary one of a program
        throw error;
      }
    });
  }

  /** The address that a program has the browser open next. */
  async opened(count) {
    const lines = () => (existsSync(this.#opened)
      ? readFileSync(this.#opened, 'utf8').split('\n').slice(0, -1) : []);
    await until(() => lines().length >= count, 'the browser is opened');
    return lines()[count - 1];
  }

  /** The processes of this desktop that run that program. */
  processes(program) {
    const read = (id, name) => {
      try { return readFileSync(`/proc/${id}/${name}`, 'utf8').split('\0'); } catch { return []; }
    };
    return readdirSync('/proc').filter((id) => /^\d+$/.test(id)
      && path.basename(read(id, 'cmdline')[0] ?? '') === program
      && read(id, 'environ').includes(`HOME=${this.home}`)).map(Number);
  }

  /** What was started from the app and goes on without it. */
  async #endPrograms() {
    const left = () => this.processes('gatehoused');
    for (const id of left()) process.kill(id, 'SIGTERM');
    await until(() => left().length === 0, 'the server ends');
  }
}
