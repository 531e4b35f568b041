import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  measureRegisters,
  noRegisters,
  openRegisters,
  type Registers,
  type StateRow,
} from '../../../../tests/support/registers.ts';
import type { AreaNode } from '../assign/types.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadSite } from '../catalogue/load-site.ts';
import type { IndicatorDefinition, WorkedExample } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { cellAt } from './types.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { site, catalogue } = loadSite(`${root}sites/fjordby`, loadCatalogue(root), {});

let engine: Engine;
beforeAll(async () => {
  engine = await openRegisters();
});
afterAll(() => engine.close());

const YEAR = 2024;
/** "here" is atom 0 (address 0), "elsewhere" atom 1 (address 1); "outside" is no address. */
const here: AreaNode = { areaSet: 'omraader', area: 'her', layer: 'alle', atoms: [0] };
const elsewhere: AreaNode = { ...here, area: 'andetsteds', atoms: [1] };
const ADDRESS: Readonly<Record<string, number>> = { here: 0, elsewhere: 1 };

type Row = WorkedExample['rows'][number];

function someone(person: number, row: Row = {}, changes: Partial<StateRow> = {}): StateRow {
  const age = Number(row['ageYears'] ?? 40);
  return {
    person,
    year: YEAR,
    household: person,
    address: 0,
    birth: `${YEAR - age}-01-01`,
    sex: String(row['sex'] ?? 'k'),
    origin: String(row['origin'] ?? 'dansk'),
    danishCitizen: row['danishCitizen'] !== false,
    ...changes,
  };
}

const household = (row: Row, i: number): readonly StateRow[] =>
  Array.from({ length: Number(row['persons']) }, (_, member) =>
    someone(i * 100 + member, { ageYears: member < Number(row['adults']) ? 18 : 17 }, { household: i }),
  );

const counted: Readonly<Record<string, (rows: readonly Row[]) => Partial<Registers>>> = {
  state: (rows) => ({ states: rows.map((row, i) => someone(i, row)) }),
  household: (rows) => ({ states: rows.flatMap(household) }),
  pupil: (rows) => ({
    states: rows.map((row, i) => someone(i, row)),
    pupils: rows.map((row, person) => ({
      person,
      began: YEAR - 1,
      classLevel: Number(row['classLevel']),
      provision: String(row['provision']),
    })),
  }),
  dwelling: (rows) => ({
    dwellings: rows.map((row, dwelling) => ({
      dwelling,
      year: YEAR,
      address: 0,
      tenure: String(row['tenure']),
      rooms: Number(row['rooms'] ?? 3),
      areaM2: Number(row['areaM2'] ?? 80),
      status: 'in-use',
    })),
  }),
  flow: (rows) => ({
    states: rows.flatMap((row, i) => {
      const address = ADDRESS[String(row['lives'] ?? row['from'])];
      return address === undefined ? [] : [someone(i, {}, { address })];
    }),
    events: rows.flatMap((row, person) => {
      if (row['from'] === undefined) return [];
      const [from, to] = [ADDRESS[String(row['from'])], ADDRESS[String(row['to'])]];
      const type = from === undefined ? 'in' : to === undefined ? 'out' : 'within';
      return [{ person, type, date: `${YEAR}-06-15`, from, to }];
    }),
  }),
};

const amount = (value: Row[string] | undefined) => (typeof value === 'number' ? value : undefined);

function delivered(indicator: IndicatorDefinition, table: string, rows: readonly Row[]): Partial<Registers> {
  const period = String(YEAR + indicator.lagYears);
  const frame = { source: indicator.sourceId, areaSet: 'omraader', area: 'her', period, indicator: table };
  return {
    delivered: rows.map(({ value, numerator, denominator }) => ({
      ...frame,
      group: 'total',
      value: amount(value),
      numerator: amount(numerator),
      denominator: amount(denominator),
    })),
    reference: rows.flatMap(({ reference }) =>
      indicator.reference && typeof reference === 'number'
        ? [{ ...indicator.reference, period, value: reference }]
        : [],
    ),
  };
}

function registersOf(indicator: IndicatorDefinition, rows: readonly Row[]): Registers {
  const { measure } = indicator;
  const part =
    measure.population === 'delivered'
      ? delivered(indicator, measure.table, rows)
      : counted[measure.population]?.(rows);
  return {
    ...noRegisters,
    years: [YEAR, YEAR + 1],
    places: new Map([
      [0, 0],
      [1, 1],
    ]),
    ...part,
  };
}

async function answer(indicator: IndicatorDefinition, example: WorkedExample) {
  const { tables } = await measureRegisters(
    engine,
    registersOf(indicator, example.rows),
    { indicators: [indicator], groups: catalogue.groups },
    site,
    [here, elsewhere],
  );
  const [table] = tables;
  if (table === undefined) throw new Error('One indicator gives one table.');
  return cellAt(table, here, String(YEAR + indicator.lagYears), 'total');
}

const examples = catalogue.indicators.flatMap((indicator) =>
  indicator.examples.map((example) => ({ id: indicator.id, says: example.says.en, indicator, example })),
);

describe('worked examples of the catalogue, through the compiled statements', () => {
  it.each(examples)('$id: $says', async ({ indicator, example }) => {
    const cell = await answer(indicator, example);
    if (cell.state === 'mean') {
      expect([cell.value, cell.denominator]).toEqual([example.numerator, example.denominator]);
      return;
    }
    expect(cell).toMatchObject({
      state: 'known',
      numerator: example.numerator,
      denominator: example.denominator,
    });
  });

  it('are there for every indicator', () => {
    expect(catalogue.indicators.filter((indicator) => indicator.examples.length === 0)).toEqual([]);
  });
});
