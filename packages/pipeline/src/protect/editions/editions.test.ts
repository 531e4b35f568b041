import type { Observation } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import {
  areaSet,
  atomTable,
  deliveredTable,
  flowTable,
  groups,
  indicator,
  known,
  node,
  protectInput,
} from '../../../../../tests/support/municipality.ts';
import { countedAs } from '../../catalogue/counted-as.ts';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import type { MeasuredTable } from '../../measure/types.ts';
import { type ProtectInput, protect } from '../protect.ts';
import type { EarlierEdition } from './earlier-edition.ts';

const share = indicator('andel', {
  measure: {
    population: 'state',
    numerator: [{ field: 'origin', test: { kind: 'in', values: ['ikkevestlig-indvandrer'] } }],
    denominator: [],
  },
});
const everyone = indicator('indbyggere', {
  unit: 'count',
  sensitivity: 'core',
  measure: { population: 'state', numerator: [], denominator: undefined },
});

const places = ['1', '2', '3', '4'];
const nodes = [
  node('kommune', 'alt', [0, 1, 2, 3]),
  ...places.map((area, atom) => node('omraader', area, [atom])),
];
const areaSets = [areaSet('kommune', ['alt'], { role: 'municipality' }), areaSet('omraader', places)];
const atoms = places.map((_, index) => ({ index, membership: [] }));

interface Edition {
  readonly rows: readonly Observation[];
  /** It and those before it, the newest first. */
  readonly previous: readonly EarlierEdition[];
  readonly report: Awaited<ReturnType<typeof protect>>['report'];
  readonly protected: Awaited<ReturnType<typeof protect>>;
}

async function edition(
  tables: readonly MeasuredTable[],
  sheets: readonly IndicatorDefinition[],
  earlier: readonly EarlierEdition[] = [],
  changes: Partial<ProtectInput> = {},
): Promise<Edition> {
  const input = protectInput({ tables, nodes }, sheets, { areaSets, atoms, earlier, ...changes });
  const made = await protect(input);
  const rows = made.tables.flatMap(({ observations }) => observations);
  return {
    rows,
    report: made.report,
    protected: made,
    previous: [
      {
        edition: `2026.${earlier.length + 1}`,
        countedTheSame: (now, dimensions) => {
          const sheet = sheets.find(({ id }) => id === now.id);
          return sheet !== undefined && countedAs(sheet, groups) === countedAs(now, dimensions);
        },
        areaSets: input.areaSets,
        observations: (id) => rows.filter((row) => row.indicator === id),
      },
      ...earlier,
    ],
  };
}

/** Those with the attribute, area by area; the other areas stand still. */
const shares = (first: number, whole = 200) =>
  atomTable('andel', { numerator: [first, 30, 40, 50], denominator: [whole, 200, 300, 400] });

const inArea = ({ rows }: Edition, area: string, id = 'andel') =>
  rows.find((row) => row.areaSet === 'omraader' && row.area === area && row.indicator === id);

const numberOf = (one: Edition, area = '1') => {
  const row = inArea(one, area);
  return row && 'lo' in row ? row.numerator : undefined;
};

describe('one late in-mover', () => {
  test('would turn 10 into 15 and tell what he has, if the edition before were forgotten', async () => {
    expect(numberOf(await edition([shares(12)], [share]))).toMatchObject({ value: 10 });
    expect(numberOf(await edition([shares(13, 201)], [share]))).toMatchObject({ value: 15 });
  });

  test('changes nothing of what was shown', async () => {
    const first = await edition([shares(12)], [share]);
    const second = await edition([shares(13, 201)], [share], first.previous);
    expect(inArea(second, '1')).toEqual(inArea(first, '1'));
    expect(numberOf(second)).toEqual({ value: 10, lo: 8, hi: 12, step: 5 });
  });

  test('does not lift a count out of the class under 5, nor make a hidden figure appear', async () => {
    const small = await edition([shares(4)], [share]);
    expect(inArea(await edition([shares(5, 201)], [share], small.previous), '1')).toEqual(inArea(small, '1'));
    const few = await edition([shares(10, 19)], [share]);
    expect(inArea(few, '1')).toMatchObject({ status: 'suppressed', reason: 'few-persons' });
    expect(inArea(await edition([shares(11, 20)], [share], few.previous), '1')).toMatchObject({
      status: 'suppressed',
      reason: 'few-persons',
    });
  });

  test('or out-mover does not hide what was shown, nor loosen what stood at an edge', async () => {
    const twenty = await edition([shares(10, 20)], [share]);
    expect(inArea(await edition([shares(10, 19)], [share], twenty.previous), '1')).toEqual(
      inArea(twenty, '1'),
    );
    const nearly = await edition([shares(196)], [share]);
    expect(inArea(nearly, '1')).toMatchObject({ status: 'under-threshold', hi: 1 });
    expect(inArea(await edition([shares(195)], [share], nearly.previous), '1')).toEqual(inArea(nearly, '1'));
    const below = await edition([shares(195)], [share]);
    expect(inArea(await edition([shares(196)], [share], below.previous), '1')).toEqual(inArea(below, '1'));
  });

  test('is not told by another figure of the same people, one that is new in the edition too', async () => {
    const first = await edition([shares(12, 197)], [share]);
    const people = atomTable('indbyggere', { numerator: [198, 200, 300, 400] });
    const second = await edition([shares(12, 198), people], [share, everyone], first.previous);
    expect(inArea(second, '1', 'indbyggere')).toMatchObject({ value: 195 });
    const alone = await edition([people], [everyone]);
    expect(inArea(alone, '1', 'indbyggere')).toMatchObject({ value: 200 });
  });

  test('is not told by the third edition either', async () => {
    const first = await edition([shares(12)], [share]);
    const second = await edition([shares(14)], [share], first.previous);
    const third = await edition([shares(13)], [share], second.previous);
    expect(inArea(third, '1')).toEqual(inArea(first, '1'));
  });
});

