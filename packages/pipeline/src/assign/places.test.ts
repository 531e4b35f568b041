/** Houses → ranges → the area of a house: on a real engine, and for whatever streets there are. */
import { areaOfHouse, areasOfStreet } from '@bybalance/release';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaSet } from '../../../../tests/support/municipality.ts';
import { openEngine } from '../engine/engine.ts';
import { listPlaces } from './places.ts';
import type { Assignment } from './types.ts';

interface House {
  readonly street: string;
  readonly house: string | null;
  readonly atom: number;
}

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Atoms 1 to 3 are areas '1' to '3'; atom 0 lies in none. */
const assignment = (layer: 'alle' | 'samarbejde' = 'alle'): Assignment => ({
  areaSets: [
    { set: areaSet('kommune', ['alt'], { role: 'municipality' }), topojson: undefined },
    { set: areaSet('omraader', ['1', '2', '3'], { layer }), topojson: undefined },
  ],
  atoms: [undefined, '1', '2', '3'].map((code, index) => ({ index, membership: ['alt', code] })),
  nodes: [],
  report: { kind: 'assignment', title: { da: '', en: '' }, lines: [] },
});

async function placesOf(houses: readonly House[], of = assignment()) {
  const { signal } = new AbortController();
  const engine = await openEngine({ threads: 1, memoryLimit: '200MB', signal, directories: [] });
  try {
    await engine.run(
      'CREATE TABLE "address" ("address" UUID, "street" VARCHAR, "house_number" VARCHAR, "postcode" VARCHAR)',
    );
    await engine.run('CREATE TABLE "place" ("address" UUID, "date" DATE, "atom" INTEGER)');
    for (const [i, { street, house, atom }] of houses.entries()) {
      await engine.run('INSERT INTO "address" VALUES ($1, $2, $3, $4)', [uuid(i), street, house, '7106']);
      await engine.run('INSERT INTO "place" VALUES ($1, $2, 0), ($1, $3, $4)', [
        uuid(i),
        '2025-01-01',
        '2026-01-01',
        atom,
      ]);
    }
    return await listPlaces(engine, of, 'omraader');
  } finally {
    await engine.close();
  }
}

describe('streets of the report', () => {
  it('are ranges of house numbers, each side by itself where they part, at the newest date', async () => {
    const at = (house: string, atom: number) => ({ street: 'Kalkvangen', house, atom });
    const places = await placesOf([
      ...[at('1', 1), at('3A', 1), at('3B', 1), at('9', 2)],
      ...[at('2', 1), at('4', 2), at('6', 2)],
      { street: 'Ål', house: '7', atom: 3 },
      { street: 'Udenfor', house: '1', atom: 0 },
    ]);
    expect(places?.streets.map(({ name }) => name)).toEqual(['Kalkvangen', 'Ål']);
    const [street] = places?.streets ?? [];
    expect(street?.ranges).toEqual([
      { side: 'odd', from: 1, to: 3, area: '1' },
      { side: 'even', from: 2, to: 2, area: '1' },
      { side: 'even', from: 4, to: 6, area: '2' },
      { side: 'odd', from: 9, to: 9, area: '2' },
    ]);
    expect(street && areasOfStreet(street)).toEqual(['1', '2']);
    expect(street && [1, 2, 5, 6, 9, 99].map((house) => areaOfHouse(street, house))).toEqual([
      ...['1', '1', undefined, '2', '2', undefined],
    ]);
  });

  it('tell nothing where the areas are not for everyone, or no address has a street', async () => {
    const house = { street: 'Kalkvangen', house: '1', atom: 1 };
    expect(await placesOf([house], assignment('samarbejde'))).toBeUndefined();
    expect(await placesOf([{ ...house, house: null }])).toBeUndefined();
  });

  it('give back the area of every house they were made of', async () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 20, maxLength: 20 }),
        async (all, atoms) => {
          const houses = all.map((number, i) => ({
            street: 'Vej',
            house: String(number),
            atom: atoms[i] ?? 1,
          }));
          const [street] = (await placesOf(houses))?.streets ?? [];
          for (const { house, atom } of houses)
            expect(street && areaOfHouse(street, Number(house))).toBe(String(atom));
        },
      ),
      { numRuns: 15 },
    );
  });
});
