/** Edits (insert, delete, replace) that turn one word into the other. Method: Levenshtein, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word nearest to what was written; undefined when none is near enough to be meant. */
export function closestWord(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, edits: distance(written.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || (a.word < b.word ? -1 : 1));
  const best = ranked[0];
  return best && best.edits <= Math.max(2, written.length / 2) ? best.word : undefined;
}

/** " Did you mean x?" or, with nothing near, the list when it is short. */
export function suggestion(written: string, known: readonly string[]): string {
  const near = closestWord(written, known);
  if (near !== undefined) return `Did you mean ${near}?`;
  return known.length > 0 && known.length <= 12 ? `Known: ${known.join(', ')}.` : 'Look at the spelling.';
}