describe('a correction of 8 persons', () => {
  test('is shown', async () => {
    const first = await edition([shares(12)], [share]);
    const second = await edition([shares(20, 208)], [share], first.previous);
    expect(numberOf(second)).toMatchObject({ value: 20, lo: 18, hi: 22 });
    expect(inArea(second, '2')).toEqual(inArea(first, '2'));
  });

  test('is logged with the number of figures, by indicator and year, and no figure', async () => {
    const first = await edition([shares(12)], [share]);
    const said = ({ report }: Edition) =>
      report.lines.filter(({ code }) => code === 'protect/corrected').map(({ text }) => text.en);
    expect(said(first)).toEqual([]);
    expect(said(await edition([shares(13)], [share], first.previous))).toEqual([
      'No figure of edition 2026.1 was corrected by more than 2 persons',
    ]);
    expect(said(await edition([shares(20)], [share], first.previous))).toEqual([
      'Corrected since the previous edition: andel, 2026: under 5 figures',
    ]);
  });
});

describe('two editions of the same input', () => {
  test('show the same, figure by figure', async () => {
    const table = atomTable('andel', { numerator: [4, 4, 60, 80], denominator: [200, 200, 400, 400] });
    const first = await edition([table], [share]);
    const second = await edition([table], [share], first.previous);
    expect(second.rows).toEqual(first.rows);
    expect(second.protected.certificates[0]?.systems[0]).toMatchObject({ coarsened: 0, hidden: 0 });
  });
});

describe('a count that the attack had coarser', () => {
  const district = [...nodes, node('skoledistrikter', 'a', [0, 1])];
  const sets = [...areaSets, areaSet('skoledistrikter', ['a'], { role: 'district' })];
  const made = (numerator: readonly number[], previous?: Edition['previous']) => {
    const table = atomTable('andel', { numerator, denominator: [200, 200, 400, 400] });
    const input = { measured: { tables: [table], nodes: district, reference: [] }, areaSets: sets };
    return edition([table], [share], previous, input);
  };
  const inDistrict = ({ rows }: Edition) => rows.find(({ areaSet }) => areaSet === 'skoledistrikter');

  test('stays coarser when the reason for it is gone', async () => {
    const first = await made([4, 4, 60, 80]);
    expect(inDistrict(first)).toMatchObject({ status: 'coarsened' });
    const second = await made([4, 6, 60, 80], first.previous);
    expect(inDistrict(second)).toEqual(inDistrict(first));
    expect(inDistrict(await made([4, 20, 60, 80], first.previous))).toMatchObject({ status: 'published' });
  });
});

describe('another figure', () => {
  test('is not held against the old one: other conditions', async () => {
    const first = await edition([shares(12)], [share]);
    const other = { ...share, lagYears: 1 };
    expect(numberOf(await edition([shares(13)], [other], first.previous))).toMatchObject({ value: 15 });
  });
});

