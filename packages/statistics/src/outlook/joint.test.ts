import { describe, expect, test } from 'vitest';
import { makeRandom, seedFromText } from '../disclosure/random.ts';
import { countChances, drawTogether, tellChance } from './joint.ts';
import type { Panel, Reading } from './panel.ts';
import { openOutlook } from './predict.ts';

/** Random walks of 60 units over 12 periods; the second figure moves with the first, or against it. */
function twoFigures(together: boolean): readonly [Panel, Panel] {
  const random = makeRandom(seedFromText('joint'));
  const step = () => (random.below(2001) - 1000) / 1000;
  const units = Array.from({ length: 60 }, (_, unit) => {
    let [a, b] = [10, 10];
    const readings: [Reading, Reading][] = [];
    for (let t = 0; t < 12; t++) {
      readings.push([
        { numerator: a, denominator: 1 },
        { numerator: b, denominator: 1 },
      ]);
      const move = step();
      a += move;
      b += together ? move : -move;
    }
    return { id: String(unit), readings };
  });
  const panel = (which: 0 | 1): Panel => ({
    kind: 'value',
    periods: 12,
    units: units.map(({ id, readings }) => ({ id, readings: readings.map((both) => both[which]) })),
  });
  return [panel(0), panel(1)];
}

const bothUp = (panels: readonly Panel[], steps: readonly [number, number] = [1, 1]) => {
  const series = panels.map((panel, i) => ({ outlooks: openOutlook(panel), last: 11, steps: steps[i] ?? 1 }));
  const [first] = drawTogether(series);
  const from = panels.map(({ units }) => units[0]?.readings[11]?.numerator ?? 0);
  const chances = countChances(first?.draws ?? [], ['both', 'not'], ([a = 0, b = 0]) =>
    a > (from[0] ?? 0) && b > (from[1] ?? 0) ? 'both' : 'not',
  );
  return { draws: first?.draws ?? [], from, both: chances?.both.chance };
};

describe('figures foretold together', () => {
  test('what rose together rises together: about 1 of 2', () =>
    expect(bothUp(twoFigures(true)).both).toBeCloseTo(0.5, 1));

  test('what never rose together does not: next to none', () =>
    expect(bothUp(twoFigures(false)).both).toBe(0.01));

  test('a published figure is taken as it is', () => {
    const { draws, from } = bothUp(twoFigures(true), [0, 1]);
    expect(new Set(draws.map(([a]) => a))).toEqual(new Set([from[0]]));
  });

  test('the same input gives the same draws', () =>
    expect(bothUp(twoFigures(true)).draws).toEqual(bothUp(twoFigures(true)).draws));

  test('a unit without a newest figure has no draws, and then no chance', () => {
    const [a, b] = twoFigures(true);
    const [gone, ...rest] = a.units;
    const without = { ...a, units: [{ id: gone?.id ?? '', readings: [] }, ...rest] };
    const [first] = drawTogether(
      [without, b].map((panel) => ({ outlooks: openOutlook(panel), last: 11, steps: 1 })),
    );
    expect(first?.draws).toEqual([]);
    expect(countChances(first?.draws ?? [], ['x'], () => 'x')).toBeUndefined();
  });
});

test.each([
  [0, 0.01, 'next-to-none'],
  [0.03, 0.05, 'unlikely'],
  [0.26, 0.25, 'unlikely'],
  [0.31, 0.3, 'less-likely-than-not'],
  [0.5, 0.5, 'even'],
  [0.62, 0.6, 'more-likely-than-not'],
  [0.93, 0.95, 'likely'],
  [1, 0.99, 'next-to-sure'],
] as const)('a chance of %d is shown as %d and called %s', (chance, shown, words) => {
  const told = tellChance(chance);
  expect(told.shown).toBeCloseTo(shown, 12);
  expect(told.words).toBe(words);
});
