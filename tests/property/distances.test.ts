/**
 * Distances tell nothing beyond the shown figures and the told decisions: two municipalities that are shown and decided alike have the same
 * distances, whatever their exact counts; and the exact distance lies in every interval that is told.
 */
import type { CriteriaFinding } from '@bybalance/release';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../packages/pipeline/src/analyse/analyse.ts';
import { distanceOf } from '../../packages/pipeline/src/protect/criteria/distance.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { fraction, fromDecimal } from '../../packages/pipeline/src/support/fraction.ts';
import {
  areaSet,
  atomTable,
  criteriaIndicators,
  deliveredTable,
  known,
  node,
  par61a,
  protectInput,
} from '../support/municipality.ts';

/** A rounding class of fives and two counts in it; full-time persons have a decimal. */
const twins = (min: number, max: number, scale: 1 | 10) =>
  fc
    .tuple(
      fc.integer({ min, max }),
      fc.integer({ min: -2 * scale, max: 2 * scale }),
      fc.integer({ min: -2 * scale, max: 2 * scale }),
    )
    .map(([centre, a, b]) => [centre * 5 + a / scale, centre * 5 + b / scale] as const);

const year = (scale: 1 | 10, most: number) =>
  fc.record({ numerator: twins(40, most, scale), denominator: twins(most, 2 * most, 1) });
const town = fc.record({
  /** 2024 to 2026: a row of a mean needs the year before. */
  work: fc.tuple(year(10, 80), year(10, 80), year(10, 80)),
  school: year(1, 80),
});
type Town = typeof town extends fc.Arbitrary<infer T> ? T : never;

const estate = node('lovomraader', 'L1', [0]);
const legal = { ...areaSet('lovomraader', ['L1']), role: 'legal' as const };

async function findingOf({ work, school }: Town, twin: 0 | 1) {
  const cell = ({ numerator, denominator }: Town['school']) => known(numerator[twin], denominator[twin]);
  const tables = [
    atomTable('indbyggere', { numerator: [1344] }),
    deliveredTable('uden-for-arbejdsmarkedet', {
      'lovomraader/L1 2024': cell(work[0]),
      'lovomraader/L1 2025': cell(work[1]),
      'lovomraader/L1 2026': cell(work[2]),
    }),
    deliveredTable('alene-grundskole', { 'lovomraader/L1 2026': cell(school) }),
  ];
  const measured = { tables, nodes: [estate], reference: [] };
  const catalogue = { indicators: criteriaIndicators, laws: [par61a] };
  const findings = analyse({
    measured,
    catalogue,
    site: {
      ...{
        areaSets: [legal as never],
        periods: ['2024', '2025', '2026'],
        ruleSets: [par61a.id],
        legalAreaChanges: [],
      },
      edition: { publishedOn: '2026-03-12' },
    },
    context: quietContext(),
  });
  const shown = await protect(
    protectInput(measured, criteriaIndicators, {
      findings,
      site: { policy: { id: 'rounded5', version: 1 }, periods: ['2024', '2025', '2026'] },
    }),
  );
  return shown.findings.map(({ finding }) => finding).find(({ period }) => period === '2026');
}

const distances = (finding: CriteriaFinding | undefined) => finding?.shown.map(({ distance }) => distance);
/** All that a reader has of a finding but the distances. */
const without = (finding: CriteriaFinding | undefined) =>
  finding && { ...finding, shown: finding.shown.map(({ distance: _, ...rest }) => rest) };

describe('distances', () => {
  test('are the same where everything else is shown the same', async () => {
    let [alike, told] = [0, 0];
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const [a, b] = [await findingOf(drawn, 0), await findingOf(drawn, 1)];
        if (JSON.stringify(without(a)) !== JSON.stringify(without(b))) return;
        alike += 1;
        told += (distances(a) ?? []).filter((one) => one?.kind === 'persons').length;
        expect(distances(a)).toEqual(distances(b));
      }),
      { numRuns: 200 },
    );
    expect(alike).toBeGreaterThan(100);
    expect(told).toBeGreaterThan(alike * 1.5);
  });

  test('hold the exact one', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(town, async (drawn) => {
        const finding = await findingOf(drawn, 0);
        const count = ({ numerator, denominator }: Town['school']) => ({
          numerator: fromDecimal(numerator[0]),
          denominator: fromDecimal(denominator[0]),
        });
        const exact = {
          arbejdsmarked: { years: drawn.work.slice(1).map(count), limit: fraction(2n, 5n) },
          grundskole: { years: [count(drawn.school)], limit: fraction(3n, 5n) },
        };
        for (const [id, held] of Object.entries(exact)) {
          const distance = finding?.shown.find(({ criterion }) => criterion === id)?.distance;
          const { direction, persons } = distanceOf({ ...held, how: 'meanOfShares', operator: '>' });
          if (distance?.kind !== 'persons') {
            expect(distance).toEqual({ kind: 'unknown', because: 'out-of-reach' });
            continue;
          }
          told += 1;
          expect(distance.direction).toBe(direction);
          if (persons === undefined) continue;
          expect(Number(persons)).toBeGreaterThanOrEqual(distance.number.lo);
          expect(Number(persons)).toBeLessThanOrEqual(distance.number.hi);
        }
      }),
      { numRuns: 200 },
    );
    expect(told).toBeGreaterThan(200);
  });
});
