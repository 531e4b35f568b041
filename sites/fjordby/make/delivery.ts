/**
 * A delivery folder: files written whole, each noted with its rows and checksum.
 * Belongs here: bytes, encodings and the delivery note. Does not belong: what the rows are.
 * Start with DeliveryFolder.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface TextForm {
  readonly encoding: 'utf-8' | 'windows-1252';
  readonly byteOrderMark: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

export const COMMA_FORM: TextForm = { encoding: 'utf-8', byteOrderMark: false, lineEnd: '\n' };
export const LATIN_FORM: TextForm = { encoding: 'windows-1252', byteOrderMark: false, lineEnd: '\r\n' };
export const OFFICE_FORM: TextForm = { encoding: 'utf-8', byteOrderMark: true, lineEnd: '\r\n' };

/** Decimal comma with a fixed number of decimals. */
export function withComma(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', ',');
}

function toBytes(text: string, form: TextForm): Uint8Array {
  // Danish letters have the same bytes in Windows-1252 and Latin-1.
  if (form.encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  return Buffer.from(form.byteOrderMark ? `\ufeff${text}` : text, 'utf8');
}

/** Writes deliveries below one folder and keeps the note of them. */
export class DeliveryFolder {
  readonly #directory: string;
  readonly #notes: string[] = [];
  bytes = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Writes lines (header first); rows counted without the header. */
  writeLines(file: string, lines: readonly string[], form: TextForm): void {
    const text = lines.join(form.lineEnd) + form.lineEnd;
    this.writeBytes(file, toBytes(text, form), lines.length - 1);
  }

  writeBytes(file: string, bytes: Uint8Array, rows: number): void {
    const path = join(this.#directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    this.bytes += bytes.length;
    this.#notes.push(`${file},${rows},${createHash('sha256').update(bytes).digest('hex')}`);
  }

  /** Writes `foelgeseddel.csv`, last of all. */
  close(): void {
    const lines = ['fil,raekker,sha256', ...this.#notes.toSorted()];
    writeFileSync(join(this.#directory, 'foelgeseddel.csv'), `${lines.join('\n')}\n`);
  }
}
