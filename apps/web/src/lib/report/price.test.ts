import type { ProtectionPrice } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { reportEn } from '../texts/report.en.ts';
import { priceSentence } from './price.ts';

const da = { language: 'da', text: reportDa } as const;
const en = { language: 'en', text: reportEn } as const;
const indicator = { id: 'doemte', unit: 'share' } as const;

const price = (errors: ProtectionPrice['errors']): readonly ProtectionPrice[] => [
  {
    indicator: 'doemte',
    areaSet: 'omraader',
    cells: 2370,
    published: 1085,
    underThreshold: 1100,
    coarsened: 185,
    suppressed: 0,
    errors,
  },
];
const errors = {
  compared: 1085,
  meanCount: 1.1,
  largestCount: 2,
  meanValue: 0.0023,
  largestValue: 0.024,
  rankCorrelation: 0.838,
};

describe('the price of protection in one sentence', () => {
  it('tells the distance in points with one decimal, and whether the order of areas is kept', () => {
    expect(priceSentence(price(errors), indicator, 'omraader', da)).toBe(
      'Viste og præcise tal ligger i gennemsnit 0,2 pct.-point fra hinanden og højst 2,4 pct.-point (1.085 tal sammenlignet). Områdernes rækkefølge er bevaret med en rangkorrelation på 0,84, hvor 1 er helt den samme.',
    );
    expect(priceSentence(price(errors), indicator, 'omraader', en)).toContain(
      '0.2 points apart on average and at most 2.4 points',
    );
  });

  it('says nothing where nothing was compared, for another area set, or without a certificate', () => {
    expect(priceSentence(price(undefined), indicator, 'omraader', da)).toBeUndefined();
    expect(priceSentence(price(errors), indicator, 'afdelinger', da)).toBeUndefined();
    expect(priceSentence([], indicator, 'omraader', da)).toBeUndefined();
  });
});
