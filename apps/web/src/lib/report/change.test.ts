import { describe, expect, it } from 'vitest';
import { compareFigures, streak } from './change.ts';
import { type Figure, NOT_DELIVERED } from './figure.ts';

const shown = (value: number, step: number): Figure => ({
  status: 'published',
  quality: 'final',
  reason: 'none',
  value,
  step,
});

describe('comparing figures', () => {
  it.each([
    [0.415, 0.005, 0.41, 0.01, 'same'],
    [0.42, 0.01, 0.41, 0.01, 'higher'],
    [0.4, 0.05, 0.42, 0.01, 'same'],
    [0.35, 0.05, 0.42, 0.01, 'lower'],
    [0.3, 0.1, 0.3, 0.1, 'same'],
    [0.7, 0.1, 0.6, 0.1, 'higher'],
    [-5, 5, 0, 5, 'lower'],
  ])('%d in steps of %d against %d in steps of %d is %s', (a, stepA, b, stepB, kind) => {
    expect(compareFigures(shown(a, stepA), shown(b, stepB)).kind).toBe(kind);
  });

  it('one step apart may be rounding alone, two steps apart cannot be', () => {
    expect(compareFigures(shown(0.42, 0.01), shown(0.41, 0.01))).toMatchObject({ beyondRounding: false });
    expect(compareFigures(shown(0.43, 0.01), shown(0.41, 0.01))).toMatchObject({ beyondRounding: true });
  });

  it('is unknown when either is missing', () => {
    expect(compareFigures(NOT_DELIVERED, shown(1, 1)).kind).toBe('unknown');
  });
});

describe('streaks', () => {
  it('count the years that moved the same way by more than rounding', () => {
    const values = [0.5, 0.48, 0.45, 0.42, 0.38].map((value) => shown(value, 0.01));
    expect(streak(values)).toEqual({ years: 4, kind: 'lower' });
  });
  it('stop at a gap', () => {
    expect(streak([shown(0.5, 0.01), NOT_DELIVERED, shown(0.4, 0.01), shown(0.3, 0.01)]).years).toBe(1);
  });
  it('are none when the last step is within rounding', () => {
    expect(streak([shown(0.5, 0.01), shown(0.4, 0.01), shown(0.39, 0.01)]).years).toBe(0);
  });
});
