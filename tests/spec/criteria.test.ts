/** The laws that ship with the catalogue, held against figures around their limits. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../packages/pipeline/src/analyse/analyse.ts';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import type { AreaSetDeclaration } from '../../packages/pipeline/src/catalogue/types.ts';
import type { MeasuredCell } from '../../packages/pipeline/src/measure/types.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { atomTable, both, deliveredTable, known, node } from '../support/municipality.ts';

const { indicators, laws: written } = loadCatalogue(fileURLToPath(new URL('../..', import.meta.url)));
/** One list alone: what years in a row would add to it is not asked here. */
const laws = written.map(({ consecutive: _, ...law }) => law);

const legal: AreaSetDeclaration = {
  id: 'lovomraader',
  vintage: '2026',
  title: both('Almene boligområder'),
  singular: both('boligområde'),
  role: 'legal',
  layer: 'alle',
  wallToWall: false,
  parent: undefined,
  from: 'dwellings',
  names: '',
};

/** Per cent of 10,000, so that every figure here is exact; income in per cent of the region's. */
interface Figures {
  readonly residents?: number;
  readonly work: number;
  readonly convicted: number;
  readonly school: number;
  readonly income: number;
  readonly origin: number;
}

function statuses({ residents = 2000, work, convicted, school, income, origin }: Figures): readonly string[] {
  const of = (percent: number): MeasuredCell => known(Math.round(percent * 100), 10_000);
  const years = (cell: MeasuredCell) => ({ 'lovomraader/L 2025': cell, 'lovomraader/L 2026': cell });
  const figure = (scope: 'country' | 'region', series: string, period: string, value: number) => ({
    scope,
    series,
    period,
    value,
    numerator: undefined,
    denominator: undefined,
  });
  const mean: MeasuredCell = { state: 'mean', value: income * 4000, denominator: 900, reference: undefined };
  const findings = analyse({
    measured: {
      nodes: [node('lovomraader', 'L', [0])],
      tables: [
        atomTable('indbyggere', { numerator: [residents] }),
        atomTable('ikkevestlige-lande', { numerator: [Math.round(origin * 100)], denominator: [10_000] }),
        deliveredTable('uden-for-arbejdsmarkedet', years(of(work))),
        deliveredTable('doemte', years(of(convicted))),
        deliveredTable('alene-grundskole', years(of(school))),
        deliveredTable('bruttoindkomst-region', years(mean)),
      ],
      reference: [
        figure('country', 'doemte', '2025', 0.007),
        figure('country', 'doemte', '2026', 0.007),
        figure('region', 'bruttoindkomst', '2026', 400_000),
      ],
    },
    catalogue: { indicators, laws },
    site: {
      areaSets: [legal],
      periods: ['2026'],
      ruleSets: ['par61a@2021', 'par61b@2021'],
      legalAreaChanges: [],
      edition: { publishedOn: '2026-03-12' },
    },
    context: quietContext(),
  });
  return findings.map(({ ruleSet, status }) => `${ruleSet.split('@')[0]} ${status.join('/')}`);
}

describe('the limits in force: 40/30 % work, 3/2 × convictions, 60 % school, 55/65 % income, 50/30 % origin', () => {
  const atTheLine = { work: 40, convicted: 2.09, school: 60, income: 55, origin: 50 };
  test.each([
    ['everything at the line of § 61 a', atTheLine, 'none', 'forebyggelse'],
    ['just over in work and school', { ...atTheLine, work: 40.01, school: 60.01 }, 'udsat', 'forebyggelse'],
    [
      'and just over in origin',
      { ...atTheLine, work: 40.01, school: 60.01, origin: 50.01 },
      'parallelsamfund',
      'forebyggelse',
    ],
    [
      'convictions at exactly three times, income just under',
      { ...atTheLine, convicted: 2.1, income: 54.99 },
      'udsat',
      'forebyggelse',
    ],
    [
      'everything at the line of § 61 b',
      { work: 30, convicted: 1.39, school: 60, income: 65, origin: 30 },
      'none',
      'none',
    ],
    [
      'two over § 61 b, origin at its line',
      { work: 30.01, convicted: 1.4, school: 60, income: 65, origin: 30 },
      'none',
      'none',
    ],
    [
      'two over § 61 b, origin over its line',
      { work: 30.01, convicted: 1.4, school: 60, income: 65, origin: 30.01 },
      'none',
      'forebyggelse',
    ],
    [
      '999 residents',
      { ...atTheLine, residents: 999, work: 50, school: 70 },
      'below-minimum',
      'below-minimum',
    ],
  ])('%s', (_, figures, par61a, par61b) => {
    expect(statuses(figures)).toEqual([`par61a ${par61a}`, `par61b ${par61b}`]);
  });
});
