/**
 * IBM Plex Sans, cut to the letters that the report prints, as one small file a weight.
 * Belongs here: which letters, which weights. Does not belong: how the type is used (src/lib/styles).
 * Called by vite.config.ts before anything is built; writes .svelte-kit/fonts, which git ignores.
 * A letter outside the set (a name in another alphabet) falls back to the system's font.
 * Start with plexFonts.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const WEIGHTS = [400, 500, 600, 700] as const;
const here = fileURLToPath(import.meta.url);
const target = fileURLToPath(new URL('../.svelte-kit/fonts', import.meta.url));

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

// ASCII, then the letters of Danish, German, Faroese, Icelandic, Swedish and common loan names, then the report's own signs.
const LETTERS = `${range(0x20, 0x7e)}ÆØÅæøåÄÖÜäöüßÉéÈèÊêËëÁáÀàÂâÍíÓóÔôÚúÇçÑñÐðÞþÝý\u00a0§·×½«»–—‘’“”„…−‰≤≥→←↑↓°²³\u00ad\u2009\u202f`;

function sourceOf(weight: number): string {
  const packageFile = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans/package.json');
  return join(packageFile, '..', 'files', `ibm-plex-sans-latin-${weight}-normal.woff2`);
}

const isFresh = (path: string, source: string) =>
  existsSync(path) && statSync(path).mtimeMs > Math.max(statSync(source).mtimeMs, statSync(here).mtimeMs);

async function cutWeight(weight: number): Promise<void> {
  const path = join(target, `plex-${weight}.woff2`);
  const source = sourceOf(weight);
  if (isFresh(path, source)) return;
  writeFileSync(path, await subsetFont(readFileSync(source), LETTERS, { targetFormat: 'woff2' }));
}

/** Writes plex-400.woff2 … plex-700.woff2, each only when missing or older than its source. */
export async function plexFonts(): Promise<void> {
  mkdirSync(target, { recursive: true });
  await Promise.all(WEIGHTS.map(cutWeight));
}
