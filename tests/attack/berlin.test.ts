/**
 * Real counts of a whole city: 20 half-years of areas by age, sex, nationality and migration background, protected and attacked like ours.
 * Belongs here: what a real register must lead to. Does not belong: reading it (berlin.ts), attacking (reader.ts).
 */
import { fewestPossibleValues, type Observation } from '@bybalance/release';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Protected } from '../../packages/pipeline/src/protect/protect.ts';
import { type BerlinTown, berlinFile, berlinKnowledge, hasBerlin, readBerlin } from './berlin.ts';
import { workOut } from './reader.ts';
import { protectTown } from './town.ts';

/** Every secret count of 20 half-years is a target: minutes alone, and several times that on a busy machine. */
const LONG = 20 * 60_000;

/** The plain attack asks two linear programs a count: every fourth half-year is attacked so, all of them where the setting asks for it. */
const EVERY = process.env['BYBALANCE_TEST_WHOLE'] ? 1 : 4;

interface Outcome {
  readonly town: BerlinTown;
  readonly shown: Protected;
  /** The primary rules alone. */
  readonly unaudited: Protected;
}

const rowsOf = ({ tables }: Protected): readonly Observation[] =>
  tables.flatMap(({ observations }) => observations);

describe.skipIf(!hasBerlin)(`Berlin's register (skipped where ${berlinFile} is absent)`, () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(async () => {
    for (const town of readBerlin()) {
      const shown = await protectTown(town);
      outcomes = [...outcomes, { town, shown, unaudited: await protectTown(town, { audited: false }) }];
    }
  }, LONG);

  const systems = () => outcomes.flatMap(({ shown }) => shown.certificates.flatMap((one) => one.systems));

  test('is twelve half-years of 448 areas and eight of 542, every one of them attacked', () => {
    expect(outcomes.map(({ town }) => [town.periods.length, town.atoms])).toEqual([
      [12, 448],
      [8, 542],
    ]);
    expect(new Set(systems().map(({ period }) => period)).size).toBe(20);
  });

  test('has a hundred thousand secret counts and hundreds that rounding alone gives away; none is known exactly in the end', () => {
    const sum = (of: 'targets' | 'breachesAtFirst') => systems().reduce((all, system) => all + system[of], 0);
    expect(sum('targets')).toBeGreaterThan(100_000);
    expect(sum('breachesAtFirst')).toBeGreaterThan(200);
    expect(fewestPossibleValues(systems())).toBeGreaterThanOrEqual(3);
  });

  test('loses less than one figure in fifty to the repair, and of area totals less than one in a thousand', () => {
    const changed = outcomes.flatMap(({ shown, unaudited }) => {
      const before = rowsOf(unaudited);
      return rowsOf(shown).filter((row, i) => row.status !== before[i]?.status);
    });
    const all = outcomes.flatMap(({ shown }) => rowsOf(shown));
    expect(changed.length / all.length).toBeLessThan(0.02);
    const totals = all.filter(({ group }) => group === 'total');
    const hidden = changed.filter(({ group, status }) => group === 'total' && status === 'suppressed');
    expect(hidden.length / totals.length).toBeLessThan(0.001);
  });

  test(
    'leaves small counts three values each, whichever half-year is attacked plainly',
    async () => {
      let small = 0;
      for (const { town, shown } of outcomes) {
        const byPeriod = Map.groupBy(rowsOf(shown), ({ period }) => period);
        for (const period of town.periods.filter((_, i) => i % EVERY === 0)) {
          const { found, targets } = await workOut(byPeriod.get(period) ?? [], berlinKnowledge(town, period));
          expect(targets).toBeGreaterThan(20);
          expect(found).toEqual([]);
          small += targets;
        }
      }
      expect(small).toBeGreaterThan(500 / EVERY);
    },
    LONG,
  );
});
