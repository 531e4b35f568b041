import { describe, expect, test } from 'vitest';
import { isPeriod, orderPeriods } from './panel-periods.ts';

describe('periods in order', () => {
  test.each([
    ['years', ['2024', '2022', '2023'], [2, 0, 1]],
    ['every other year is one step', ['2013', '2015', '2019'], [0, 1, 3]],
    ['half-years counted 1 and 2', ['2015-01', '2015-02', '2016-01'], [0, 1, 2]],
    ['half-years by their month', ['2015-07', '2015-01', '2016-07'], [1, 0, 3]],
    ['ends of half-years', ['2015-06', '2015-12', '2016-06'], [0, 1, 2]],
    ['quarters by their month', ['2015-01', '2015-10', '2016-04'], [0, 3, 5]],
    ['quarters counted', ['2015-04', '2015-03', '2016-01'], [1, 0, 2]],
    ['quarters with a letter', ['2015Q4', '2016Q1', '2016K2'.replace('K', 'Q')], [0, 1, 2]],
    ['months', ['2019-11', '2019-12', '2020-01', '2020-05'], [0, 1, 2, 6]],
    ['Januaries alone are years', ['2019-01', '2020-01', '2022-01'], [0, 1, 3]],
  ])('%s', (_, periods, places) => {
    const order = orderPeriods(periods);
    expect(periods.map((period) => order?.index.get(period))).toEqual(places);
  });

  test('a missing period keeps its place', () => {
    expect(orderPeriods(['2019', '2020', '2022'])?.written).toEqual(['2019', '2020', undefined, '2022']);
  });

  test.each([
    ['years and months', ['2019', '2020-01']],
    ['quarters and months', ['2019Q1', '2020M01']],
  ])('%s cannot be put in order', (_, periods) => expect(orderPeriods(periods)).toBeUndefined());

  test.each(['20', '2020-13', '2020-00', '2020Q5', '2020H3', 'maj 2020', ''])('%s is no period', (text) =>
    expect(isPeriod(text)).toBe(false),
  );
});
