import { describe, expect, it } from 'vitest';
import {
  decimalsOf,
  formatBytes,
  formatDifference,
  formatDistance,
  formatEdge,
  formatInterval,
  formatNumber,
  formatValue,
} from './number.ts';

const withPlainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('decimals of a step', () => {
  it.each([
    [5, 0],
    [1, 0],
    [0.5, 1],
    [0.25, 2],
    [0.1, 1],
    [0.01, 2],
    [0.001 * 100, 1],
    [0.005 * 100, 1],
    [1000, 0],
  ])('%d is written with %d', (step, decimals) => {
    expect(decimalsOf(step)).toBe(decimals);
  });
});

describe('a value is printed with its step', () => {
  it.each([
    [0.412, 0.001, 'share', 'da', 'cell', '41,2 %'],
    [0.412, 0.001, 'share', 'da', 'sentence', '41,2 pct.'],
    [0.41, 0.01, 'share', 'da', 'cell', '41 %'],
    [0.41, 0.01, 'share', 'da', 'sentence', 'omkring 41 pct.'],
    [0.415, 0.005, 'share', 'da', 'cell', '41,5 %'],
    [0.41, 0.005, 'share', 'da', 'cell', '41,0 %'],
    [0.41, 0.005, 'share', 'da', 'sentence', 'omkring 41 pct.'],
    [0.4, 0.05, 'share', 'da', 'cell', '40 %'],
    [0.0188, 0.0001, 'share', 'da', 'cell', '1,88 %'],
    [0.555, 0.001, 'ratio', 'da', 'cell', '55,5 %'],
    [0.412, 0.001, 'share', 'en', 'cell', '41.2%'],
    [0.41, 0.01, 'share', 'en', 'sentence', 'about 41%'],
    [2185, 5, 'count', 'da', 'cell', '2.185'],
    [2185, 5, 'count', 'da', 'sentence', 'omkring 2.185'],
    [118, 1, 'per1000', 'da', 'sentence', '118'],
    [-12, 1, 'per1000', 'da', 'cell', '−12'],
    [221400, 100, 'mean-dkk', 'da', 'cell', '221.400 kr.'],
    [221400, 100, 'mean-dkk', 'en', 'cell', 'DKK 221,400'],
    [222000, 1000, 'mean-dkk', 'da', 'sentence', 'omkring 222.000 kr.'],
    [0.012, 0.001, 'points', 'da', 'cell', '+1,2 pct.-point'],
    [-0.012, 0.001, 'points', 'da', 'sentence', '−1,2 pct.-point'],
    [0.01, 0.01, 'points', 'en', 'cell', '+1 percentage point'],
    [0.0001, 0.001, 'points', 'en', 'cell', '0.0 percentage points'],
  ] as const)('%d in steps of %d, %s, %s, %s: %s', (value, step, unit, language, manner, text) => {
    expect(withPlainSpaces(formatValue({ value, step }, unit, language, manner))).toBe(text);
  });

  it('keeps number and unit on one line', () => {
    expect(formatValue({ value: 0.4, step: 0.01 }, 'share', 'da')).toBe('40\u00a0%');
    expect(formatValue({ value: 4000, step: 100 }, 'mean-dkk', 'da')).toBe('4.000\u00a0kr.');
  });

  it('has no minus before a rounded zero', () => {
    expect(formatNumber(-0.0004, 0.001 * 100, 'da')).toBe('0,0');
    expect(formatNumber(-0.4, 1, 'da')).toBe('0');
  });
});

describe('an edge', () => {
  it.each([
    ['under', 5, 5, 'count', 'cell', 'under 5'],
    ['under', 0.03, 0.01, 'share', 'cell', 'under 3\u00a0%'],
    ['under', 0.03, 0.001, 'share', 'sentence', 'under 3\u00a0pct.'],
    ['over', 0.97, 0.01, 'share', 'cell', 'over 97\u00a0%'],
    ['over', 0.97, 0.01, 'share', 'sentence', 'mere end 97\u00a0pct.'],
  ] as const)('%s %d is said whole', (side, at, step, unit, manner, text) => {
    expect(formatEdge({ side, at, step }, unit, 'da', manner)).toBe(text);
  });
});

describe('a difference', () => {
  it.each([
    [0.023, 0.001, 'share', 'da', '+2,3\u00a0pct.-point'],
    [-0.007, 0.001, 'share', 'da', '−0,7\u00a0pct.-point'],
    [0, 0.001, 'share', 'da', '0,0\u00a0pct.-point'],
    [0.007, 0.001, 'share', 'en', '+0.7 percentage points'],
    [-15, 5, 'count', 'da', '−15'],
    [4200, 100, 'mean-dkk', 'da', '+4.200\u00a0kr.'],
  ] as const)('of %d in steps of %d, %s, %s: %s', (by, step, unit, language, text) => {
    expect(formatDifference(by, step, unit, language)).toBe(text);
  });

  it('in a sentence has no sign', () => {
    expect(formatDistance(-0.007, 0.001, 'share', 'da')).toBe('0,7\u00a0pct.-point');
    expect(formatDistance(-0.01, 0.01, 'share', 'en')).toBe('1 percentage point');
    expect(formatDistance(-0.02, 0.01, 'share', 'en')).toBe('2 percentage points');
  });

  it('without its unit stands alone in a column', () => {
    expect(formatDifference(0.023, 0.001, 'share', 'da', true)).toBe('+2,3');
  });
});

describe('the rest', () => {
  it('intervals say both ends', () => {
    expect(formatInterval({ lo: 20, hi: 29, step: 1 }, 'count', 'da')).toBe('20–29');
    expect(formatInterval({ lo: 20, hi: 29, step: 1 }, 'count', 'da', 'sentence')).toBe('mellem 20 og 29');
    expect(formatInterval({ lo: 0.2, hi: 0.29, step: 0.01 }, 'share', 'da')).toBe('20–29\u00a0%');
  });
  it.each([
    [400, '1\u00a0kB'],
    [48_300, '48\u00a0kB'],
    [1_240_000, '1,2\u00a0MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes, 'da')).toBe(text);
  });
});
