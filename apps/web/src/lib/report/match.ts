/**
 * Matching names, forgiving of case, æ/ø/å, hyphens and a slip of the finger.
 * Belongs here: folding, scoring, guessing over plain names. Does not belong: releases; small enough for the browser.
 * Used by the search page on the server and by the lists that filter while one types.
 * Start with matching and guesses.
 */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/æ/g, 'ae'],
  [/ø/g, 'oe'],
  [/å/g, 'aa'],
  [/ß/g, 'ss'],
];

/** "Ødsted Syd" → "oedstedsyd". */
export function fold(text: string): string {
  const lower = FOLDS.reduce((folded, [from, to]) => folded.replace(from, to), text.toLocaleLowerCase('da'));
  return lower.normalize('NFD').replace(/[^a-z0-9]/g, '');
}

/** Edits between two words, a swap of neighbours counting one (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      rows[i]?.push(swapped ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
}

/** 0 = the word itself, larger = further; undefined = not a match. Asked and name are folded. */
export function matchScore(asked: string, name: string): number | undefined {
  if (asked === '') return undefined;
  if (name === asked) return 0;
  if (name.startsWith(asked)) return 1;
  return name.includes(asked) ? 2 : undefined;
}

/** Slips allowed in a word of this length. */
const slips = (length: number) => (length < 4 ? 1 : length < 8 ? 2 : 3);

export interface Named {
  readonly name: string;
}

/** Those whose names hold the asked word, best first; names of equal score keep their order. */
export function matching<T extends Named>(asked: string, among: readonly T[]): readonly T[] {
  const word = fold(asked);
  return among
    .flatMap((one) => {
      const score = matchScore(word, fold(one.name));
      return score === undefined ? [] : [{ one, score }];
    })
    .sort((a, b) => a.score - b.score)
    .map(({ one }) => one);
}

/** At most three names a slip or two away, nearest first. */
export function guesses<T extends Named>(asked: string, among: readonly T[]): readonly T[] {
  const word = fold(asked);
  return among
    .flatMap((one) => {
      const name = fold(one.name);
      const distance = Math.min(editDistance(word, name), editDistance(word, name.slice(0, word.length)));
      return distance <= slips(word.length) ? [{ one, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ one }) => one);
}
