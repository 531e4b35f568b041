/**
 * A made-up town of twelve areas over three years, with an index of two shares and one uneven spread: for tests of both.
 * Start with balancedTown; `change` alters exact counts before anything is protected.
 */
import type { IndexDefinition, IndicatorDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import type { ProtectInput } from '../../packages/pipeline/src/protect/protect.ts';
import { site } from './edition.ts';
import { areaSet, atomTable, both, indicator, node, protectInput } from './municipality.ts';

export const CODES = Array.from({ length: 12 }, (_, i) => String(i + 1));
export const PERIODS = ['2024', '2025', '2026'] as const;

export const index: IndexDefinition = {
  id: 'vilkaar',
  title: both('Status og retning'),
  definition: both('To andele.'),
  caveat: both('Regnet af viste tal.'),
  parts: [
    { indicator: 'uden-arbejde', weight: 1, direction: 'high' },
    { indicator: 'lang-uddannelse', weight: 1, direction: 'low' },
  ],
  residents: { indicator: 'indbyggere', minimum: 300 },
  base: 'first',
  changeYears: 1,
  cuts: { status: [-1, 1, 1.5], direction: [-1, 1] },
  source: 'Efter MSS',
  file: 'indices/vilkaar.yaml',
};

const whereField = (field: string) =>
  ({
    population: 'state',
    numerator: [{ field, test: { kind: 'is', value: true } }],
    denominator: [],
  }) as const;

export const definitions: readonly IndicatorDefinition[] = [
  indicator('indbyggere', {
    unit: 'count',
    sensitivity: 'core',
    measure: { population: 'state', numerator: [], denominator: undefined },
  }),
  indicator('uden-arbejde', { sensitivity: 'core', direction: 'high', measure: whereField('a') }),
  indicator('lang-uddannelse', { sensitivity: 'core', direction: 'low', measure: whereField('b') }),
];

/** Exact counts by name, area and period: residents 400, 450 … 950; the shares rise and fall along the areas. */
export interface Counts {
  readonly indbyggere: number;
  readonly 'uden-arbejde': number;
  readonly 'lang-uddannelse': number;
}

function countsAt(area: number, period: number): Counts {
  const residents = 400 + area * 50;
  const share = 0.1 + 0.025 * area + (area === 4 ? 0.08 * period : 0);
  return {
    indbyggere: residents,
    // Multiples of five, so that a test may move them by two without moving what is shown.
    'uden-arbejde': Math.round((residents * share) / 5) * 5,
    'lang-uddannelse':
      Math.round((residents * (0.5 - 0.02 * area)) / 5) * 5 + 5 * ((area + period * period) % 3),
  };
}

export type Change = (counts: Counts, area: number, period: number) => Counts;

/** What protect is given; the site declares the index and the spread of `uden-arbejde`. */
export function balancedTown(
  change: Change = (counts) => counts,
  more: Partial<ProtectInput> = {},
): ProtectInput {
  const all = CODES.map((_, area) =>
    PERIODS.map((__, period) => change(countsAt(area, period), area, period)),
  );
  const column = (name: keyof Counts) => all.flatMap((periods) => periods.map((counts) => counts[name]));
  const residents = column('indbyggere');
  const tables = [
    atomTable('indbyggere', { numerator: residents }, PERIODS),
    atomTable('uden-arbejde', { numerator: column('uden-arbejde'), denominator: residents }, PERIODS),
    atomTable('lang-uddannelse', { numerator: column('lang-uddannelse'), denominator: residents }, PERIODS),
  ];
  const nodes = [
    node(
      'kommune',
      'alt',
      CODES.map((_, i) => i),
    ),
    ...CODES.map((code, i) => node('omraader', code, [i])),
  ];
  const areaSets = [areaSet('kommune', ['alt'], { role: 'municipality' }), areaSet('omraader', CODES)];
  const input = protectInput({ tables, nodes }, definitions, { areaSets, ...more });
  return {
    ...input,
    catalogue: { ...input.catalogue, indices: [index], ...more.catalogue },
    site: {
      ...input.site,
      periods: PERIODS,
      frame: site,
      indices: [index.id],
      segregation: ['uden-arbejde'],
      ...more.site,
    },
  };
}