describe('a new division of the municipality', () => {
  // The first edition shows 1 as a whole, 24 of 600; the second divides it in six of 4 each, and moves nobody.
  const six = ['1a', '1b', '1c', '1d', '1e', '1f'];
  const oldSets = [
    areaSet('kommune', ['alt'], { role: 'municipality' }),
    areaSet('omraader', ['1', '2'], { vintage: '2022', hasPolygons: true }),
  ];
  const newSets = [
    areaSet('kommune', ['alt'], { role: 'municipality', vintage: '2027' }),
    areaSet('omraader', [...six, '2'], { vintage: '2027', hasPolygons: true }),
  ];
  const whole = node('kommune', 'alt', [0, 1, 2, 3, 4, 5, 6, 7]);
  // Atom 7 lies in no area, so that the municipality's total does not tell of the areas.
  const oldNodes = [whole, node('omraader', '1', [0, 1, 2, 3, 4, 5]), node('omraader', '2', [6])];
  const newNodes = [
    whole,
    ...six.map((area, at) => node('omraader', area, [at])),
    node('omraader', '2', [6]),
  ];
  const former = oldNodes.slice(1).map((one) => ({
    ...one,
    areaSet: 'omraader@2022',
    former: { areaSet: 'omraader', vintage: '2022' },
  }));
  const table = atomTable('andel', {
    numerator: [4, 4, 4, 4, 4, 4, 60, 70],
    denominator: [100, 100, 100, 100, 100, 100, 500, 600],
  });
  const divided = (
    input: readonly ReturnType<typeof node>[],
    sets: typeof oldSets,
    previous?: Edition['previous'],
  ) =>
    edition([table], [share], previous, {
      measured: { tables: [table], nodes: input, reference: [] },
      areaSets: sets,
      atoms: whole.atoms.map((index) => ({ index, membership: [] })),
    });
  const tellingOf = ({ rows }: Edition) =>
    rows.filter((row) => six.includes(row.area) && row.status === 'under-threshold').length;

  test('is refused where the old one is forgotten, with its name and the remedy', async () => {
    const first = await divided(oldNodes, oldSets);
    await expect(divided(newNodes, newSets, first.previous)).rejects.toMatchObject({
      exitCode: 4,
      issues: [{ code: 'protect/areas-forgotten', problem: expect.stringContaining('omraader@2022') }],
    });
  });

  test('is attacked together with what the old one told: six under 5 that are 23 at least are not all shown', async () => {
    const first = await divided(oldNodes, oldSets);
    expect(inArea(first, '1')).toMatchObject({ numerator: { value: 25, lo: 23, hi: 27 } });
    expect(tellingOf(await divided(newNodes, newSets))).toBe(6);
    const second = await divided([...newNodes, ...former], newSets, first.previous);
    // Five may be told: the sixth is then 3 to 100, and each of the five 0 to 4.
    expect(tellingOf(second)).toBeLessThan(6);
    expect(second.rows.some(({ areaSet: set }) => set.includes('@'))).toBe(false);
    expect(JSON.stringify(second.protected.certificates)).not.toContain('@2022');
  });

  test('is refused where a union is made of other areas under the same name', async () => {
    const parts = (codes: readonly string[]) => codes.map((code) => `omraader/${code}`);
    const union = (codes: readonly string[]) => {
      const set = areaSet('unioner', ['u'], { role: 'other' });
      return { ...set, areas: set.areas.map((area) => ({ ...area, parts: parts(codes) })) };
    };
    const made = (codes: readonly string[], atomsOf: readonly number[], previous?: Edition['previous']) => {
      const of = codes.map((area) => ({ areaSet: 'omraader', area }));
      const one = { ...node('unioner', 'u', atomsOf), parts: of };
      return divided([...newNodes, one], [...newSets, union(codes)], previous);
    };
    const first = await made(['1a', '2'], [0, 6]);
    await expect(made(['1b', '2'], [1, 6], first.previous)).rejects.toMatchObject({
      issues: [{ code: 'protect/areas-forgotten', problem: expect.stringContaining('unioner/u') }],
    });
    await expect(made(['1a', '2'], [0, 6], first.previous)).resolves.toBeDefined();
  });
});

describe('ready tables and moves', () => {
  const ready = indicator('ledige', { measure: { population: 'delivered', table: 'ledige' } });
  const delivered = (count: number) =>
    deliveredTable('ledige', {
      'kommune/alt 2026': known(count + 120, 1100),
      'omraader/1 2026': known(count, 200),
      'omraader/2 2026': known(30, 200),
      'omraader/3 2026': known(40, 300),
      'omraader/4 2026': known(50, 400),
    });
  const shown = (one: Edition, id: string) => {
    const row = inArea(one, '1', id);
    return row && 'lo' in row ? row.numerator?.value : undefined;
  };

  test('keep what was shown of a ready table’s count', async () => {
    const first = await edition([delivered(12)], [ready]);
    const second = await edition([delivered(13)], [ready], first.previous);
    expect([shown(first, 'ledige'), shown(second, 'ledige')]).toEqual([10, 10]);
    expect(shown(await edition([delivered(20)], [ready], first.previous), 'ledige')).toBe(20);
  });

  test('keep what was shown of moves, and of their difference', async () => {
    const base = atomTable('indbyggere', { numerator: [200, 200, 300, 400] });
    const flow = (id: string, direction: 'in' | 'out' | 'net') =>
      indicator(id, {
        unit: 'per1000',
        counts: 'move',
        sensitivity: 'core',
        measure: { population: 'flow', direction },
      });
    const sheets = [flow('ind', 'in'), flow('ud', 'out'), flow('netto', 'net')];
    const tables = (into: number) => {
      const moves = [
        [-1, 0, into, 9],
        [-1, 1, 30, 9],
        [0, -1, 22, 9],
        [2, -1, 40, 9],
      ] as const;
      return [
        flowTable('ind', 'in', moves, base),
        flowTable('ud', 'out', moves, base),
        flowTable('netto', 'net', moves, base),
      ];
    };
    const first = await edition(tables(12), sheets);
    const second = await edition(tables(13), sheets, first.previous);
    expect(second.rows.filter(({ areaSet }) => areaSet === 'omraader')).toEqual(
      first.rows.filter(({ areaSet }) => areaSet === 'omraader'),
    );
    expect(shown(await edition(tables(13), sheets), 'ind')).toBe(15);
  });
});
