import { expect, test } from 'vitest';
import {
  areaSet,
  atomTable,
  criteriaIndicators,
  deliveredTable,
  known,
  node,
  par61a,
  protectInput,
} from '../../../../../tests/support/municipality.ts';
import { analyse } from '../../analyse/analyse.ts';
import { quietContext } from '../../support/context.ts';
import { protect } from '../protect.ts';

const estate = node('lovomraader', 'L1', [0]);
const whole = node('kommune', 'prøveby', [0]);
const legal = areaSet('lovomraader', ['L1'], { role: 'legal' });
const periods = ['2024', '2025', '2026'];

/** The worked example of the method paper, B.3: 250 of 600 and 243 of 612 outside the labour market; 370 of 600 with basic school only. */
async function findings() {
  const mean = (value: number) => ({ state: 'mean', value, denominator: 700, reference: undefined }) as const;
  const tables = [
    atomTable('indbyggere', { numerator: [1344] }),
    deliveredTable('uden-for-arbejdsmarkedet', {
      'lovomraader/L1 2024': known(250, 600),
      'lovomraader/L1 2025': known(250, 600),
      'lovomraader/L1 2026': known(243, 612),
    }),
    deliveredTable('alene-grundskole', { 'lovomraader/L1 2026': known(370, 600) }),
    deliveredTable('bruttoindkomst-region', {
      'lovomraader/L1 2026': mean(218_000),
      'kommune/prøveby 2026': mean(300_000),
    }),
  ];
  const reference = [
    { scope: 'region', series: 'bruttoindkomst', period: '2026', value: 400_000 } as const,
  ].map((one) => ({ ...one, numerator: undefined, denominator: undefined }));
  const measured = { tables, nodes: [estate, whole], reference };
  const site = { ruleSets: [par61a.id], legalAreaChanges: [], edition: { publishedOn: '2026-03-12' } };
  const exact = analyse({
    measured,
    catalogue: { indicators: criteriaIndicators, laws: [par61a] },
    site: { ...site, areaSets: [{ ...legal, names: '' } as never], periods },
    context: quietContext(),
  });
  const { findings: shown } = await protect(
    protectInput(measured, criteriaIndicators, {
      findings: exact,
      areaSets: [legal, areaSet('kommune', ['prøveby'], { role: 'municipality' })],
      site: {
        ...{ policy: { id: 'rounded5', version: 1 }, periods },
        intern: { legalBasis: 'Almenboligloven § 1' },
      },
      layers: ['alle', 'intern'],
    }),
  );
  const at = (layer: string) =>
    shown.find((one) => one.layer === layer && one.finding.period === '2026')?.finding;
  return { intern: at('intern'), alle: at('alle') };
}

test('analysts get exact distances, who would have to move, and the cheapest way to lose the status', async () => {
  const { intern } = await findings();
  const of = (id: string) => intern?.shown.find(({ criterion }) => criterion === id);
  expect(of('arbejdsmarked')?.distance).toMatchObject({
    direction: 'out',
    number: { value: 9, lo: 9, hi: 9 },
  });
  // 0.4 × 2 − 250/600 = 0.38333: (243 − n) / (612 − n) first reaches it at 14, and 243 / (612 + n) at 22.
  expect(of('arbejdsmarked')?.moves).toEqual({ outMovers: 14, inMovers: 22 });
  expect(of('indkomst')?.distance).toMatchObject({
    kind: 'kroner',
    number: { value: 2000, lo: 2000, hi: 2000 },
  });
  // 700 × 2,000 kroner are missing, and each taxpayer with the municipality's mean brings 82,000 more.
  expect(of('indkomst')?.moves).toEqual({ replacedTaxpayers: 18 });
  // Three of four are met, two are needed: two have to go, and income cannot be closed by persons.
  expect(intern?.cheapestWayOut).toEqual({
    criteria: ['arbejdsmarked', 'grundskole'],
    ...{ atLeast: 10, atMost: 19, undecided: ['doemte'] },
  });
});

test('nobody else does', async () => {
  const { alle } = await findings();
  const of = (id: string) => alle?.shown.find(({ criterion }) => criterion === id)?.distance;
  expect(of('arbejdsmarked')).toMatchObject({ direction: 'out', number: { step: 5 } });
  expect(JSON.stringify(alle)).not.toMatch(/moves|cheapestWayOut/);
});
