import { fileURLToPath } from 'node:url';
import type { AreaSet, OfficialRow } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import {
  criteriaIndicators,
  deliveredTable,
  known,
  masked,
  node,
} from '../../../../../tests/support/municipality.ts';
import { loadCatalogue } from '../../catalogue/load-catalogue.ts';
import type { Measured } from '../../measure/types.ts';
import { UserError } from '../../support/errors.ts';
import type { ExactFinding } from '../types.ts';
import { settleOfficial } from './settle.ts';
import type { GivenList } from './types.ts';

const { laws } = loadCatalogue(fileURLToPath(new URL('../../../../..', import.meta.url)));
const nodes = [node('lovomraader', 'L1', [0]), node('lovomraader', 'L2', [1]), node('omraader', '1', [0, 1])];

const area = (code: string, name: string): AreaSet['areas'][number] => ({
  code,
  name,
  preposition: 'i',
  kind: 'none',
  parent: undefined,
  validFrom: undefined,
  validTo: undefined,
});

const legalSet: AreaSet = {
  id: 'lovomraader',
  vintage: '2026',
  title: { da: '', en: '' },
  singular: { da: '', en: '' },
  role: 'legal',
  wallToWall: false,
  hasPolygons: false,
  layer: 'alle',
  areas: [area('L1', 'Havneparken'), area('L2', 'Kildebakken')],
};

const row = (name: string, more: Partial<OfficialRow> = {}): OfficialRow => ({
  area: name,
  listDate: '2024-12-01',
  status: 'udsat',
  figures: [],
  ...more,
});

const list = (rows: readonly OfficialRow[], more: Partial<GivenList> = {}): GivenList => ({
  listDate: '2024-12-01',
  family: 'par61',
  source: 'Listen',
  whole: false,
  rows,
  ...more,
});

const ownFinding = (code: string): ExactFinding => ({
  kind: 'criteria',
  node: nodes.find((one) => one.area === code) ?? node('lovomraader', code, []),
  period: '2024',
  ruleSet: 'par61a@2021',
  status: ['none'],
  yearsInRow: { lo: 0, hi: 0 },
  planRunning: 'unknown',
  residentsIndicator: 'indbyggere',
  needed: 2,
  criteria: [],
  facts: [],
  because: { da: '', en: '' },
});

const counts = (cells: Parameters<typeof deliveredTable>[1]): Measured => ({
  nodes,
  tables: [deliveredTable('uden-for-arbejdsmarkedet', cells)],
  reference: [],
});

interface Given {
  readonly lists: readonly GivenList[];
  readonly names?: ReadonlyMap<string, readonly string[]>;
  readonly measured?: Measured;
}

function settle({ lists, names = new Map(), measured = counts({}) }: Given) {
  return settleOfficial({
    lists,
    findings: [ownFinding('L1'), ownFinding('L2')],
    measured,
    areaSets: [legalSet],
    catalogue: { indicators: criteriaIndicators, laws },
    site: {
      areaSets: [
        {
          ...{ id: 'lovomraader', vintage: '2026', title: legalSet.title, singular: legalSet.singular },
          ...{
            role: 'legal',
            layer: 'alle',
            wallToWall: false,
            parent: undefined,
            from: 'dwellings',
            names: '',
          },
        },
      ],
      officialLists: { municipality: undefined, files: [], names },
    },
  });
}

const subjects = (given: Given) =>
  settle(given).official.map(({ finding }) => [finding.subject, finding.status[0], finding.name]);

describe('rows of a list', () => {
  test.each([
    ['by the area’s name, however it is spaced and cased', row(' havneparken ')],
    ['by its code', row('L1')],
  ])('answer to a legal area %s', (_, one) => {
    expect(subjects({ lists: [list([one])] })).toEqual([['lovomraader/L1', 'udsat', one.area]]);
  });
  test('answer to an area by a name that the site declares', () => {
    const names = new Map([['lovomraader/L2', ['Bakken m.fl.']]]);
    expect(subjects({ lists: [list([row('Bakken m.fl.')])], names })).toEqual([
      ['lovomraader/L2', 'udsat', 'Bakken m.fl.'],
    ]);
  });
  test('that no area answers to are kept as printed and told', () => {
    const { sheets, report } = settle({ lists: [list([row('Havneparken'), row('Skovlunden')])] });
    expect(sheets[0]).toMatchObject({ known: 1, unknown: [{ area: 'Skovlunden', status: 'udsat' }] });
    expect(report.lines.map(({ level, text }) => `${level}: ${text.en}`)).toEqual([
      'ok: 2 rows of 1 lists were read.',
      'warning: The list of 2024-12-01 (§§ 61 a and 61 b) has areas that are unknown here: Skovlunden.',
      'ok: The list of 2024-12-01 (§§ 61 a and 61 b) does not name: Kildebakken.',
    ]);
  });
  test('settle areas that a whole list does not name, and no others', () => {
    const lists = (whole: boolean) => [list([row('Havneparken')], { whole })];
    expect(subjects({ lists: lists(false) })).toHaveLength(1);
    expect(subjects({ lists: lists(true) })[1]).toEqual(['lovomraader/L2', 'none', undefined]);
  });
  test('of § 51 b stand by themselves and count no years', () => {
    const own = list([row('Havneparken', { status: 'kombineret' })], { family: 'par51b' });
    const [found] = settle({ lists: [own] }).official;
    expect(found?.finding).toMatchObject({ ruleSet: 'par51b', status: ['kombineret'] });
    expect(found?.finding).not.toHaveProperty('yearsInRow');
  });
  test('never say more than was printed: no fact goes along', () => {
    const { official } = settle({ lists: [list([row('Havneparken', { residents: 1811 })])] });
    expect(official[0]?.finding).toMatchObject({ residents: 1811, shown: [], facts: [] });
  });
});

