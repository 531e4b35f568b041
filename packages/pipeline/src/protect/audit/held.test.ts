import { describe, expect, test } from 'vitest';
import type { PublishedCount } from '../editions/published-counts.ts';
import { toHeldForm } from './held.ts';
import { type CountRules, toShownForm } from './shown.ts';

const rules: CountRules = { base: 5, smallCount: 5, scale: 1, fewWidth: 2 };
const place = { role: 'main', isTotal: false };

/** 10 was shown, 8 to 12; by the sticky rule it stays for 5 to 14. */
const ten: PublishedCount = {
  number: { value: 10, lo: 8, hi: 12, step: 5 },
  within: { lo: 5, hi: 14 },
  nearAll: undefined,
};

const usual = (count: number) => toShownForm(count, 200, 'rounded', place, rules);

const heldAt = (count: number) =>
  toHeldForm(usual(count), { lo: count, hi: count }, 200, 'rounded', [ten], 1);

describe('a number of the previous edition, as the attacker meets it', () => {
  test('is its old interval while that holds the count, and at last every count that keeps the number', () => {
    const { levels, isKept, costs } = heldAt(12);
    expect(levels).toEqual([
      { lo: 8, hi: 12 },
      { lo: 5, hi: 14 },
    ]);
    expect(isKept).toBe(true);
    // Anything shown otherwise is cheaper: neighbours give way first.
    const dearest = toShownForm(500, 900, 'rounded', { role: 'municipality', isTotal: true }, rules).costs;
    expect(costs?.[0]).toBeGreaterThan(Math.max(...(dearest ?? [])));
  });

  test('never has its end at a count that was corrected by little', () => {
    expect(heldAt(13).levels).toEqual([
      { lo: 5, hi: 14 },
      { lo: 5, hi: 14 },
    ]);
  });

  test('that was replaced tells that the count left what would have kept it', () => {
    const { levels, isKept } = heldAt(16);
    expect(levels[0]).toEqual({ lo: 15, hi: 17 });
    expect(isKept).toBeUndefined();
  });

  test('is the finer of two editions while the later one only told less', () => {
    const coarser: PublishedCount = {
      number: { value: 10, lo: 5, hi: 14, step: 10 },
      within: { lo: 3, hi: 16 },
      nearAll: undefined,
    };
    const held = (count: number, ...told: readonly PublishedCount[]) =>
      toHeldForm(usual(count), { lo: count, hi: count }, 200, 'rounded', told, 1).levels[0];
    expect(held(12, coarser)).toEqual({ lo: 5, hi: 14 });
    expect(held(12, coarser, ten)).toEqual({ lo: 8, hi: 12 });
  });

  test('of an edition before one that replaced it tells nothing any more', () => {
    const fifteen: PublishedCount = {
      number: { value: 15, lo: 13, hi: 17, step: 5 },
      within: { lo: 11, hi: 19 },
      nearAll: undefined,
    };
    const both = toHeldForm(usual(14), { lo: 14, hi: 14 }, 200, 'rounded', [fifteen, ten], 1);
    expect(both).toEqual(toHeldForm(usual(14), { lo: 14, hi: 14 }, 200, 'rounded', [fifteen], 1));
  });

  test('that was never shown tells nothing', () => {
    expect(toHeldForm(usual(12), { lo: 12, hi: 12 }, 200, 'rounded', [], 1)).toEqual(usual(12));
  });
});
