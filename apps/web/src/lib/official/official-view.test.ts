import { describe, expect, test } from 'vitest';
import { gapBetween } from './official-view.ts';

describe('the gap between a shown figure and a printed percentage', () => {
  test.each([
    ['is nothing where both may be one figure', 0.4525, 0.4575, '45.5', 0],
    ['is nothing where their edges meet', 0.4525, 0.4575, '45.8', 0],
    ['is counted from the nearest edges, upwards', 0.4525, 0.4575, '46.0', 0.2],
    ['and downwards', 0.4525, 0.4575, '45.0', -0.2],
    ['knows that two decimals are printed closer', 0.0225, 0.0275, '2.76', 0.005],
    ['takes a whole per cent as half a per cent to either side', 0.5351, 0.5351, '53', -0.01],
  ])('%s', (_, lo, hi, percent, expected) => {
    expect(gapBetween({ lo, hi }, percent)).toBeCloseTo(expected, 9);
  });
});
