import { describe, expect, it } from 'vitest';
import { deliveredTable, known, node } from '../../../../tests/support/municipality.ts';
import { toNodeTable } from './node-table.ts';
import { roundCount } from './round.ts';
import { hideTellingUnions } from './telling-unions.ts';
import type { Verdict } from './verdict.ts';

const parts = ['1', '2'].map((area) => ({ areaSet: 'omraader', area }));
const nodes = [node('omraader', '1', []), node('omraader', '2', []), { ...node('unioner', 'a', []), parts }];
const table = deliveredTable('doemte', {
  'omraader/1 2026': known(4, 100),
  'omraader/2 2026': known(4, 100),
  'unioner/a 2026': known(8, 200),
});
const exact = toNodeTable(table, nodes, false);

const rounded: Verdict = { kind: 'rounded', level: 'usual' };
const under: Verdict = { kind: 'under', reason: 'small-count' };
const silent: Verdict = { kind: 'silent', status: 'unavailable', reason: 'not-delivered' };

describe('a union in a ready table', () => {
  it.each<[string, readonly Verdict[], Verdict]>([
    ['is shown beside parts that are all shown', [rounded, rounded, rounded], rounded],
    [
      'is hidden beside a class: 4 + 4 = 8 would tell',
      [under, under, rounded],
      { kind: 'hidden', reason: 'secondary' },
    ],
    [
      'is hidden beside one hidden part',
      [rounded, { kind: 'hidden', reason: 'few-persons' }, rounded],
      { kind: 'hidden', reason: 'secondary' },
    ],
    ['has no figure where nobody delivered one', [rounded, silent, silent], silent],
  ])('%s', (_, verdicts, expected) => {
    expect(hideTellingUnions(exact, verdicts)[2]).toEqual(expected);
  });

  it('made of rounded parts takes no small third count of a district below three values that it had', () => {
    const round = (count: number) => roundCount(count, { base: 5, smallCount: 5, scale: 1 });
    const valuesLeft = (a: number, b: number, small: number, withUnion: boolean): number => {
      const [one, two, union, district] = [round(a), round(b), round(a + b), round(a + b + small)];
      const least = Math.max(one.lo + two.lo, withUnion ? union.lo : 0);
      const most = Math.min(one.hi + two.hi, withUnion ? union.hi : Infinity);
      return [0, 1, 2, 3, 4].filter((n) => district.hi - n >= least && district.lo - n <= most).length;
    };
    // Rounding repeats itself every five: counts from 5 to 24 stand for all.
    const counts = Array.from({ length: 20 }, (_, i) => i + 5);
    const worse = counts.flatMap((a) =>
      counts.flatMap((b) =>
        [0, 1, 2, 3, 4].filter((n) => valuesLeft(a, b, n, false) >= 3 && valuesLeft(a, b, n, true) < 3),
      ),
    );
    expect(worse).toEqual([]);
  });

  it('of registers with persons is left to the attack', () => {
    const persons = { ...exact, form: 'persons' as const };
    expect(hideTellingUnions(persons, [under, under, rounded])).toEqual([under, under, rounded]);
  });
});
