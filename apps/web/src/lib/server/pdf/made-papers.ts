/**
 * Papers that were made already, kept by exactly what they say: layer, edition, area and language are all in it.
 * Belongs here: remembering. A paper can never reach a reader who was to be told something else, since then it is another paper.
 * Bounded: the longest unused go first.
 * Start with paperOf.
 */
import { createHash } from 'node:crypto';
import type { Manifest } from '@bybalance/release';
import { type MadePaper, setPaper } from './compiler.ts';

const MOST_BYTES = 64_000_000;

const made = new Map<string, Promise<MadePaper>>();
const sizes = new Map<string, number>();

const keyOf = (said: string) => createHash('sha256').update(said).digest('base64');

function forgetOldest(): void {
  let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const key of made.keys()) {
    if (bytes <= MOST_BYTES) return;
    bytes -= sizes.get(key) ?? 0;
    sizes.delete(key);
    made.delete(key);
  }
}

/** The paper, dated by the edition it tells of: the same figures are the same bytes, whenever and by whom they are asked for. */
export function paperOf(paper: unknown, { publishedOn }: Pick<Manifest, 'publishedOn'>): Promise<MadePaper> {
  const key = keyOf(JSON.stringify(paper));
  const known = made.get(key);
  if (known) {
    made.delete(key);
    made.set(key, known);
    return known;
  }
  const making = setPaper(paper, new Date(`${publishedOn.slice(0, 10)}T00:00:00Z`));
  made.set(key, making);
  making.then(
    ({ pdf }) => {
      sizes.set(key, pdf.byteLength);
      forgetOldest();
    },
    () => made.delete(key),
  );
  return making;
}
