/**
 * The made-up site's own files, copied where something may be changed. Knows no test runner: the set-up of a whole project uses it too.
 * Start with copySiteFiles.
 */
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** Every declaration of the site, whatever it is called: a new one need not be named in a test. */
export function copySiteFiles(into: string): void {
  mkdirSync(into, { recursive: true });
  const from = join(checkout, 'sites/fjordby');
  for (const name of readdirSync(from).filter((file) => file.endsWith('.yaml')))
    cpSync(join(from, name), join(into, name));
}
