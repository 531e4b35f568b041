/**
 * What must never be found in anything published: the planted residents of Fjordby, their pseudonyms, the keys, exact counts.
 * Belongs here: gathering them. Does not belong: where they are looked for (the tests).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from './search.ts';

interface Planted {
  readonly personnummer: readonly string[];
  readonly husstand: readonly string[];
  readonly adresse_id: readonly string[];
  readonly adresse: readonly string[];
}

const named = (kind: string, values: readonly (string | Buffer)[]): readonly Secret[] =>
  values.map((value, index) => ({ name: `${kind} ${index + 1}`, value }));

/** An identifier as text, without its dashes, and as its sixteen bytes. */
function uuidSecrets(kind: string, uuids: readonly string[]): readonly Secret[] {
  const bare = uuids.map((uuid) => uuid.replaceAll('-', ''));
  return [
    ...named(kind, uuids),
    ...named(`${kind} without dashes`, bare),
    ...named(
      `${kind} as bytes`,
      bare.map((hex) => Buffer.from(hex, 'hex')),
    ),
  ];
}

/** Key files hold a key as hexadecimal or as bytes: both are looked for, in every form. */
function keySecrets(folder: string): readonly Secret[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => {
    const content = readFileSync(join(folder, file));
    const text = content.toString('utf8').trim();
    const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : content;
    return [{ name: `key ${file}`, value: key }];
  });
}

/** The residents planted in Fjordby; `pseudonym` is what the pipeline turns a person or household number into. */
export function plantedSecrets(
  made: string,
  pseudonym: (kind: 'person' | 'household', number: string) => string,
): readonly Secret[] {
  const planted: Planted = JSON.parse(readFileSync(join(made, 'planted.json'), 'utf8'));
  const streets = planted.adresse.map((address) => address.split(',')[0] ?? address);
  return [
    ...named('person number', planted.personnummer),
    ...named('household number', planted.husstand),
    ...uuidSecrets('address id', planted.adresse_id),
    ...named('address', planted.adresse),
    ...named('street and number', streets),
    ...uuidSecrets(
      'pseudonym',
      planted.personnummer.map((number) => pseudonym('person', number)),
    ),
    ...uuidSecrets(
      'pseudonym of a household',
      planted.husstand.map((number) => pseudonym('household', number)),
    ),
    ...keySecrets(join(made, 'keys')),
  ];
}

/**
 * Residents of the municipality on each 1 January, counted in the deliveries. Only those that rounding moves by one: a multiple of five
 * is shown as it is, and one that lies two beside it is an end of the interval that every reader is told.
 */
export function exactTotals(made: string): readonly number[] {
  const folder = join(made, 'deliveries/befolkning');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length - 1)
    .filter((count) => count % 5 === 1 || count % 5 === 4);
}

/** A count as a program, a Dane and an Englishman write it. */
export function writtenForms(count: number): readonly string[] {
  const thousands = (separator: string) => String(count).replace(/\B(?=(\d{3})+$)/g, separator);
  return [String(count), thousands('.'), thousands(',')];
}
