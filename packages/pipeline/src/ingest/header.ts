/**
 * The header of a delivery against the columns its recipe names.
 * Belongs here: missing, doubled and undeclared columns. Does not belong: what the columns hold.
 */
import type { Recipe } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';
import { fileError, fileWarning } from './findings.ts';

/** Columns of the delivery that a recipe reads, each once. */
export function columnsRead(recipe: Recipe): readonly string[] {
  const measures = recipe.wide?.measures ?? [];
  const names = [
    ...recipe.columns.map(({ from }) => from),
    ...recipe.keep.map(({ from }) => from),
    ...(recipe.wide?.valid ? [recipe.wide.valid.from] : []),
    ...measures.flatMap(({ value, numerator, denominator }) => [value ?? [], numerator, denominator].flat()),
  ];
  return [...new Set(names)];
}

/** Splits a header line; names may stand in quotes. */
export function parseHeader(line: string, delimiter: string): readonly string[] {
  return line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' };

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]/g, '');
}

function pairs(name: string): ReadonlySet<string> {
  const word = ` ${plain(name)} `;
  return new Set(Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)));
}

/** How alike two names are, 0–1, by shared pairs of letters (Dice's coefficient); Danish letters as their two-letter forms. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size);
}

/** The name most like the one sought, when it is alike enough to be meant. */
export function nearestName(sought: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, likeness: likeness(sought, name) }));
  const best = ranked.sort((a, b) => b.likeness - a.likeness)[0];
  return best && best.likeness >= 0.5 ? best.name : undefined;
}

function missingColumn(file: string, name: string, others: readonly string[]): Issue {
  const near = nearestName(name, others);
  const remedy = near
    ? `The delivery has a column ${near}: if that is the one, name it ${name}.`
    : 'Ask the supplier for it.';
  return fileError('missing-column', file, 'The column is missing.', remedy, { line: 1, at: name });
}

function wrongDelimiter(file: string, recipe: Recipe, names: readonly string[]): readonly Issue[] {
  if (recipe.format.kind !== 'csv' || names.length > 1) return [];
  const { delimiter } = recipe.format;
  const seen = [',', ';', '\t'].find((other) => other !== delimiter && names[0]?.includes(other));
  if (!seen) return [];
  const show = (sign: string) => (sign === '\t' ? 'tabs' : `"${sign}"`);
  const problem = `The columns are separated by ${show(seen)}, not by ${show(delimiter)}.`;
  return [fileError('wrong-delimiter', file, problem, 'Export it as the recipe says.', { line: 1 })];
}

/** A name that belongs to no column may be a header that the file lacks: then the line is data and is not quoted. */
function undeclaredColumns(
  file: string,
  recipe: Recipe,
  others: readonly string[],
  warn: boolean,
): readonly Issue[] {
  if (!warn || others.length === 0 || recipe.wide) return [];
  const one = others.length === 1;
  const problem = `${one ? 'A column' : `${others.length} columns`} (${others.join(', ')}) ${one ? 'is' : 'are'} not in the recipe and ${one ? 'was' : 'were'} not read.`;
  return [fileWarning('undeclared-column', file, problem, 'Ask the supplier to leave it out.', { line: 1 })];
}

function noHeader(file: string): Issue {
  const problem =
    'None of the recipe’s columns is in the first line: the header is missing, or this is another delivery.';
  return fileError('no-header', file, problem, 'Deliver the file with its header.', { line: 1 });
}

/**
 * What is wrong with a header. A missing column is answered with the nearest name the delivery has.
 * `personal`: an undeclared column is warned of, since personal data nobody asked for should not be sent.
 */
export function checkHeader(
  file: string,
  recipe: Recipe,
  names: readonly string[],
  personal: boolean,
): readonly Issue[] {
  const read = columnsRead(recipe);
  const delimiter = wrongDelimiter(file, recipe, names);
  if (delimiter.length > 0) return delimiter;
  if (!names.some((name) => read.includes(name))) return [noHeader(file)];
  const others = names.filter((name) => !read.includes(name));
  const missing = read.filter((name) => !names.includes(name));
  const doubled = read.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...missing.map((name) => missingColumn(file, name, others)),
    ...doubled.map((name) =>
      fileError('duplicate-column', file, 'The column is there twice.', 'Deliver it once.', {
        line: 1,
        at: name,
      }),
    ),
    ...undeclaredColumns(file, recipe, missing.length > 0 ? [] : others, personal),
  ];
}
