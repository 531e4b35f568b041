import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type EventRow,
  measureRegisters,
  noRegisters,
  openRegisters,
  type Registers,
  type StateRow,
} from '../../../../tests/support/registers.ts';
import type { AreaNode } from '../assign/types.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadSite } from '../catalogue/load-site.ts';
import type { Condition, IndicatorDefinition } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { cellAt, type MeasuredTable } from './types.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { site, catalogue } = loadSite(`${root}sites/fjordby`, loadCatalogue(root), {});

let engine: Engine;
beforeAll(async () => {
  engine = await openRegisters();
});
afterAll(() => engine.close());

const YEARS = [2019, 2020, 2021];
/** Addresses 0–7 lie two to an atom; 8 lies outside every atom. */
const placeOf = (address: number | undefined) =>
  address === undefined || address > 7 ? -1 : Math.floor(address / 2);
const places = new Map(Array.from({ length: 8 }, (_, address) => [address, placeOf(address)]));

const node = (area: string, atoms: readonly number[]): AreaNode => ({
  areaSet: 'omraader',
  area,
  layer: 'alle',
  atoms,
});
const nodes = [
  node('all', [0, 1, 2, 3]),
  node('a', [0]),
  node('b', [1, 2]),
  node('c', [3]),
  node('d', [2, 3]),
];

