import { describe, expect, test } from 'vitest';
import { fraction, fromDecimal, toDecimalText } from '../../support/fraction.ts';
import { isBeyond } from '../light/held.ts';
import { cheapestWayOut, moveDistanceOf, replacedTaxpayers } from './analyst-distance.ts';
import { type Distance, distanceOf, type HeldShare, incomeDistanceOf, shareOf } from './distance.ts';

const year = ([numerator, denominator]: readonly [number, number]) => ({
  numerator: fromDecimal(numerator),
  denominator: fromDecimal(denominator),
});
type Counts = readonly (readonly [number, number])[];
const held = (
  years: Counts,
  operator: '>' | '>=' = '>',
  limit = fraction(2n, 5n),
  how: HeldShare['how'] = 'meanOfShares',
): HeldShare => ({ years: years.map(year), how, operator, limit });

const plain = ({ direction, persons }: Distance) => [direction, persons];

describe('worked examples of the method paper, B.3', () => {
  const example = held([
    [250, 600],
    [243, 612],
  ]);
  test('250/600 and 243/612 is 0.406863: 8.4 persons over the line, so 9 must get work', () => {
    expect(toDecimalText(shareOf(example), 6)).toBe('0.406863');
    expect(toDecimalText(distanceOf(example).toLine, 1)).toBe('8.4');
    expect(plain(distanceOf(example))).toEqual(['out', 9n]);
  });
  test('234 of 612 gives 0.39951 and 235 still 0.40033', () => {
    const after = (numerator: bigint) => toDecimalText(shareOf(example, { numerator, denominator: 0n }), 5);
    expect([after(-9n), after(-8n)]).toEqual(['0.39951', '0.40033']);
  });
  test('exactly at the line “over” is not met, and one person more meets it', () => {
    const atLine = held([
      [240, 600],
      [240, 600],
    ]);
    expect(plain(distanceOf(atLine))).toEqual(['in', 1n]);
  });
  test('45 of 1,500 at exactly “at least three times” 1 %: one fewer ends it', () => {
    expect(plain(distanceOf(held([[45, 1500]], '>=', fraction(3n, 100n))))).toEqual(['out', 1n]);
    expect(plain(distanceOf(held([[44, 1500]], '>=', fraction(3n, 100n))))).toEqual(['in', 1n]);
  });
});

test('full-time persons may be fractions, and the distance to the line too', () => {
  // 0.1 points over the line in both years: 0.001 × 978 × 2 years.
  const { toLine } = distanceOf(
    held([
      [392.178, 978],
      [392.178, 978],
    ]),
  );
  expect(toDecimalText(toLine, 2)).toBe('1.96');
});

test('the older year weighs half, so the newest year must change twice as much', () => {
  const oneYear = distanceOf(held([[260, 600]]));
  const twoYears = distanceOf(
    held([
      [260, 600],
      [260, 600],
    ]),
  );
  expect([oneYear.persons, twoYears.persons]).toEqual([20n, 40n]);
});

test('pooled persons instead of mean shares give another figure and another distance', () => {
  const years: Counts = [
    [45, 100],
    [360, 900],
  ];
  expect(toDecimalText(shareOf(held(years)), 4)).toBe('0.4250');
  expect(toDecimalText(shareOf(held(years, '>', fraction(2n, 5n), 'pooled')), 4)).toBe('0.4050');
  expect(plain(distanceOf(held(years)))).toEqual(['out', 45n]);
  expect(plain(distanceOf(held(years, '>', fraction(2n, 5n), 'pooled')))).toEqual(['out', 5n]);
});

test('a distance that the newest year cannot close alone is told as out of reach', () => {
  const far = held([
    [600, 600],
    [10, 600],
  ]);
  expect(plain(distanceOf(far))).toEqual(['out', undefined]);
});

