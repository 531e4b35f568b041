/**
 * IBM Plex Sans as the compiler reads it: the package has WOFF for browsers, which is TrueType with every table packed.
 * Belongs here: unpacking (WOFF File Format 1.0, W3C 2012). No font file of ours is kept anywhere.
 * Start with readTypeface.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const WEIGHTS = [400, 500, 600, 700];
/** The first holds Danish; the second names from the rest of Europe. */
const LETTERS = ['latin', 'latin-ext'];
const HEADER = 44;
const ENTRY = 20;
const TABLE = 16;

interface Table {
  readonly tag: Buffer;
  readonly checksum: number;
  readonly bytes: Buffer;
}

function tableAt(woff: Buffer, entry: number): Table {
  const [offset, packed, size, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
  const raw = woff.subarray(offset, (offset ?? 0) + (packed ?? 0));
  const isPacked = (packed ?? 0) < (size ?? 0);
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: checksum ?? 0,
    bytes: isPacked ? inflateSync(raw) : raw,
  };
}

const padded = (size: number) => Math.ceil(size / 4) * 4;

/** WOFF → the TrueType file it was made of: same tables, same order, same checksums. Throws where a table cannot be unpacked. */
export function unpackWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => tableAt(woff, HEADER + i * ENTRY));
  const font = Buffer.alloc(woff.readUInt32BE(16));
  const power = Math.floor(Math.log2(count));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(2 ** power * TABLE, 6);
  font.writeUInt16BE(power, 8);
  font.writeUInt16BE((count - 2 ** power) * TABLE, 10);
  let at = 12 + count * TABLE;
  tables.forEach(({ tag, checksum, bytes }, i) => {
    const entry = 12 + i * TABLE;
    tag.copy(font, entry);
    [checksum, at, bytes.length].forEach((value, j) => {
      font.writeUInt32BE(value, entry + 4 + j * 4);
    });
    bytes.copy(font, at);
    at += padded(bytes.length);
  });
  return font;
}

/** One file a weight and range of letters. */
export function readTypeface(): Buffer[] {
  const found = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans/package.json');
  return WEIGHTS.flatMap((weight) =>
    LETTERS.map((letters) =>
      unpackWoff(
        readFileSync(join(dirname(found), 'files', `ibm-plex-sans-${letters}-${weight}-normal.woff`)),
      ),
    ),
  );
}
