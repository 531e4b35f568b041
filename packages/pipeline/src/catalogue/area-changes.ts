/**
 * Splits, unions and extensions of legal areas that the ministry approved (§ 61 a, stk. 3): `legalAreaChanges` of a site, or a file of them.
 * Belongs here: their grammar, and that they speak of legal areas. Does not belong: what becomes of the years (analyse/criteria/lineage.ts).
 * Start with areaChange.
 */
import { z } from 'zod';
import type { Issue } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import { isoDate, line, object, oneOf } from './fields.ts';
import type { CheckedFile } from './yaml-file.ts';

/** A legal area that another came from, wholly or in part. A split has one line per part, a union one per origin. */
export interface AreaChange {
  /** ISO date of the ministry's approval. */
  readonly approvedOn: string;
  readonly from: string;
  readonly to: string;
  /** Residents of `to` on that day who come from `from`, out of all its residents; undefined: not known. */
  readonly residents: { readonly from: number; readonly of: number } | undefined;
  /** The ministry's own answer about the years in a row. */
  readonly ministry: 'inherits' | 'starts-anew' | undefined;
  readonly source: string;
}

const residents = object({ from: z.int().min(0), of: z.int().min(1) }).refine(({ from, of }) => from <= of, {
  message: 'More residents come from the area than live there',
});

export const areaChange = object({
  approvedOn: isoDate,
  from: line,
  to: line,
  residents: residents.optional(),
  ministry: oneOf(['inherits', 'starts-anew']).optional(),
  source: line,
});

export const areaChangesFile = z.array(areaChange);

type Written = z.output<typeof areaChange>;

export function toAreaChange(written: Written): AreaChange {
  return { ...written, residents: written.residents, ministry: written.ministry };
}

/** Both ends of a change are areas of a legal set, written set/code. */
export function checkAreaChanges(
  changes: readonly Written[],
  legalSets: readonly string[],
  placeOf: CheckedFile<unknown>['placeOf'],
): readonly Issue[] {
  return changes.flatMap((change, i) =>
    (['from', 'to'] as const).flatMap((end) => {
      const [set = ''] = change[end].split('/');
      if (legalSets.includes(set) && change[end] !== set) return [];
      return [unknownName('legal area set', set, legalSets, placeOf(['legalAreaChanges', i, end]))];
    }),
  );
}
