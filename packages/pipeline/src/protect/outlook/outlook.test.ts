import { publishedOn } from '@bybalance/release';
import { makeRandom, seedFromText } from '@bybalance/statistics';
import { describe, expect, test } from 'vitest';
import {
  type AreaYear,
  calm,
  kindOf,
  outlookTown,
  sheets,
  type YearOf,
} from '../../../../../tests/support/outlook.ts';

/** Two years up, two years down, by 2 points: of all steps half go each way, and no step tells of the next. */
const WAVE = [0, 0.02, 0.04, 0.02] as const;
const wave = (area: string, year: number) => WAVE[(Number(area.replace('L', '')) + year) % 4] ?? 0;

/** Every area's income goes up and down; everything else stands still. */
const swinging = (area: string, year: number): AreaYear => ({
  ...calm,
  income: calm.income + wave(area, year),
});

/** L1 meets the labour market alone, and its income of 2024 is 56 %: the limit is 55 %. */
const onTheFence = (area: string, year: number): AreaYear =>
  area === 'L1' ? { ...calm, outside: [450, 1000], income: 0.52 + wave(area, year) } : swinging(area, year);

/** Walks of shares, seeded: steps of about a point a year. */
function walking(seed: string): YearOf {
  const known = new Map<string, AreaYear>();
  return (area, year) => {
    if (year < 2014 || year > 2026) return undefined;
    const key = `${area} ${year}`;
    const found = known.get(key);
    if (found) return found;
    const random = makeRandom(seedFromText(`${seed} ${key}`));
    const step = () => (random.below(2001) - 1000) / 1000;
    const before = year === 2014 ? undefined : walking(seed)(area, year - 1);
    const start = makeRandom(seedFromText(`${seed} ${area}`));
    const from = before ?? {
      ...calm,
      residents: 1200 + start.below(3000),
      outside: [300 + start.below(150), 1000] as const,
      basic: [400 + start.below(120), 800] as const,
      income: 0.52 + start.below(200) / 1000,
    };
    const made: AreaYear = {
      ...from,
      residents: Math.round(from.residents * (1 + 0.02 * step())),
      outside: [Math.round(from.outside[0] + 15 * step()), 1000],
      convicted: [Math.max(5, Math.round(from.convicted[0] + 3 * step())), 1500],
      basic: [Math.round(from.basic[0] + 12 * step()), 800],
      income: from.income + 0.012 * step(),
    };
    known.set(key, made);
    return made;
  };
}

