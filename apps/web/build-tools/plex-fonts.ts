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

/**
 * The letters, in two files a weight: what nearly every page prints, and the rest, fetched only where a name needs it.
 * src/lib/styles/fonts.css repeats the ranges.
 */
const LETTERS = {
  base: `${range(0x20, 0x7e)}ÆØÅæøåÉé\u00a0\u00ad§·×«»–—’“”…−`,
  more: `${range(0xa1, 0xff)}‐‘‚„‰≤≥→←↑↓`,
} as const;

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
}

// Without closure: small capitals, fractions and other forms that the report never asks for stay out; Plex's figures are tabular as they are.
const OPTIONS = { targetFormat: 'woff2', noLayoutClosure: true } as const;

type Part = keyof typeof LETTERS;

function sourceOf(weight: number): string {
  const packageFile = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans/package.json');
  return join(packageFile, '..', 'files', `ibm-plex-sans-latin-${weight}-normal.woff2`);
}

const isFresh = (path: string, source: string) =>
  existsSync(path) && statSync(path).mtimeMs > Math.max(statSync(source).mtimeMs, statSync(here).mtimeMs);

async function cut(weight: number, part: Part): Promise<void> {
  const path = join(target, `plex-${weight}-${part}.woff2`);
  const source = sourceOf(weight);
  if (isFresh(path, source)) return;
  writeFileSync(path, await subsetFont(readFileSync(source), LETTERS[part], OPTIONS));
}

/** Writes plex-400-base.woff2 … plex-700-more.woff2, each only when missing or older than its source. */
export async function plexFonts(): Promise<void> {
  mkdirSync(target, { recursive: true });
  for (const weight of WEIGHTS) await Promise.all([cut(weight, 'base'), cut(weight, 'more')]);
}