describe('names that cannot be used', () => {
  const codesOf = (names: ReadonlyMap<string, readonly string[]>) => {
    try {
      settle({ lists: [], names });
      return [];
    } catch (error) {
      return error instanceof UserError ? error.issues.map(({ code }) => code) : ['another error'];
    }
  };
  test('are told at once: of an area that is not there, and one that two areas answer to', () => {
    const names = new Map([
      ['lovomraader/L9', ['Ni']],
      ['lovomraader/L2', ['Havneparken']],
    ]);
    expect(codesOf(names)).toEqual(['official-list/unknown-area', 'official-list/two-areas']);
  });
});

describe('own findings', () => {
  const years = [2018, 2019, 2020, 2021, 2022, 2023];
  const before = (status: OfficialRow['status']) =>
    years.map((year) => {
      const listDate = `${year}-12-01`;
      return list([row('L1', { listDate, status: year === 2018 ? status : 'none' })], { listDate });
    });
  test('learn of a plan from earlier lists, where they did not know', () => {
    expect(settle({ lists: before('haard-ghetto') }).findings.map((one) => one.planRunning)).toEqual([
      'met',
      'unknown',
    ]);
    expect(settle({ lists: before('udsat') }).findings[0]?.planRunning).toBe('notMet');
  });
  test('keep their own status and years in a row, whatever the list says', () => {
    const said = list([row('L1', { status: 'parallelsamfund' })]);
    expect(settle({ lists: [...before('ghetto'), said] }).findings[0]).toMatchObject({
      status: ['none'],
      yearsInRow: { lo: 0, hi: 0 },
    });
  });
  test('stay as they are without lists', () => {
    expect(settle({ lists: [] }).findings).toEqual([ownFinding('L1'), ownFinding('L2')]);
  });
});

describe('what printed percentages tell an attacker', () => {
  const cells = {
    'lovomraader/L1 2023': known(240.5, 600),
    'lovomraader/L1 2024': known(250, 620),
    'lovomraader/L2 2023': masked(600),
    'lovomraader/L2 2024': known(200, 620),
  };
  const printed = [{ subject: 'work', percent: '40.2' }] as const;
  const outside = (rows: readonly OfficialRow[]) =>
    settle({ lists: [list(rows)], measured: counts(cells) }).outside;
  test('is taken as both years’ counts, exactly, whether or not the printed value fits them', () => {
    const expected = [
      {
        terms: [
          { indicator: 'uden-for-arbejdsmarkedet', cell: 'lovomraader/L1|2023|total', coefficient: '1200' },
        ],
        op: '=',
        bound: '481',
      },
      {
        terms: [
          { indicator: 'uden-for-arbejdsmarkedet', cell: 'lovomraader/L1|2024|total', coefficient: '620' },
        ],
        op: '=',
        bound: '250',
      },
    ];
    const share = ({ terms, bound }: (typeof expected)[number]) =>
      Number(bound) / Number(terms[0]?.coefficient);
    const found = outside([row('L1', { figures: printed })]);
    expect(found.map((one) => share(one as (typeof expected)[number]))).toEqual(expected.map(share));
    expect(outside([row('L1', { figures: [{ subject: 'work', percent: '12.3' }] })])).toEqual(found);
  });
  test('is nothing of a count that the supplier masked, of income, or of a value that is not printed', () => {
    expect(outside([row('L2', { figures: printed })])).toHaveLength(1);
    expect(outside([row('L1', { figures: [{ subject: 'income', percent: '52.1' }] })])).toEqual([]);
    expect(outside([row('L1')])).toEqual([]);
  });
});
