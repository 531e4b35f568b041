/**
 * Personal and household numbers → pseudonyms: HMAC-SHA256 with the site's key, its first 128 bits as a UUID.
 * Belongs here: hashing, once per distinct number. Does not belong: where the key comes from.
 * Persons and households are hashed apart, so that the same text in both gives two pseudonyms.
 * The key is bound, never written into a statement. Method: RFC 2104, from the engine's SHA-256.
 */
import { createHash } from 'node:crypto';
import type { Engine } from '../engine/types.ts';

export type KeyKind = 'person' | 'household';

const table = (kind: KeyKind) => `ingest_${kind}_keys`;
const blockBytes = 64;

interface Pads {
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
}

function padsOf(key: Uint8Array): Pads {
  const short = key.length > blockBytes ? createHash('sha256').update(key).digest() : key;
  const block = new Uint8Array(blockBytes);
  block.set(short);
  return { inner: block.map((byte) => byte ^ 0x36), outer: block.map((byte) => byte ^ 0x5c) };
}

/** Numbers and their pseudonyms while ingest runs; they lie in the engine's memory only. */
export interface Pseudonyms {
  /** Hashes the numbers of a column that are not hashed yet. `text` is a quoted column of `rows`. */
  add(kind: KeyKind, rows: string, text: string): Promise<void>;
  /** The table to look a number up in: `delivered` → `pseudonym`. */
  table(kind: KeyKind): string;
  drop(): Promise<void>;
}

/** Opens the two tables in the engine. Drop them as soon as the last delivery is read. */
export async function openPseudonyms(engine: Engine, key: Uint8Array): Promise<Pseudonyms> {
  const { inner, outer } = padsOf(key);
  const kinds: readonly KeyKind[] = ['person', 'household'];
  for (const kind of kinds) {
    await engine.run(`CREATE OR REPLACE TABLE ${table(kind)} (delivered VARCHAR, pseudonym UUID)`);
  }
  const hashNew = (kind: KeyKind, rows: string, text: string) =>
    engine.run(
      `INSERT INTO ${table(kind)}
       SELECT delivered,
         CAST(substr(sha256($1::BLOB || unhex(sha256($2::BLOB || encode($3 || delivered)))), 1, 32) AS UUID)
       FROM (
         SELECT DISTINCT delivered
         FROM (SELECT ${text} AS delivered FROM ${rows} WHERE ${text} IS NOT NULL) numbers
         ANTI JOIN ${table(kind)} USING (delivered)
       ) unknown`,
      [outer, inner, `${kind}:`],
    );
  // One after the other: two deliveries side by side would both find the same person new.
  let last: Promise<void> = Promise.resolve();
  return {
    table,
    add(kind, rows, text) {
      last = last.then(() => hashNew(kind, rows, text));
      return last;
    },
    async drop() {
      for (const kind of kinds) await engine.run(`DROP TABLE IF EXISTS ${table(kind)}`);
    },
  };
}
