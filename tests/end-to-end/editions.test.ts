/**
 * Two editions, one after the other, through the command line: a small correction is not seen, a large one moves figures of its year alone,
 * and both releases stand up to an attack from their files.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Observation, openRelease } from '@bybalance/release';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { correctOneYear, forgetNotes, paths } from './corrections.ts';
import { bybalance, type House, moveIn } from './house.ts';

let house: House;
beforeEach(() => {
  house = moveIn(inject('base'));
});
afterEach(() => house.moveOut());

const editionIn = (id: string) => join(house.directory, 'var/fjordby/releases', id);

/** Makes and publishes the edition after the base's. */
async function secondEdition(): Promise<void> {
  house.change(paths.site, (text) => text.replace('id: "2026.1"', 'id: "2026.2"'));
  const { code, remarked } = await house.build();
  expect(code, remarked).toBe(0);
}

/** Rows whose figure is another one than in the edition before, and how many stand. */
function compared(): { readonly changed: readonly Observation[]; readonly same: number } {
  const [first, second] = ['2026.1', '2026.2'].map((id) => openRelease(editionIn(id), 'samarbejde'));
  const key = ({ areaSet, area, period, group }: Observation) => [areaSet, area, period, group].join('|');
  const changed: Observation[] = [];
  let same = 0;
  for (const { id } of second?.catalogue.indicators ?? []) {
    const before = new Map(first?.select({ indicator: id }).map((row) => [key(row), JSON.stringify(row)]));
    for (const row of second?.select({ indicator: id }) ?? []) {
      if (before.get(key(row)) === JSON.stringify(row)) same++;
      else changed.push(row);
    }
  }
  return { changed, same };
}

describe('the edition after', () => {
  test('is refused when it divides the municipality anew and forgets the areas that readers have', async () => {
    house.change(paths.site, (text) =>
      text.replace('id: "2026.1"', 'id: "2026.2"').replace('vintage: "2022"', 'vintage: "2027"'),
    );
    const { code, remarked } = await house.build();
    expect(code).toBe(4);
    expect(remarked).toContain('protect/areas-forgotten');
    expect(remarked).toContain('omraader@2022');
    expect(remarked).toContain('formerAreaSets');
  });

  test('a correction by one resident cannot be seen, and the release tells what the attacker is taken to know', async () => {
    forgetNotes(house);
    house.change(paths.residents(2024), (text) => {
      const lines = text.split('\n');
      return [lines[0], ...lines.slice(2)].join('\n');
    });
    await secondEdition();
    const { changed, same } = compared();
    expect(same).toBeGreaterThan(50_000);
    expect(changed.map(({ indicator, areaSet, area, period }) => [indicator, areaSet, area, period])).toEqual(
      [],
    );
    const certificate = readFileSync(join(editionIn('2026.2'), 'alle/protection.json'), 'utf8');
    expect(certificate).toContain('Angriberen har også alle tidligere udgaver');
  });

  test('forty residents fewer change figures of that year alone, and the files stand up to an attack', async () => {
    correctOneYear(house);
    await secondEdition();
    const { changed, same } = compared();
    const years = new Set(changed.map(({ period }) => period));
    expect(changed.length).toBeGreaterThan(0);
    expect(same).toBeGreaterThan(50_000);
    // Moves and what lags a year speak of the same register year under the next year's name.
    expect([...years].every((year) => ['2022', '2023'].includes(year))).toBe(true);
    const audit = await bybalance(['audit', editionIn('2026.2')]);
    expect(audit.code, audit.remarked).toBe(0);
    expect(audit.said).toMatch(/^\d+ systems, \d+ cells, 0 of them narrower/m);
  });
});
