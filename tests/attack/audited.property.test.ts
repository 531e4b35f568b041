/**
 * What holds for random small towns: protecting is settled, stricter is never more, and the repair costs what it may.
 * Belongs here: properties of whole towns, audit included. Those of single cells stand beside protect.
 */
import type { Observation } from '@bybalance/release';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../packages/pipeline/src/catalogue/types.ts';
import { UserError } from '../../packages/pipeline/src/support/errors.ts';
import { atomTable, node } from '../support/municipality.ts';
import { withStricterRules } from './policies.ts';
import { type Publishing, publish, sensitiveShare, type Town, town } from './town.ts';

const GROUPS = ['total', 'sex:m', 'sex:k'];

/** Of one sex in one area: residents, and how many of them are counted, often few. */
const half = fc.integer({ min: 0, max: 120 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    counted: fc.oneof(
      fc.integer({ min: 0, max: Math.min(people, 9) }),
      fc.integer({ min: 0, max: people }),
      fc.integer({ min: Math.max(0, people - 6), max: people }),
    ),
  }),
);
const area = fc.tuple(half, half);
const areas = fc.array(area, { minLength: 3, maxLength: 7 });
type Areas = typeof areas extends fc.Arbitrary<infer T> ? T : never;

/** Areas, two districts that divide them, and one department in the first area's first part. */
function toTown(list: Areas): Town {
  const cells = (of: 'people' | 'counted') =>
    list.flatMap(([men, women]) => [men[of] + women[of], men[of], women[of]]);
  const tables = [
    atomTable('skole', { numerator: cells('counted'), denominator: cells('people') }, ['2026'], GROUPS),
  ];
  const atoms = list.map((_, atom) => atom);
  const middle = Math.ceil(list.length / 2);
  return town(list.length, { definitions: [sensitiveShare('skole')], tables }, [
    node('skoledistrikter', 'a', atoms.slice(0, middle)),
    node('skoledistrikter', 'b', atoms.slice(middle)),
    node('afdelinger', '7', [0, middle]),
  ]);
}

/** What is shown, or `refused` where nothing can make the town safe: a small total that everybody knows. */
async function shown(list: Areas, publishing: Publishing = {}): Promise<readonly Observation[] | 'refused'> {
  try {
    return await publish(toTown(list), publishing);
  } catch (problem) {
    if (problem instanceof UserError && problem.issues[0]?.code === 'protect/not-repairable')
      return 'refused';
    throw problem;
  }
}

function exactOf(list: Areas, row: Observation) {
  const { nodes } = toTown(list);
  const atoms = nodes.find((one) => one.areaSet === row.areaSet && one.area === row.area)?.atoms ?? [];
  const members = row.group === 'total' ? [0, 1] : [row.group === 'sex:m' ? 0 : 1];
  const sum = (of: 'people' | 'counted') =>
    atoms.reduce((all, atom) => all + members.reduce((n, m) => n + (list[atom]?.[m]?.[of] ?? 0), 0), 0);
  return { people: sum('people'), counted: sum('counted') };
}

describe('whatever the town', () => {
  test('every interval holds the truth after the repair, and a second time all is the same', async () => {
    await fc.assert(
      fc.asyncProperty(areas, async (list) => {
        const rows = await shown(list);
        expect(await shown(list)).toEqual(rows);
        if (rows === 'refused') return;
        for (const row of rows) {
          if (!('lo' in row)) continue;
          const { people, counted } = exactOf(list, row);
          expect(row.lo).toBeLessThanOrEqual(counted / people + 1e-9);
          expect(row.hi).toBeGreaterThanOrEqual(counted / people - 1e-9);
          expect(row.numerator?.lo).toBeLessThanOrEqual(counted);
          expect(row.numerator?.hi).toBeGreaterThanOrEqual(counted);
          expect(row.denominator?.lo).toBeLessThanOrEqual(people);
          expect(row.denominator?.hi).toBeGreaterThanOrEqual(people);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('the repair only takes away, and never of the municipality', async () => {
    await fc.assert(
      fc.asyncProperty(areas, async (list) => {
        const [before, after] = [await shown(list, { audited: false }), await shown(list)];
        if (before === 'refused' || after === 'refused') return;
        after.forEach((row, i) => {
          const own = before[i];
          if (row.areaSet === 'kommune') expect(row).toEqual(own);
          if (own?.status === 'suppressed') expect(row.status).toBe('suppressed');
          if (own?.status === 'under-threshold')
            expect(['under-threshold', 'suppressed']).toContain(row.status);
        });
      }),
      { numRuns: 15 },
    );
  });

  test('what is shown, protected once more, is shown the same', async () => {
    await fc.assert(
      fc.asyncProperty(areas, async (list) => {
        const rows = await shown(list, { audited: false });
        if (rows === 'refused') return;
        const told = rows.filter(
          (row) => 'value' in row && row.areaSet === 'omraader' && row.group === 'total',
        );
        if (told.length === 0) return;
        const side = (of: 'numerator' | 'denominator') =>
          told.map((row) => ('value' in row ? (row[of]?.value ?? 0) : 0));
        const values = { numerator: side('numerator'), denominator: side('denominator') };
        const again = await publish(
          town(told.length, { definitions: [sensitiveShare('skole')], tables: [atomTable('skole', values)] }),
          { audited: false },
        );
        const areasAgain = again.filter(({ areaSet }) => areaSet === 'omraader');
        areasAgain.forEach((row, i) => {
          const first = told[i];
          if (!('value' in row) || first === undefined || !('value' in first)) return;
          expect({ ...row, area: '' }).toEqual({ ...first, area: '' });
        });
        expect(areasAgain.every(({ status }) => status === 'published')).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('a stricter policy never shows more', async () => {
    const rules = fc.record({
      minimumPersons: fc.integer({ min: 20, max: 60 }),
      minimumHouseholds: fc.integer({ min: 10, max: 30 }),
      minimumHouseholdsWithAttribute: fc.integer({ min: 3, max: 6 }),
      smallCount: fc.constantFrom(5, 10, 15, 20),
    });
    // A base may not pass the smallest class: 5 would be shown as 0.
    const stricter = fc.tuple(rules, fc.constantFrom(5, 10, 20)).map(
      ([one, base]): Partial<Policy> => ({
        ...withStricterRules(one),
        base: Math.min(base, one.smallCount),
      }),
    );
    const tells = { suppressed: 0, 'under-threshold': 1, published: 2 } as const;
    const rank = ({ status }: Observation) => (status in tells ? tells[status as keyof typeof tells] : -1);
    const width = (row: Observation) =>
      'lo' in row && row.numerator ? row.numerator.hi - row.numerator.lo : Number.POSITIVE_INFINITY;
    await fc.assert(
      fc.asyncProperty(areas, stricter, async (list, policy) => {
        const usual = await shown(list, { audited: false });
        const strict = await shown(list, { audited: false, policy });
        if (usual === 'refused' || strict === 'refused') return;
        strict.forEach((row, i) => {
          const own = usual[i];
          if (own === undefined) throw new Error('A row more than before.');
          // A coarser total no longer tells of its groups: then their classes may stand, where the finer total had them hidden.
          if (own.status === 'suppressed' && own.reason === 'secondary') return;
          expect(rank(row)).toBeLessThanOrEqual(rank(own));
          // A larger class cuts a rounded number's interval at its edge, as 5 does: 20 is then 20 to 22, still three values.
          if (rank(row) === rank(own)) expect(width(row)).toBeGreaterThanOrEqual(Math.min(width(own), 2));
        });
      }),
      { numRuns: 200 },
    );
  });
});
