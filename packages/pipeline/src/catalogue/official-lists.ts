/**
 * The ministry's official lists in a site: `officialLists` of site.yaml, which files hold them and how they name our areas.
 * Belongs here: their grammar, and that they speak of legal areas. Does not belong: reading the lists (inputs/official-lists.ts).
 * Start with officialLists.
 */
import { OFFICIAL_FAMILIES, type OfficialFamily } from '@bybalance/release';
import { z } from 'zod';
import type { Issue } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import { line, object, oneOf } from './fields.ts';
import type { CheckedFile } from './yaml-file.ts';

export interface OfficialListFile {
  /** Resolved. */
  readonly path: string;
  readonly source: string;
  /** Lists that the file holds whole: areas of the municipality that it does not name were not on them. */
  readonly whole: readonly OfficialFamily[];
}

export interface SiteOfficialLists {
  /** The municipality's code where a list holds all of Denmark; undefined: every row is ours. */
  readonly municipality: string | undefined;
  readonly files: readonly OfficialListFile[];
  /** How lists write an area's name, by "set/code", where it is another than ours. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

export const NO_OFFICIAL_LISTS: SiteOfficialLists = { municipality: undefined, files: [], names: new Map() };

const file = object({
  file: line,
  source: line,
  whole: z.array(oneOf(OFFICIAL_FAMILIES)).default([]),
});

export const officialLists = object({
  municipality: z
    .string()
    .regex(/^\d{4}$/, 'A municipality is its four digits, in quotes')
    .optional(),
  files: z.array(file).default([]),
  names: z.record(line, z.array(line).min(1)).default({}),
});

type Written = z.output<typeof officialLists>;

export function toOfficialLists(
  written: Written | undefined,
  resolve: (path: string) => string,
): SiteOfficialLists {
  if (written === undefined) return NO_OFFICIAL_LISTS;
  return {
    municipality: written.municipality,
    files: written.files.map(({ file: path, source, whole }) => ({ path: resolve(path), source, whole })),
    names: new Map(Object.entries(written.names)),
  };
}

/** Names are given to areas of a legal set, written set/code, and none to two of them. */
export function checkOfficialLists(
  written: Written | undefined,
  legalSets: readonly string[],
  placeOf: CheckedFile<unknown>['placeOf'],
): readonly Issue[] {
  const names = Object.entries(written?.names ?? {});
  const first = new Map<string, string>();
  return names.flatMap(([area, list]): readonly Issue[] => {
    const place = placeOf(['officialLists', 'names', area]);
    const [set = ''] = area.split('/');
    const unknown =
      legalSets.includes(set) && area !== set ? [] : [unknownName('legal area set', set, legalSets, place)];
    const twice = list.flatMap((name): readonly Issue[] => {
      const key = `${set}\n${name.toLowerCase()}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, area);
      return before === undefined ? [] : [namedTwice(name, before, area, place)];
    });
    return [...unknown, ...twice];
  });
}

const namedTwice = (name: string, before: string, area: string, place: Issue['place']): Issue => ({
  level: 'error',
  code: 'catalogue/official-name-twice',
  place,
  problem: `The lists’ name “${name}” is given to ${before} and to ${area}.`,
  remedy: 'Give it to the area that the ministry means.',
});
