// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where pictures of what a test sees are left: in the folder GATEHOUSE_PICTURES, else in artifacts/.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export function pictureFile(name) {
  const folder = process.env.GATEHOUSE_PICTURES ?? fileURLToPath(new URL('../artifacts', import.meta.url));
  mkdirSync(folder, { recursive: true });
  return path.resolve(folder, `${name}.png`);
}
