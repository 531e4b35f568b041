import type { ProtectionPrice, ShownDistance } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { reportEn } from '../texts/report.en.ts';
import { distanceText, priceSentence } from './price.ts';

const da = { language: 'da', text: reportDa } as const;
const en = { language: 'en', text: reportEn } as const;
const indicator = { id: 'doemte', unit: 'share' } as const;

const price = (values: ShownDistance | undefined): readonly ProtectionPrice[] => [
  {
    indicator: 'doemte',
    areaSet: 'omraader',
    part: 'total',
    cells: 2370,
    published: 1085,
    underThreshold: 1100,
    coarsened: 185,
    suppressed: 0,
    secondary: { coarsened: 0, suppressed: 0 },
    counts: undefined,
    values,
    rankCorrelation: { value: 0.84, step: 0.01 },
  },
];
const values: ShownDistance = {
  compared: 1085,
  mean: { value: 0.002, step: 0.001 },
  usual: 0.011,
  most: 0.024,
};

describe('the price of protection in one sentence', () => {
  it('tells the distance in points, and whether the order of areas is kept', () => {
    expect(priceSentence(price(values), indicator, 'omraader', da)).toBe(
      'Viste tal ligger i gennemsnit 0,2 pct.-point fra de præcise; 95 af 100 højst 1,1 og ingen mere end 2,4 pct.-point (1.085 tal sammenlignet). Områdernes rækkefølge er bevaret med en rangkorrelation på 0,84, hvor 1 er helt den samme.',
    );
    expect(priceSentence(price(values), indicator, 'omraader', en)).toContain(
      '0.2 points from the exact ones on average; 95 of 100 at most 1.1',
    );
  });

  it('says nothing where nothing was compared, for another area set, or without a certificate', () => {
    expect(priceSentence(price(undefined), indicator, 'omraader', da)).toBeUndefined();
    expect(priceSentence(price(values), indicator, 'afdelinger', da)).toBeUndefined();
    expect(priceSentence([], indicator, 'omraader', da)).toBeUndefined();
  });
});

describe('a distance in print', () => {
  it('of nothing on average is under its step', () => {
    const none = distanceText({ ...values, mean: { value: 0, step: 0.001 } }, 'share', da);
    expect(none.mean).toBe('under 0,1');
  });

  it('in persons has a decimal for the mean and none for whole persons', () => {
    const persons = { compared: 948, mean: { value: 1.2, step: 0.1 }, usual: 2, most: 2.5 };
    expect(distanceText(persons, 'count', da)).toEqual({
      compared: '948',
      mean: '1,2',
      usual: '2',
      most: '2,5',
    });
  });

  it('in kroner is told in hundreds', () => {
    const kroner = { compared: 90, mean: { value: 1200, step: 100 }, usual: 2500, most: 2500 };
    expect(distanceText(kroner, 'mean-dkk', en)).toMatchObject({ mean: '1,200', most: '2,500' });
  });
});
