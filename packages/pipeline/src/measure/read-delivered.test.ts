import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DeliveredRow,
  measureRegisters,
  noRegisters,
  openRegisters,
} from '../../../../tests/support/registers.ts';
import type { AreaNode } from '../assign/types.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadSite } from '../catalogue/load-site.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { cellAt } from './types.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { site, catalogue } = loadSite(`${root}sites/fjordby`, loadCatalogue(root), {});

let engine: Engine;
beforeAll(async () => {
  engine = await openRegisters();
});
afterAll(() => engine.close());

function definition(id: string, changes: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  const found = catalogue.indicators.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`There is no indicator ${id}.`);
  return { ...found, ...changes };
}

const here: AreaNode = { areaSet: 'omraader', area: 'a', layer: 'alle', atoms: [0] };
const silent: AreaNode = { ...here, area: 'b', atoms: [1] };

const row = (changes: Partial<DeliveredRow>): DeliveredRow => ({
  source: 'dst',
  areaSet: 'omraader',
  area: 'a',
  period: '2020',
  indicator: 'doemte',
  group: 'total',
  ...changes,
});

async function measure(rows: readonly DeliveredRow[], indicator = definition('doemte')) {
  const reference = [{ scope: 'region', period: '2020', series: 'bruttoindkomst', value: 400_000 }];
  return measureRegisters(
    engine,
    { ...noRegisters, delivered: rows, reference },
    { indicators: [indicator], groups: catalogue.groups },
    { ...site, periods: ['2018', '2019', '2020', '2021', '2022'] },
    [here, silent],
  );
}

async function cellOf(changes: Partial<DeliveredRow>, indicator = definition('doemte')) {
  const { tables } = await measure([row(changes)], indicator);
  const [table] = tables;
  if (table === undefined) throw new Error('One indicator gives one table.');
  return cellAt(table, here, '2020', 'total');
}

const value = { householdsN: undefined, householdsY: undefined };

describe('readDelivered', () => {
  it('keeps numerator and denominator, decimals too', async () => {
    const expected = { state: 'known', numerator: 12.5, denominator: 900, ...value };
    expect(await cellOf({ numerator: 12.5, denominator: 900, value: 0.0139 })).toEqual(expected);
  });

  it('keeps a masked cell as the interval of its mark', async () => {
    const masked = { mark: '..', lo: 0, hi: 4, denominator: 300 };
    expect(await cellOf(masked)).toEqual({ state: 'masked', lo: 0, hi: 4, denominator: 300 });
  });

  it('gives a mean its reference of the same period', async () => {
    const income = definition('bruttoindkomst-region');
    expect(await cellOf({ indicator: 'bruttoindkomst', value: 310_000, denominator: 250 }, income)).toEqual({
      state: 'mean',
      value: 310_000,
      denominator: 250,
      reference: 400_000,
    });
  });

  it('keeps a ready share as a value, with a step of a tenth of a per cent', async () => {
    expect(await cellOf({ value: 0.123 })).toEqual({ state: 'value', value: 0.123, step: 0.001 });
  });

  it('knows a count without a denominator', async () => {
    const count = definition('doemte', { unit: 'count' });
    const expected = { state: 'known', numerator: 812, denominator: undefined, ...value };
    expect(await cellOf({ numerator: 812 }, count)).toEqual(expected);
  });

  it('calls a share of nobody not applicable', async () => {
    const expected = { state: 'none', reason: 'no-population', notApplicable: true };
    expect(await cellOf({ numerator: 0, denominator: 0 })).toEqual(expected);
  });

  it('tells an area that took no part from one that was forgotten', async () => {
    expect(await cellOf({ mark: 'not-valid' })).toEqual({
      state: 'none',
      reason: 'area-not-valid',
      notApplicable: false,
    });
    const { tables } = await measure([row({ numerator: 5, denominator: 90 })]);
    const [table] = tables;
    if (table === undefined) throw new Error('One indicator gives one table.');
    expect(cellAt(table, silent, '2020', 'total')).toMatchObject({ reason: 'not-delivered' });
  });

  it('says of a missing period whether it is too early, too late or forgotten', async () => {
    const figures = { numerator: 5, denominator: 90 };
    const { tables } = await measure([
      row({ period: '2019', ...figures }),
      row({ period: '2021', ...figures }),
    ]);
    expect(tables[0]?.missing).toEqual({
      '2018': 'year-before-first',
      '2020': 'not-delivered',
      '2022': 'not-yet-published',
    });
  });

  it('reads the rows of its own source only', async () => {
    expect(await cellOf({ source: 'region', numerator: 5, denominator: 90 })).toMatchObject({
      state: 'none',
    });
  });

  it('reports figures without an area and areas without figures', async () => {
    const figures = { numerator: 5, denominator: 90 };
    const { report } = await measure([row(figures), row({ area: 'z', ...figures })]);
    expect(report.lines.map(({ code, text }) => [code, text.en])).toEqual([
      ['measure/indicators', '1 indicators measured.'],
      ['measure/area-unknown', 'Areas in ready tables that the area sets do not have: 1 (omraader/z).'],
      ['measure/area-without-figures', 'Areas without figures in at least one ready table: 1 (omraader/b).'],
    ]);
  });

  it('says so when a source brought nothing at all', async () => {
    const { report, tables } = await measure([]);
    expect(report.lines.map(({ code }) => code)).toContain('measure/nothing-delivered');
    expect(new Set(Object.values(tables[0]?.missing ?? {}))).toEqual(new Set(['not-delivered']));
  });
});
