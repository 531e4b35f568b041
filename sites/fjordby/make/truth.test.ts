import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { metOf } from './chronicle.ts';
import { type Fjordby, liveFjordby } from './fjordby.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { DISPLACEMENT, INTERVENTION, REHOUSING } from './plan-truths.ts';
import { FIFTH_YEAR, LEAVING, NEARING, toTruth } from './truth.ts';

let fjordby: Fjordby;
beforeAll(() => {
  fjordby = liveFjordby({ seed: 1, scale: 1 });
}, 300_000);

function met(code: string, from: number, to: number): number[] {
  return fjordby.chronicle
    .history(code)
    .filter(({ year }) => year >= from && year <= to)
    .map(({ criteria }) => metOf(criteria).sure);
}

function outside(code: string, year: number): number {
  return 100 * (fjordby.chronicle.value(code, year, 'uden-for-arbejdsmarkedet') ?? Number.NaN);
}

describe('the planted truths', () => {
  it('(a) one estate nears the criteria and meets two of them in the last years', () => {
    expect(met(NEARING, 2017, 2022)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(met(NEARING, 2023, 2026)).toEqual([1, 2, 2, 2]);
  });

  it('(b) one leaves them after five years', () => {
    expect(met(LEAVING, 2017, 2025)).toEqual([0, 2, 2, 2, 2, 2, 1, 1, 1]);
  });

  it('(c) one falls below 1,000 residents by rehousing', () => {
    const { chronicle } = fjordby;
    expect(chronicle.residents(REHOUSING.estate, 2022)).toBeGreaterThan(1050);
    expect(chronicle.residents(REHOUSING.estate, 2025)).toBeLessThan(1000);
    const moved = REHOUSING.years.reduce(
      (sum, year) => sum + (chronicle.notes.get(year)?.rehousedPersons ?? 0),
      0,
    );
    expect(moved).toBeGreaterThan(150);
  });

  it('(d) the intervention shows from 2021 and nowhere else', () => {
    const change = (code: string): number => outside(code, 2026) - outside(code, 2021);
    expect(change(INTERVENTION.estate)).toBeLessThan(-3);
    for (const code of INTERVENTION.untouched) expect(Math.abs(change(code))).toBeLessThan(1.6);
  });

  it('(e) what one estate loses the other gains, by families that really moved', () => {
    const fall = outside(DISPLACEMENT.from, 2019) - outside(DISPLACEMENT.from, 2025);
    const rise = outside(DISPLACEMENT.to, 2025) - outside(DISPLACEMENT.to, 2019);
    expect(fall).toBeGreaterThan(3);
    expect(rise).toBeGreaterThan(3);
    const families = DISPLACEMENT.years.map(
      (year) => fjordby.chronicle.notes.get(year)?.displacedFamilies ?? 0,
    );
    expect(Math.min(...families)).toBeGreaterThan(5);
  });

  it('and one meets the origin condition for the fifth year in 2026', () => {
    const over = [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(
      (year) => fjordby.chronicle.nonWestern(FIFTH_YEAR, year) > 0.5,
    );
    expect(over).toEqual([false, false, true, true, true, true, true]);
  });

  it('stand in truth.md as they are', () => {
    const written = readFileSync(new URL('../truth.md', import.meta.url), 'utf8');
    expect(toTruth(fjordby.chronicle, fjordby.sizes)).toBe(written);
  });
});

describe('Fjordby at full size', () => {
  it('has the residents, homes and areas it is said to have', () => {
    expect(fjordby.sizes.residents).toBeGreaterThan(118_000);
    expect(fjordby.sizes.dwellings).toBeLessThan(62_000);
    const residents = AREA_PLAN.map(({ name }) => fjordby.chronicle.areaResidents(name, 2026));
    expect(Math.abs(Math.max(...residents) - 4769)).toBeLessThan(150);
    expect(Math.abs(Math.min(...residents) - 233)).toBeLessThan(20);
  });
});
