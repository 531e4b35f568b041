import { beforeAll, describe, expect, it } from 'vitest';
import { type Geography, insideShape, makeFinder, makeGeography } from './geography.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { Chance, take } from './random.ts';
import { FLAWS, makeTown, type Town } from './town.ts';

let geography: Geography;
let town: Town;
beforeAll(() => {
  const chance = new Chance('fjordby 1');
  geography = makeGeography(chance.fork('geography'));
  town = makeTown(geography, 0.2, chance.fork('town'));
});

describe('addresses', () => {
  it('lie in the area they say, but for the planted flaws', () => {
    const find = makeFinder(geography.areas);
    const listed = town.addresses.filter((address) => !address.unlisted);
    for (const { x, y, area } of listed) expect(find([x, y])).toBe(area);
    expect(listed.filter((address) => address.area < 0)).toHaveLength(FLAWS.outside);
    expect(town.addresses.filter((address) => address.unlisted)).toHaveLength(FLAWS.unlisted);
  });

  it('lie in a legal area only when built as part of it', () => {
    for (const { x, y, estate } of town.addresses)
      expect(town.estates.findIndex(({ shape }) => insideShape([x, y], shape))).toBe(estate);
  });

  it('have an identifier and a street with number of their own', () => {
    const { addresses } = town;
    expect(new Set(addresses.map(({ id }) => id)).size).toBe(addresses.length);
    expect(new Set(addresses.map(({ street, houseNumber }) => `${street} ${houseNumber}`)).size).toBe(
      addresses.length,
    );
  });
});

describe('legal areas', () => {
  it('reach over an area border with a small part of their homes', () => {
    for (const { index } of town.estates) {
      const own = town.dwellings.filter((dwelling) => dwelling.address.estate === index);
      const areas = new Set(own.map((dwelling) => take(AREA_PLAN, dwelling.address.area).name));
      expect(areas.size).toBe(2);
    }
  });

  it('hold social dwellings only', () => {
    const own = town.dwellings.filter((dwelling) => dwelling.address.estate >= 0);
    expect(own.every((dwelling) => dwelling.tenure === 'A' && dwelling.department !== undefined)).toBe(true);
  });
});

describe('departments', () => {
  it('hold all social dwellings and no other, one department to an address', () => {
    const byAddress = new Map<string, Set<string>>();
    for (const { tenure, department, address } of town.dwellings) {
      expect(department !== undefined).toBe(tenure === 'A');
      const codes = byAddress.get(address.id) ?? new Set();
      byAddress.set(address.id, codes.add(department?.code ?? ''));
    }
    for (const codes of byAddress.values()) expect(codes.size).toBe(1);
  });

  it('do not follow area borders', () => {
    const areas = new Map<string, Set<number>>();
    for (const { department, address } of town.dwellings)
      if (department !== undefined)
        areas.set(department.code, (areas.get(department.code) ?? new Set()).add(address.area));
    expect([...areas.values()].filter((own) => own.size > 1).length).toBeGreaterThan(20);
  });
});
