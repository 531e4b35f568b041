import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** Twelve hexadecimal digits of all sources: the same sources build the same bytes, others make open pages reload. */
export function sourceVersion(): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.(ts|svelte|css|html)$/.test(path)) hash.update(path).update(readFileSync(join(source, path)));
  }
  return hash.digest('hex').slice(0, 12);
}
