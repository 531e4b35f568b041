/**
 * One YAML file → a checked value, or every issue in it with its line.
 * Belongs here: reading, parsing, finding the line of a path. Does not belong: what the fields mean.
 */
import { readFileSync } from 'node:fs';
import { isMap, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Issue, Place } from '../support/errors.ts';

type Path = readonly PropertyKey[];

/** A file that was read: its value if it passed, and where each part of it stands. */
export interface CheckedFile<T> {
  /** As shown in messages: relative, with slashes. */
  readonly file: string;
  readonly value: T | undefined;
  readonly issues: readonly Issue[];
  /** Place of a path inside the file: `placeOf(['sources', 0, 'class'])`. */
  placeOf(path: Path): Place;
}

type Lines = (path: Path) => number | undefined;

const noLines: Lines = () => undefined;

/** "sources[0].class" */
export function writePath(path: Path): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function keyNode(parent: unknown, key: PropertyKey | undefined): Node | undefined {
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key: node }) => String((node as { value?: unknown })?.value) === key);
  return pair?.key as Node | undefined;
}

/** The line of a path; of its nearest parent where the path itself is missing. */
function linesOf(document: ReturnType<typeof parseDocument<ParsedNode>>, counter: LineCounter): Lines {
  const at = (path: Path): number | undefined => {
    const parent = path.length > 0 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const node = keyNode(parent, path.at(-1)) ?? (document.getIn([...path], true) as Node | undefined);
    const offset = node?.range?.[0];
    if (offset !== undefined) return counter.linePos(offset).line;
    return path.length > 0 ? at(path.slice(0, -1)) : undefined;
  };
  return at;
}

function placed(file: string, lines: Lines, path: Path): Place {
  const line = lines(path);
  return {
    file,
    ...(line === undefined ? {} : { line }),
    ...(path.length === 0 ? {} : { at: writePath(path) }),
  };
}

function refused<T>(file: string, issues: readonly Issue[]): CheckedFile<T> {
  return { file, value: undefined, issues, placeOf: (path) => placed(file, noLines, path) };
}

/** zod's finding → ours. Unknown keys carry their own sentence (see `object` in fields.ts). */
function toIssues(
  found: z.core.$ZodIssue,
  file: string,
  lines: Lines,
  isWritten: (path: Path) => boolean,
): readonly Issue[] {
  const error = { level: 'error', code: 'catalogue/invalid-value' } as const;
  if (found.code === 'unrecognized_keys') {
    const sentences = found.message.split('\n');
    return found.keys.map((key, i) => ({
      level: 'error',
      code: 'catalogue/unknown-key',
      place: placed(file, lines, [...found.path, key]),
      problem: `The key ${key} is not known here.`,
      remedy: sentences[i] ?? 'Look at the spelling.',
    }));
  }
  const place = placed(file, lines, found.path);
  if (found.path.length > 0 && !isWritten(found.path)) {
    const problem = `The key ${String(found.path.at(-1))} is missing.`;
    return [{ ...error, code: 'catalogue/missing-key', place, problem, remedy: 'Write it.' }];
  }
  const problem = found.message.endsWith('.') ? found.message : `${found.message}.`;
  return [{ ...error, place, problem, remedy: 'Correct the value.' }];
}

/**
 * Reads and checks one file.
 * In: absolute path, its name in messages, the schema. Out: value or issues; nothing is thrown for what is in the file.
 */
export function checkYamlFile<S extends z.ZodType>(
  path: string,
  file: string,
  schema: S,
): CheckedFile<z.output<S>> {
  const text = readText(path);
  if (text === undefined) {
    const problem = 'The file cannot be read.';
    const remedy = 'Put it there, or correct the name where it is asked for.';
    return refused(file, [{ level: 'error', code: 'catalogue/no-file', place: { file }, problem, remedy }]);
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    return refused(
      file,
      document.errors.map((error) => ({
        level: 'error',
        code: 'catalogue/not-yaml',
        place: { file, line: counter.linePos(error.pos[0]).line },
        problem: `This is not valid YAML: ${error.message}.`,
        remedy: 'Look at indentation, quotes and colons around this line.',
      })),
    );
  }
  const lines = linesOf(document, counter);
  const isWritten = (at: Path) => document.hasIn([...at]);
  const result = schema.safeParse(document.toJS());
  return {
    file,
    value: result.success ? result.data : undefined,
    issues: result.success
      ? []
      : result.error.issues.flatMap((found) => toIssues(found, file, lines, isWritten)),
    placeOf: (at) => placed(file, lines, at),
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
