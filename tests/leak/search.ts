/**
 * Looks for many secrets in many bytes at once, in every form in which bytes usually hold a text.
 * Belongs here: forms and searching. Does not belong: what is secret and where to look (the tests).
 * A needle is told by its name only: a failing test must not print what it protects.
 * Start with createSearch.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text that must occur nowhere. */
export interface Secret {
  /** Kind and number: "person number 12". */
  readonly name: string;
  /** A text, or raw bytes such as a key. */
  readonly value: string | Buffer;
}

export interface Leak {
  readonly secret: string;
  readonly form: string;
  readonly offset: number;
}

type Form = readonly [form: string, bytes: Buffer];

/** Hexadecimal, and base64 in its three alignments without the letters that neighbours decide. */
function encodedForms(bytes: Buffer): readonly Form[] {
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((shift): Form => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const whole = Math.floor(((shift + bytes.length) * 8) / 6);
    return [`base64+${shift}`, Buffer.from(encoded.slice([0, 2, 3][shift], whole))];
  });
  return [['hex', Buffer.from(hex)], ['HEX', Buffer.from(hex.toUpperCase())], ...base64];
}

function textForms(text: string): readonly Form[] {
  return [
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['url', Buffer.from(encodeURIComponent(text))],
    ['json', Buffer.from(JSON.stringify(text).slice(1, -1))],
  ];
}

/** The forms of a secret that are looked for, each once. */
function formsOf(value: string | Buffer): readonly Form[] {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const text = typeof value === 'string' ? textForms(value) : [];
  const forms: readonly Form[] = [['itself', bytes], ...text, ...encodedForms(bytes)];
  return [...new Map(forms.map((form) => [form[1].toString('latin1'), form])).values()];
}

interface Needle {
  readonly secret: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/**
 * A search for all secrets in one pass over some bytes. Texts under 6 bytes are refused: they would be found by chance.
 * First four bytes are looked up in a bitmap of 2^20 bits, then in a map; both are small beside the bytes searched.
 */
export function createSearch(secrets: readonly Secret[]): (bytes: Buffer) => readonly Leak[] {
  const short = secrets.filter(({ value }) => Buffer.byteLength(value) < 6);
  if (short.length > 0) throw new RangeError(`${short.length} secrets are too short to be searched for.`);
  const byStart = new Map<number, Needle[]>();
  const bitmap = new Uint8Array(1 << 20);
  const slot = (start: number) => (Math.imul(start, 0x9e3779b1) >>> 12) & 0xfffff;
  for (const { name, value } of secrets) {
    for (const [form, bytes] of formsOf(value)) {
      const start = bytes.readInt32LE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), { secret: name, form, bytes }]);
      bitmap[slot(start)] = 1;
    }
  }
  return (bytes) => {
    const leaks: Leak[] = [];
    for (let offset = 0; offset + 4 <= bytes.length; offset += 1) {
      const start = bytes.readInt32LE(offset);
      if (bitmap[slot(start)] === 0) continue;
      for (const { secret, form, bytes: wanted } of byStart.get(start) ?? []) {
        if (bytes.subarray(offset, offset + wanted.length).equals(wanted))
          leaks.push({ secret, form, offset });
      }
    }
    return leaks;
  };
}

/** Every file below a folder, links followed nowhere, in order of name. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name))
        : entry.isFile()
          ? [join(folder, entry.name)]
          : [],
    );
}

/** Leaks in the names and the bytes of every file below a folder, as "file: secret (form)". */
export function searchFolder(folder: string, search: (bytes: Buffer) => readonly Leak[]): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const inName = search(Buffer.from(file)).map((leak) => `name of ${file}: ${leak.secret}`);
    const inBytes = search(readFileSync(file)).map((leak) => `${file}: ${leak.secret} (${leak.form})`);
    return [...inName, ...inBytes];
  });
}
