// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// gatehousectl as an administrator runs it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = () => process.env.GATEHOUSECTL
  ?? fileURLToPath(new URL('../../../build/dev/bin/gatehousectl', import.meta.url));

/** Where the admin socket of a door shall be, which lies in a folder that only its owner enters. */
export function adminSocket(folder) {
  return path.join(folder, 'admin.sock');
}

export class Ctl {
  constructor(socket) {
    this.socket = socket;
  }

  /** Starts it; what it prints is kept, a line each. */
  begin(args, input = '') {
    const child = spawn(program(), [...args, '--socket', this.socket], {
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: path.dirname(this.socket) } });
    const run = { child, stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => { run.stdout += chunk; });
    child.stderr.on('data', (chunk) => { run.stderr += chunk; });
    child.stdin.on('error', () => {}); // it may end without reading
    child.stdin.end(input);
    run.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code));
    });
    return run;
  }

  async run(args, input = '') {
    const run = this.begin(args, input);
    return { code: await run.ended, stdout: run.stdout, stderr: run.stderr };
  }

  /** What it answers as JSON. */
  async json(args, input = '') {
    const { code, stdout, stderr } = await this.run([...args, '--json'], input);
    if (code !== 0) throw new Error(`gatehousectl ${args.join(' ')} ended with ${code}: ${stderr}`);
    return JSON.parse(stdout);
  }
}
