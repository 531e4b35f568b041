/**
 * Looks for anything that could point at one person in the text of a release.
 * Belongs here: patterns of personal numbers, pseudonyms, addresses' ids and e-mail addresses. Does not belong: judging figures.
 * A last net, not the protection: counts what it finds and never repeats it.
 */

/** DDMMYYXXXX with a possible day and month, with or without a hyphen, not part of a longer number. */
const PERSONAL_NUMBER = /(?<![\w.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}(?![\w.-])/g;

/** Keys of the made-up municipality's persons. */
const MADE_UP_NUMBER = /(?<!\w)FB\d{8}(?!\w)/g;

/** Pseudonyms, addresses and dwellings are UUIDs everywhere inside; none has business outside. */
const UUID = /(?<!\w)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\w)/gi;

const TEXTS = /"(?:[^"\\]|\\.)*"/g;

/** Number of person-like strings in a JSON text; numbers outside quotes are figures and coordinates, not keys. */
export function countPersonLike(json: string): number {
  let found = 0;
  for (const [text] of json.matchAll(TEXTS)) {
    if (text.length < 12) continue;
    for (const pattern of [PERSONAL_NUMBER, MADE_UP_NUMBER, UUID]) {
      found += text.match(pattern)?.length ?? 0;
    }
  }
  return found;
}
