import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countByHand } from '../../../../tests/support/count-by-hand.ts';
import {
  type EventRow,
  measureRegisters,
  noRegisters,
  openRegisters,
  type Registers,
} from '../../../../tests/support/registers.ts';
import type { AreaNode } from '../assign/types.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { loadSite } from '../catalogue/load-site.ts';
import type { IndicatorDefinition } from '../catalogue/types.ts';
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

function told(table: MeasuredTable, at: AreaNode, period: string, group: string) {
  const cell = cellAt(table, at, period, group);
  if (cell.state === 'none') return cell.notApplicable ? 'nobody' : 'missing';
  if (cell.state !== 'known') return cell;
  const { numerator, denominator, householdsN, householdsY } = cell;
  return table.kind === 'flow'
    ? {
        numerator,
        denominator,
        mostHouseholds: expect.toSatisfy((most) => Number(most) >= (householdsY ?? 0)),
      }
    : { numerator, denominator, householdsN, householdsY };
}

/** Definitions that try what the catalogue's own do not: a numerator outside its denominator, open ends, more conditions than a word holds. */
function variant(of: string, id: string, measure: IndicatorDefinition['measure']): IndicatorDefinition {
  const base = catalogue.indicators.find((indicator) => indicator.id === of);
  if (base === undefined) throw new Error(`There is no indicator ${of}.`);
  return { ...base, id, measure };
}

const range = (field: string, from: number | undefined, to: number | undefined) =>
  ({ field, test: { kind: 'range', from, to } }) as const;

const variants: readonly IndicatorDefinition[] = [
  variant('indbyggere', 'kvinder-af-voksne', {
    population: 'state',
    numerator: [{ field: 'sex', test: { kind: 'in', values: ['k'] } }],
    denominator: [range('ageYears', 18, undefined)],
  }),
  variant('indbyggere', 'boern-af-ikke-statsborgere', {
    population: 'state',
    numerator: [
      range('ageYears', undefined, 17),
      { field: 'danishCitizen', test: { kind: 'is', value: false } },
    ],
    denominator: [{ field: 'danishCitizen', test: { kind: 'is', value: false } }],
  }),
  variant('husstande', 'flere-voksne-med-boern', {
    population: 'household',
    numerator: [range('adults', 2, undefined), range('children', 1, 2)],
    denominator: [range('persons', 2, undefined)],
  }),
  variant('almene-boliger', 'tomme-store-boliger', {
    population: 'dwelling',
    numerator: [{ field: 'occupied', test: { kind: 'is', value: false } }],
    denominator: [range('rooms', 3, undefined), range('areaM2', undefined, 150)],
  }),
  variant('specialklasse', 'elever-i-indskoling', {
    population: 'pupil',
    numerator: [range('classLevel', 0, 3)],
    denominator: undefined,
  }),
];

const counted = [
  ...catalogue.indicators.filter(({ measure }) => measure.population !== 'delivered'),
  ...variants,
];
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
                const byHand = countByHand(
                  indicator,
                  { ...all, groups: catalogue.groups },
                  at,
                  period,
                  group,
                );
                expect([where, byHand]).toEqual([where, told(table, at, period, group)]);
              }
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