describe('what is known first', () => {
  const lists = (yearOf: YearOf, town = {}) =>
    kindOf(outlookTown(yearOf, town), 'outlook').filter(({ subject }) => subject === 'lovomraader/L1');

  test('in March everything but income is known: the one criterion left decides, 1 of 2', () => {
    const [coming] = lists(onTheFence);
    expect(coming?.criteria.map(({ criterion, knowledge, state }) => [criterion, knowledge, state])).toEqual([
      ['arbejdsmarked', 'known', 'met'],
      ['doemte', 'known', 'notMet'],
      ['grundskole', 'known', 'notMet'],
      ['indkomst', 'forecast', 'unknown'],
      ['oprindelse', 'known', 'notMet'],
    ]);
    // The newest income is 56 %: half of all years it rose by 2 points, half of them it fell to 54 %, below 55 %.
    expect(coming?.chances).toEqual([
      { status: 'udsat', chance: { percent: 50, edge: undefined, words: 'even' } },
      { status: 'none', chance: { percent: 50, edge: undefined, words: 'even' } },
    ]);
    expect(coming?.because.da).toBe('Endnu ikke kendt: indkomst for 2025 (ventes i oktober 2026).');
  });

  test('after its month nothing is left to foretell', () => {
    const [coming] = lists(onTheFence, { vantage: '2026-10-01' });
    expect([coming?.settled, coming?.draws]).toEqual([true, 0]);
    expect(coming?.criteria.every(({ knowledge }) => knowledge === 'known')).toBe(true);
  });

  test('a mean of two years is half known a year ahead: 39 % and 42 % are 40.5 %, and then 42 % where nothing moves', () => {
    const yearOf: YearOf = (area, year) =>
      area === 'L1' ? { ...calm, outside: year < 2026 ? [390, 1000] : [420, 1000] } : calm;
    const [coming, next] = lists(yearOf);
    const work = (list = coming) => list?.criteria.find(({ criterion }) => criterion === 'arbejdsmarked');
    expect(work()?.fan?.centre).toBeCloseTo(0.405, 12);
    expect(work()?.state).toBe('met');
    expect(work(next)?.years.map(({ period, knowledge }) => [period, knowledge])).toEqual([
      ['2026', 'known'],
      ['2027', 'forecast'],
    ]);
    expect(work(next)?.fan?.centre).toBeCloseTo(0.42, 3);
  });

  test('origin is the law’s own condition: no chance, no fan', () => {
    const gates = lists(onTheFence).flatMap(({ criteria }) => criteria.filter(({ role }) => role === 'gate'));
    expect(gates.map(({ chance, fan }) => [chance, fan])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('under 1,000 residents no chance of a listing is told', () => {
    const few: YearOf = (area, year) =>
      area === 'L1' ? { ...onTheFence(area, year), residents: 900 } : onTheFence(area, year);
    expect(lists(few)[0]?.chances.map(({ status }) => status)).toEqual(['below-minimum']);
  });
});

test('whatever is published after the vantage date changes nothing', () => {
  const town = { vantage: '2024-03-12' };
  const isLater = (indicator: string, period: string) => {
    const sheet = sheets.find(({ id }) => id === indicator);
    return sheet !== undefined && publishedOn(sheet, period) > town.vantage;
  };
  let altered = 0;
  const yearOf = walking('later');
  const changed = outlookTown(yearOf, {
    ...town,
    rows: (row) => {
      if (!isLater(row.indicator, row.period) || !('lo' in row)) return row;
      altered++;
      const counts = row.denominator && { numerator: { ...row.denominator }, denominator: row.denominator };
      return { ...row, lo: row.lo * 3, hi: row.hi * 3, ...counts };
    },
    decisions: (finding) =>
      finding.period < '2024'
        ? finding
        : {
            ...finding,
            status: finding.period === '2024' ? finding.status : ['parallelsamfund'],
            shown: finding.shown.map((one) =>
              finding.period > '2024' || one.criterion === 'indkomst' ? { ...one, state: 'met' } : one,
            ),
          },
  });
  expect(altered).toBeGreaterThan(200);
  expect(changed).toEqual(outlookTown(yearOf, town));
});

test('the same input gives the same bytes', () => {
  const yearOf = walking('same');
  expect(JSON.stringify(outlookTown(yearOf))).toBe(JSON.stringify(outlookTown(yearOf)));
});

describe('the record of walks', () => {
  const findings = outlookTown(walking('record'));
  const records = kindOf(findings, 'backtest').flatMap((one) => (one.about === 'indicator' ? [one] : []));

  test('there is one for each criterion but origin, and one for the population', () => {
    expect(records.map(({ ruleSet }) => ruleSet)).toEqual([
      'uden-for-arbejdsmarkedet',
      'doemte',
      'alene-grundskole',
      'bruttoindkomst-region',
      'indbyggere',
    ]);
  });

  test.each(['uden-for-arbejdsmarkedet', 'alene-grundskole', 'bruttoindkomst-region', 'indbyggere'])(
    '%s: nine of ten ranges hold, and every second half',
    (indicator) => {
      const all = records.find(({ ruleSet }) => ruleSet === indicator)?.parts[0];
      const shown = all?.scores.find(({ method }) => method === 'shown');
      expect(shown?.cover90).toBeGreaterThan(0.84);
      expect(shown?.cover90).toBeLessThan(0.97);
      expect(shown?.cover50).toBeGreaterThan(0.4);
      expect(shown?.cover50).toBeLessThan(0.62);
    },
  );

  test('a walk has no drift: persistence is shown, and the record says so', () => {
    const work = records.find(({ ruleSet }) => ruleSet === 'uden-for-arbejdsmarkedet');
    expect(work?.method).toBe('persistence');
    const [shown, persistence] = work?.parts[0]?.scores ?? [];
    expect(shown?.mae).toBe(persistence?.mae);
  });

  test('chances are what happened: of all events within a bin, so many as were told', () => {
    for (const { parts } of records) {
      for (const { reliability, horizon } of parts.filter(({ scope }) => scope === 'all')) {
        if (horizon > 1) continue;
        for (const { forecasts, happened, meanChance } of reliability) {
          if (forecasts < 40 || meanChance === undefined) continue;
          expect(Math.abs(happened / forecasts - meanChance)).toBeLessThan(0.2);
        }
      }
    }
  });

  test('fewer than 20 crossings are too few to judge', () => {
    for (const { parts } of records)
      for (const { crossed, enough } of parts) expect(enough).toBe(crossed >= 20);
  });

  test('at most eight warnings, each with a reason and a criterion, none of them origin', () => {
    const [warning] = kindOf(findings, 'early-warning');
    expect(warning?.flags.length).toBeGreaterThan(0);
    expect(warning?.flags.length).toBeLessThanOrEqual(8);
    expect(warning?.flags.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(warning?.flags.map(({ criterion }) => criterion)).not.toContain('oprindelse');
    expect(warning?.record.flags).toBeGreaterThan(0);
  });
});

test('what rises together everywhere is a drift: the model is shown, and misses by less than the newest figure', () => {
  const rising: YearOf = (area, year) => {
    const usual = walking('rise')(area, year);
    return usual && { ...usual, residents: Math.round(usual.residents * 1.03 ** (year - 2014)) };
  };
  const findings = outlookTown(rising);
  const population = kindOf(findings, 'backtest').find(({ ruleSet }) => ruleSet === 'indbyggere');
  if (population?.about !== 'indicator') throw new Error('The population has a record.');
  expect(population.method).toBe('model');
  const [shown, persistence] = population.parts[0]?.scores ?? [];
  expect(shown?.mae).toBeLessThan(0.7 * (persistence?.mae ?? 0));
  const [area] = kindOf(findings, 'population-outlook');
  expect(area?.fan.map(({ period }) => period)).toEqual(['2027', '2028', '2029']);
  const centres = area?.fan.map(({ centre }) => centre) ?? [];
  expect(centres).toEqual([...centres].sort((a, b) => a - b));
});
