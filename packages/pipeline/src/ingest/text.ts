/**
 * Bytes of a text file → UTF-8 with plain line ends, or what is wrong with them.
 * Belongs here: encodings, line ends, a file that stops. Does not belong: columns.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Issue } from '../support/errors.ts';

type Encoding = 'utf-8' | 'windows-1252';

export interface DecodedText {
  /** UTF-8 without a byte order mark, lines ended by \n only. */
  readonly text: Buffer;
  readonly issues: readonly Issue[];
}

const newline = 0x0a;
const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
/** Bytes that Windows-1252 gives no letter to. */
const unassigned = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
const shownEncoding: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
};

function firstLineWhere(bytes: Buffer, isBad: (line: Buffer) => boolean): number {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    const stop = end < 0 ? bytes.length : end;
    if (isBad(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return 1;
}

function wrongEncoding(file: string, declared: Encoding, line: number, seen: string): Issue {
  return {
    level: 'error',
    code: 'ingest/wrong-encoding',
    place: { file, line },
    problem: `The file is not ${shownEncoding[declared]}: ${seen}.`,
    remedy: `Export it as ${shownEncoding[declared]}, or correct the recipe's encoding.`,
  };
}

function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  return mark === 0xfffe || mark === 0xfeff;
}

function encodingIssue(bytes: Buffer, file: string, declared: Encoding): Issue | undefined {
  if (isUtf16(bytes)) return wrongEncoding(file, declared, 1, 'it looks like UTF-16');
  if (bytes.includes(0)) {
    const line = firstLineWhere(bytes, (part) => part.includes(0));
    return wrongEncoding(file, declared, line, 'it holds bytes that belong in no text');
  }
  if (declared === 'utf-8') {
    if (isUtf8(bytes)) return undefined;
    const line = firstLineWhere(bytes, (part) => !isUtf8(part));
    return wrongEncoding(file, declared, line, 'it may be Windows-1252');
  }
  // Æ, Ø and Å in Windows-1252 never form valid UTF-8, so text that does was exported as UTF-8.
  if (isUtf8(bytes) && !isAscii(bytes)) {
    const line = firstLineWhere(bytes, (part) => !isAscii(part));
    return wrongEncoding(file, declared, line, 'it looks like UTF-8');
  }
  const isBad = (part: Buffer) => unassigned.some((byte) => part.includes(byte));
  return isBad(bytes)
    ? wrongEncoding(file, declared, firstLineWhere(bytes, isBad), 'it holds bytes that are no letter there')
    : undefined;
}

function toUtf8(bytes: Buffer, declared: Encoding): Buffer {
  const body = bytes.subarray(0, 3).equals(utf8Mark) ? bytes.subarray(3) : bytes;
  if (declared === 'utf-8' && !body.includes(0x0d)) return body;
  const text = new TextDecoder(declared).decode(body);
  return Buffer.from(text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text);
}

/** Decodes a file; with an error among the issues `text` is empty and must not be read. */
export function decodeText(bytes: Buffer, file: string, declared: Encoding): DecodedText {
  const issue = encodingIssue(bytes, file, declared);
  return issue ? { text: Buffer.alloc(0), issues: [issue] } : { text: toUtf8(bytes, declared), issues: [] };
}

/** An error when the last line has no end: a file that was cut off, unless its checksum says it was delivered so. */
export function checkEnds(text: Buffer, file: string): readonly Issue[] {
  if (text.length === 0 || text.at(-1) === newline) return [];
  const line = text.reduce((count, byte) => (byte === newline ? count + 1 : count), 1);
  return [
    {
      level: 'error',
      code: 'ingest/ends-in-the-middle',
      place: { file, line },
      problem: 'The file stops in the middle of its last line.',
      remedy:
        'Deliver it again, whole. If it ends like this on purpose, add foelgeseddel.csv with its checksum.',
    },
  ];
}