test('at the distance the decision flips, and one person short of it it does not', () => {
  let seed = 7;
  const draw = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % (most + 1);
  };
  let flipped = 0;
  for (let i = 0; i < 3000; i++) {
    const of = [1 + draw(300), 1 + draw(300)] as const;
    const operator = draw(1) === 0 ? '>' : '>=';
    const how = draw(1) === 0 ? 'meanOfShares' : 'pooled';
    const one = held(
      [
        [draw(of[0]), of[0]],
        [draw(of[1]), of[1]],
      ],
      operator,
      fraction(BigInt(draw(20)), 20n),
      how,
    );
    const { direction, persons } = distanceOf(one);
    const metAfter = (n: bigint) =>
      isBeyond(
        shareOf(one, { numerator: direction === 'out' ? -n : n, denominator: 0n }),
        operator,
        one.limit,
      );
    expect(metAfter(0n)).toBe(direction === 'out');
    if (persons === undefined) continue;
    flipped += 1;
    expect([metAfter(persons), metAfter(persons - 1n)]).toEqual([direction === 'in', direction === 'out']);
  }
  expect(flipped).toBeGreaterThan(1000);
});

describe('income, in kroner per taxpayer', () => {
  const income = (meanDkk: number) => ({
    meanDkk: fromDecimal(meanDkk),
    taxpayers: 700n,
    referenceDkk: fromDecimal(400_000),
    limit: fraction(11n, 20n),
  });
  test.each([
    [219_999, 'out', 1n],
    [218_000.5, 'out', 2000n],
    [220_000, 'in', 1n],
    [221_000, 'in', 1001n],
  ] as const)('a mean of %d against 55 %% of 400,000 is %s by %d', (mean, direction, kroner) => {
    expect(incomeDistanceOf(income(mean))).toEqual({
      direction,
      perTaxpayerDkk: kroner,
      totalDkk: kroner * 700n,
    });
  });
  test('taxpayers replaced, for analysts only', () => {
    // 700 × 2,000 kroner are missing; each brings 300,000 − 218,000 = 82,000 more: 17.07, so 18.
    expect(replacedTaxpayers(income(218_000), fromDecimal(300_000))).toEqual({
      layer: 'intern',
      answer: 18n,
    });
    expect(replacedTaxpayers(income(230_000), fromDecimal(300_000)).answer).toBeUndefined();
  });
});

describe('for analysts only', () => {
  test('origin is no way of losing a status', () => {
    const met = [
      { id: 'oprindelse', subject: 'origin', persons: 1n },
      { id: 'arbejdsmarked', subject: 'work', persons: 12n },
      { id: 'doemte', subject: 'convictions', persons: 3n },
    ] as const;
    expect(cheapestWayOut(met, 3).answer?.criteria).toEqual(['doemte']);
  });
  test('out-movers with the attribute and in-movers without it, by trying', () => {
    // 250/600 and 243/612: the newest share must be at most 0.4 × 2 − 250/600 = 0.38333…
    const years: Counts = [
      [250, 600],
      [243, 612],
    ];
    const ends = (numerator: number, denominator: number) => 250 / 600 + numerator / denominator <= 0.8;
    let outMovers = 1;
    while (!ends(243 - outMovers, 612 - outMovers)) outMovers++;
    let inMovers = 1;
    while (!ends(243, 612 + inMovers)) inMovers++;
    expect(moveDistanceOf(held(years))).toEqual({
      layer: 'intern',
      answer: { outMovers: BigInt(outMovers), inMovers: BigInt(inMovers) },
    });
  });
  test('the cheapest way: as many criteria as are met beyond the need, and one; sums are bounds', () => {
    const met = [
      { id: 'a', subject: 'work', persons: 9n },
      { id: 'b', subject: 'convictions', persons: 4n },
      { id: 'c', subject: 'education', persons: 30n },
    ] as const;
    expect(cheapestWayOut(met, 2)).toEqual({
      layer: 'intern',
      answer: { criteria: ['b', 'a'], atLeast: 9n, atMost: 13n },
    });
    expect(cheapestWayOut(met.slice(0, 1), 2).answer).toBeUndefined();
  });
  test('an income that persons cannot close leaves no way where it would be needed', () => {
    const met = [
      { id: 'a', subject: 'work', persons: 9n },
      { id: 'd', subject: 'income', persons: undefined },
    ] as const;
    expect(cheapestWayOut(met, 1).answer).toBeUndefined();
  });
});

test('a share is never held against a limit from above', () => {
  expect(() => distanceOf({ ...held([[1, 2]]), operator: '<' })).toThrow(RangeError);
});
