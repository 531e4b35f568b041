/** The same input gives the same bytes; a corrected year changes what it must and nothing else. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { correctOneYear } from './corrections.ts';
import { checksums, type House, moveIn } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

const released = () => checksums(['releases'], join(house.directory, 'var/fjordby'));
const residents = (year: string) =>
  openRelease(join(house.directory, 'var/fjordby/releases/2026.1'), 'alle').observation(
    'indbyggere',
    'kommune',
    'fjordby',
    year,
  );

describe('building again', () => {
  test('with nothing new delivered gives the same bytes', async () => {
    const before = released();
    expect((await house.build()).code).toBe(0);
    expect(released()).toEqual(before);
  });

  test('from nothing but the deliveries, under another folder name and another person key, gives the same bytes', async () => {
    const before = released();
    const elsewhere = join(house.directory, 'elsewhere');
    cpSync(join(house.directory, 'sites'), join(elsewhere, 'sites'), { recursive: true });
    for (const folder of ['deliveries', 'areas']) {
      cpSync(join(house.directory, 'var/fjordby', folder), join(elsewhere, 'var/fjordby', folder), {
        recursive: true,
      });
    }
    const { bybalance } = await import('./house.ts');
    expect((await bybalance(['build', join(elsewhere, 'sites/fjordby')])).code).toBe(0);
    expect(checksums(['releases'], join(elsewhere, 'var/fjordby'))).toEqual(before);
  });

  test('works when the deliveries have been deleted, since the vault has them', async () => {
    const before = released();
    rmSync(house.deliveries, { recursive: true });
    expect((await house.build()).code).toBe(0);
    expect(released()).toEqual(before);
  });
});

describe('a corrected year', () => {
  test('changes the figures of that year and not those of the year before', async () => {
    const before = { corrected: residents('2022'), other: residents('2021') };
    correctOneYear(house);
    expect((await house.build()).code).toBe(0);
    expect(residents('2022')).not.toEqual(before.corrected);
    expect(residents('2021')).toEqual(before.other);
  });
});