const birth = fc.oneof(
  fc.constantFrom('2002-01-01', '2003-01-02', '2000-02-29', '1955-12-31', '1956-01-01', '2014-01-01'),
  fc
    .date({
      min: new Date('1930-01-01T00:00:00Z'),
      max: new Date('2018-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10)),
);

const someone = fc.record({
  birth,
  sex: fc.constantFrom('m', 'k'),
  origin: fc.constantFrom(
    'dansk',
    'vestlig-indvandrer',
    'vestlig-efterkommer',
    'ikkevestlig-indvandrer',
    'ikkevestlig-efterkommer',
  ),
  danishCitizen: fc.boolean(),
  /** Address of each year; undefined: not in the municipality. */
  addresses: fc.tuple(...YEARS.map(() => fc.option(fc.nat(8), { nil: undefined }))),
  /** Which of two households at an address. */
  side: fc.nat(1),
  school: fc.array(
    fc.record({
      classLevel: fc.integer({ min: 0, max: 10 }),
      provision: fc.constantFrom('almen', 'specialklasse', 'specialskole'),
    }),
    { minLength: YEARS.length, maxLength: YEARS.length },
  ),
  isPupil: fc.boolean(),
  moves: fc.array(
    fc.record({
      type: fc.constantFrom('in', 'out', 'within', 'birth', 'death'),
      year: fc.constantFrom(...YEARS),
      day: fc.constantFrom('01-01', '02-28', '06-15', '12-31'),
      from: fc.nat(8),
      to: fc.nat(8),
    }),
    { maxLength: 3 },
  ),
});

const dwellings = fc.array(
  fc.record({
    year: fc.constantFrom(...YEARS),
    address: fc.nat(8),
    tenure: fc.constantFrom('almen', 'privat', 'andel', 'ejer'),
    rooms: fc.integer({ min: 1, max: 6 }),
    areaM2: fc.integer({ min: 20, max: 200 }),
    status: fc.constantFrom('in-use', 'demolished'),
  }),
  { maxLength: 15 },
);

const registers = fc.tuple(fc.array(someone, { minLength: 1, maxLength: 25 }), dwellings).map(
  ([people, homes]): Registers => ({
    ...noRegisters,
    places,
    years: YEARS,
    states: people.flatMap(({ addresses, side, birth: born, sex, origin, danishCitizen }, person) =>
      addresses.flatMap((address, i) =>
        address === undefined
          ? []
          : [
              {
                ...{ person, year: YEARS[i] ?? 0, household: address * 2 + side, address },
                ...{ birth: born, sex, origin, danishCitizen },
              },
            ],
      ),
    ),
    events: people.flatMap(({ moves }, person) =>
      moves.map(
        ({ type, year, day, from, to }): EventRow => ({
          person,
          type,
          date: `${year}-${day}`,
          from: type === 'in' ? undefined : from,
          to: type === 'out' ? undefined : to,
        }),
      ),
    ),
    pupils: people.flatMap(({ isPupil, school }, person) =>
      isPupil ? school.map((one, i) => ({ person, began: (YEARS[i] ?? 0) - 1, ...one })) : [],
    ),
    dwellings: homes.map((home, dwelling) => ({ dwelling, ...home })),
  }),
);

// The counter by hand: plain loops over rows, sharing nothing with the compiled statements.

type Row = Readonly<Record<string, string | number | boolean>>;

function holds(condition: Condition, row: Row): boolean {
  return condition.every(({ field, test }) => {
    const value = row[field];
    if (test.kind === 'is') return value === test.value;
    if (test.kind === 'in') return test.values.includes(String(value));
    return Number(value) >= (test.from ?? -Infinity) && Number(value) <= (test.to ?? Infinity);
  });
}

function ageOn(born: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(born.slice(0, 4));
  return date.slice(5) < born.slice(5) ? years - 1 : years;
}

function inGroup(group: string, row: Row): boolean {
  const definition = catalogue.groups.find(({ id }) => id === group);
  return group === 'total' || holds(definition?.when ?? [], row);
}

const personRow = (state: StateRow, date: string): Row => ({
  ageYears: ageOn(state.birth, date),
  sex: state.sex,
  origin: state.origin,
  danishCitizen: state.danishCitizen,
});

interface Unit {
  readonly row: Row;
  readonly atom: number;
  readonly contributor: string;
}

const personsAt = (all: Registers, year: number) => all.states.filter((state) => state.year === year);

function households(all: Registers, year: number): readonly Unit[] {
  const members = Map.groupBy(personsAt(all, year), ({ household }) => household);
  return [...members].map(([household, rows]) => {
    const children = rows.filter((state) => ageOn(state.birth, `${year}-01-01`) < 18).length;
    const row = { persons: rows.length, adults: rows.length - children, children };
    return { row, atom: placeOf(rows[0]?.address), contributor: String(household) };
  });
}

function unitsOf(indicator: IndicatorDefinition, all: Registers, year: number): readonly Unit[] {
  const { population } = indicator.measure;
  const persons = personsAt(all, year).map((state) => ({
    state,
    atom: placeOf(state.address),
    contributor: String(state.household),
    row: personRow(state, `${year}-01-01`),
  }));
  if (population === 'state') return persons;
  if (population === 'household') return households(all, year);
  if (population === 'dwelling') {
    return all.dwellings
      .filter((home) => home.year === year && home.status === 'in-use')
      .map(({ tenure, rooms, areaM2, address, dwelling }) => ({
        row: { tenure, rooms, areaM2, occupied: personsAt(all, year).some((one) => one.address === address) },
        atom: placeOf(address),
        contributor: `${dwelling}`,
      }));
  }
  return persons.flatMap(({ state, ...unit }) =>
    all.pupils
      .filter(({ person, began }) => person === state.person && began === year - 1)
      .map(({ classLevel, provision }) => ({ ...unit, row: { ...unit.row, classLevel, provision } })),
  );
}

const hasRows: Readonly<Record<string, (all: Registers, year: number) => boolean>> = {
  state: (all, year) => all.states.some((row) => row.year === year),
  household: (all, year) => all.states.some((row) => row.year === year),
  pupil: (all, year) => all.pupils.some((row) => row.began === year - 1),
  dwelling: (all, year) => all.dwellings.some((row) => row.year === year),
};

const sizeOf = (units: readonly Unit[]) => new Set(units.map(({ contributor }) => contributor)).size;

function countedByHand(
  indicator: IndicatorDefinition,
  all: Registers,
  at: AreaNode,
  year: number,
  group: string,
) {
  const { measure } = indicator;
  if (measure.population === 'flow' || measure.population === 'delivered') throw new Error('Not counted.');
  if (!hasRows[measure.population]?.(all, year)) return 'missing';
  const units = unitsOf(indicator, all, year).filter(
    ({ atom, row }) => at.atoms.includes(atom) && inGroup(group, row),
  );
  const below = units.filter(({ row }) => holds(measure.denominator ?? measure.numerator, row));
  const above = below.filter(({ row }) => holds(measure.numerator, row));
  const denominator = measure.denominator === undefined ? undefined : below.length;
  if (denominator === 0) return 'nobody';
  return { numerator: above.length, denominator, householdsN: sizeOf(below), householdsY: sizeOf(above) };
}

function moverRow(all: Registers, event: EventRow): Row | undefined {
  const year = Number(event.date.slice(0, 4));
  const state =
    personsAt(all, year).find(({ person }) => person === event.person) ??
    personsAt(all, year + 1).find(({ person }) => person === event.person);
  return state && personRow(state, event.date);
}

function movesByHand(
  indicator: IndicatorDefinition,
  all: Registers,
  at: AreaNode,
  year: number,
  group: string,
) {
  if (indicator.measure.population !== 'flow') throw new Error('Not a flow.');
  const { direction } = indicator.measure;
  const inYear = all.events.filter(({ date }) => date.startsWith(String(year)));
  if (inYear.length === 0 || !hasRows['state']?.(all, year)) return 'missing';
  const residents = personsAt(all, year).filter(
    (state) => at.atoms.includes(placeOf(state.address)) && inGroup(group, personRow(state, `${year}-01-01`)),
  ).length;
  if (residents === 0) return 'nobody';
  let numerator = 0;
  for (const event of inYear) {
    if (event.type === 'birth' || event.type === 'death') continue;
    const row = moverRow(all, event);
    if (group !== 'total' && (row === undefined || !inGroup(group, row))) continue;
    const from = at.atoms.includes(placeOf(event.from));
    const to = at.atoms.includes(placeOf(event.to));
    if (to && !from && direction !== 'out') numerator += 1;
    if (from && !to && direction !== 'in') numerator += direction === 'net' ? -1 : 1;
  }
  return { numerator, denominator: residents };
}

function expected(
  indicator: IndicatorDefinition,
  all: Registers,
  at: AreaNode,
  period: string,
  group: string,
) {
  const year = Number(period) - indicator.lagYears;
  const by = indicator.measure.population === 'flow' ? movesByHand : countedByHand;
  return by(indicator, all, at, year, group);
}

function told(table: MeasuredTable, at: AreaNode, period: string, group: string) {
  const cell = cellAt(table, at, period, group);
  if (cell.state === 'none') return cell.notApplicable ? 'nobody' : 'missing';
  if (cell.state !== 'known') return cell;
  const { numerator, denominator, householdsN, householdsY } = cell;
  return table.kind === 'flow'
    ? { numerator, denominator }
    : { numerator, denominator, householdsN, householdsY };
}

const counted = catalogue.indicators.filter(({ measure }) => measure.population !== 'delivered');
const periods = ['2019', '2020', '2021', '2022'];

describe('measureIndicators', () => {
  it('agrees with a counter of plain loops on any population: every indicator, node, year, group and household', async () => {
    const measured = async (all: Registers) =>
      measureRegisters(
        engine,
        all,
        { indicators: counted, groups: catalogue.groups },
        { ...site, periods },
        nodes,
      );
    await fc.assert(
      fc.asyncProperty(registers, async (all) => {
        const { tables } = await measured(all);
        for (const table of tables) {
          const indicator = counted.find(({ id }) => id === table.indicator);
          if (indicator === undefined) throw new Error('A table of no indicator.');
          for (const at of nodes)
            for (const period of periods)
              for (const group of table.groups) {
                const where = `${table.indicator} ${at.area} ${period} ${group}`;
                expect([where, told(table, at, period, group)]).toEqual([
                  where,
                  expected(indicator, all, at, period, group),
                ]);
              }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
