/**
 * The delivery note: what the supplier says was sent. A file that differs from it stopped in the middle, or was changed.
 * Belongs here: reading foelgeseddel.csv, holding a file against it. Does not belong: what the rows hold.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Issue } from '../support/errors.ts';
import type { Delivery } from './deliveries.ts';
import { countOf, fileError, fileWarning } from './findings.ts';

const noteName = 'foelgeseddel.csv';

interface NoteLine {
  readonly line: number;
  readonly rows: number;
  readonly sha256: string;
}

export interface DeliveryNote {
  /** The note as people know it, below the delivery folder; undefined where the folder has none. */
  readonly file: string | undefined;
  readonly lines: ReadonlyMap<string, NoteLine>;
  readonly issues: readonly Issue[];
}

const noNote: DeliveryNote = { file: undefined, lines: new Map(), issues: [] };

/** Reads a note: UTF-8, comma, `fil,raekker,sha256`, names relative to the note's folder. */
function parseNote(text: string, file: string): DeliveryNote {
  const [header, ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const remedy = 'Write it as fil,raekker,sha256 with one line per file.';
  if (header !== 'fil,raekker,sha256') {
    const issue = fileError('bad-note', file, 'The header is not fil,raekker,sha256.', remedy, { line: 1 });
    return { file, lines: new Map(), issues: [issue] };
  }
  const lines = new Map<string, NoteLine>();
  const issues: Issue[] = [];
  rows.forEach((row, index) => {
    if (row === '') return;
    const line = index + 2;
    const [, name, count, sha256] = /^([^,]+),(\d+),([0-9a-fA-F]{64})$/.exec(row) ?? [];
    if (name && count && sha256) lines.set(name, { line, rows: Number(count), sha256: sha256.toLowerCase() });
    else
      issues.push(
        fileError('bad-note', file, 'The line is not a name, a count and a checksum.', remedy, { line }),
      );
  });
  return { file, lines, issues };
}

/** Folders from a delivery's own up to the delivery folder itself, "." */
function foldersAbove(file: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    folders.push(folder);
    if (folder === '.') return folders;
  }
}

/** The nearest note: beside the delivery or in a folder above it, up to the delivery folder. Each is read once. */
export function noteReader(root: string): (delivery: Delivery) => DeliveryNote {
  const read = new Map<string, DeliveryNote>();
  return ({ file }) => {
    const folder = foldersAbove(file).find((above) => existsSync(join(root, above, noteName)));
    if (folder === undefined) return noNote;
    const known = read.get(folder);
    if (known) return known;
    const text = readFileSync(join(root, folder, noteName), 'utf8');
    const note = parseNote(text, posix.join(folder, noteName));
    read.set(folder, note);
    return note;
  };
}

function lineOf(note: DeliveryNote, delivery: Delivery): NoteLine | undefined {
  return note.file === undefined
    ? undefined
    : note.lines.get(posix.relative(posix.dirname(note.file), delivery.file));
}

/** Whether the note vouches for these very bytes. */
export function noteVouches(note: DeliveryNote, delivery: Delivery, sha256: string): boolean {
  return lineOf(note, delivery)?.sha256 === sha256;
}

/** Holds a file against its note; `rows` is undefined when they could not be counted. */
export function checkNote(
  note: DeliveryNote,
  delivery: Delivery,
  sha256: string,
  rows: number | undefined,
): readonly Issue[] {
  if (note.file === undefined) return [];
  const said = lineOf(note, delivery);
  if (!said) {
    const problem = 'The delivery note does not name this file.';
    return [fileWarning('not-in-note', delivery.file, problem, 'Ask the supplier for a complete note.')];
  }
  const remedy = 'Deliver it again, whole, with its own note.';
  const at = { line: said.line };
  if (rows !== undefined && rows !== said.rows) {
    const problem = `${delivery.file} has ${countOf(rows, 'row')} where the note says ${countOf(said.rows, 'row')}.`;
    return [fileError('differs-from-note', note.file, problem, remedy, at)];
  }
  if (said.sha256 === sha256) return [];
  const problem = `${delivery.file} has another checksum than the note says: it was cut off or changed.`;
  return [fileError('differs-from-note', note.file, problem, remedy, at)];
}
