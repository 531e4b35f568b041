import { describe, expect, it } from 'vitest';
import { markOf, toLegend } from './classes.ts';
import { type Figure, NOT_DELIVERED } from './figure.ts';

const breaks = [0.146, 0.196, 0.246, 0.296];
const shown = (value: number): Figure => ({
  status: 'published',
  quality: 'final',
  reason: 'none',
  value,
  step: 0.001,
});

describe('classes', () => {
  it.each([
    [0, 'c0'],
    [0.145, 'c0'],
    [0.146, 'c1'],
    [0.195, 'c1'],
    [0.196, 'c2'],
    [0.2459, 'c2'],
    [0.246, 'c3'],
    [0.296, 'c4'],
    [0.9, 'c4'],
  ])('put %d in %s: half-open, a value on a break goes up', (value, mark) => {
    expect(markOf(shown(value), breaks)).toBe(mark);
  });

  it('never colour what is protected or missing', () => {
    const edge: Figure = {
      status: 'under-threshold',
      quality: 'final',
      reason: 'small-count',
      side: 'under',
      at: 0.03,
      step: 0.01,
    };
    expect(markOf(edge, breaks)).toBe('hidden');
    expect(markOf({ status: 'suppressed', quality: 'final', reason: 'few-persons' }, breaks)).toBe('hidden');
    expect(markOf(NOT_DELIVERED, breaks)).toBe('none');
  });

  it('count every area exactly once in the legend', () => {
    const legend = toLegend(['c0', 'c4', 'c4', 'hidden', 'none'], breaks);
    expect(legend.classes.map((c) => c.areas)).toEqual([1, 0, 0, 0, 2]);
    expect([legend.hidden, legend.none]).toEqual([1, 1]);
  });
});
