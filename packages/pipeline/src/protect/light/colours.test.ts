/** Colours from states, and one department's colours through the years, as tables of cases worked out by hand. */
import type { LightColour } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { fraction } from '../../support/fraction.ts';
import { possibleColours, type Rule } from './colours.ts';
import { type Held, type States, stateOf } from './held.ts';
import { type ColourYear, colourYears } from './hysteresis.ts';

const rule: Rule = { red: { atUpper: 2 }, yellow: { atUpper: 1, atLower: 2, near: true } };

/** Outside the labour market: over 40 %, over 30 %, and near from 38 %. */
const share: Pick<Held, 'lines' | 'rule'> = {
  rule: { id: 'a', indicator: 'a', title: { da: 'a', en: 'a' }, operator: '>', subject: 'work' },
  lines: { upper: fraction(40n, 100n), lower: fraction(30n, 100n), near: fraction(38n, 100n) },
};

const percent = (whole: number) => fraction(BigInt(Math.round(whole * 100)), 10_000n);

const statesAt = (lo: number, hi = lo): States => {
  const certain = { lo: percent(lo), hi: percent(hi) };
  const at = (line: 'upper' | 'lower' | 'near') => stateOf(certain, '>', share.lines[line]);
  return { upper: at('upper'), lower: at('lower'), near: at('near') };
};

const UNKNOWN: States = { upper: 'unknown', lower: 'unknown', near: 'unknown' };

const colours = (...all: readonly States[]) =>
  possibleColours(
    all.map((states) => ({ held: share, states })),
    rule,
  ).join(' ');

describe('four criteria alike, over 40 %, lower limit over 30 %, near from 38 %', () => {
  test.each`
    figures                       | expected          | because
    ${[40.01, 40.01, 0, 0]}       | ${'red'}          | ${'two beyond the upper limit'}
    ${[40.01, 40, 0, 0]}          | ${'yellow'}       | ${'at the line "over" is not met'}
    ${[40.01, 0, 0, 0]}           | ${'yellow'}       | ${'one'}
    ${[38.01, 0, 0, 0]}           | ${'yellow'}       | ${'one near'}
    ${[38, 0, 0, 0]}              | ${'green'}        | ${'the margin ends at 38'}
    ${[30.01, 30.01, 0, 0]}       | ${'yellow'}       | ${'two beyond the lower limit'}
    ${[30.01, 30, 0, 0]}          | ${'green'}        | ${'one at the lower line is not beyond it'}
    ${[0, 0, 0, 0]}               | ${'green'}        | ${'none'}
    ${[[39, 41], 0, 0, 0]}        | ${'yellow'}       | ${'beyond or near: yellow either way'}
    ${[[37, 41], 0, 0, 0]}        | ${'green yellow'} | ${'near or not'}
    ${[[39, 41], [39, 41], 0, 0]} | ${'yellow red'}   | ${'both may be beyond'}
    ${[[39, 41], 45, 50, 0]}      | ${'red'}          | ${'two are beyond whatever the third'}
    ${[[29, 31], 0, 0, 0]}        | ${'green'}        | ${'one at the lower limit is none yet'}
  `('$figures: $expected ($because)', ({ figures, expected }) => {
    const states = (figures as readonly (number | readonly [number, number])[]).map((figure) =>
      typeof figure === 'number' ? statesAt(figure) : statesAt(...figure),
    );
    expect(colours(...states)).toBe(expected);
  });

  test('a missing figure leaves open what it could decide, and no more', () => {
    expect(colours(UNKNOWN, statesAt(0), statesAt(0), statesAt(0))).toBe('green yellow');
    expect(colours(UNKNOWN, statesAt(45), statesAt(0), statesAt(0))).toBe('yellow red');
    expect(colours(UNKNOWN, UNKNOWN, statesAt(0), statesAt(0))).toBe('green yellow red');
    expect(colours(UNKNOWN, UNKNOWN, statesAt(45), statesAt(45))).toBe('red');
  });
});

const LETTERS: Readonly<Record<string, LightColour>> = { R: 'red', Y: 'yellow', G: 'green', S: 'too-small' };

/** "RY" may be red or yellow; a small letter lies beyond the margin. */
const yearsOf = (written: string): readonly ColourYear[] =>
  written.split(' ').map((word, i) => ({
    period: String(2017 + i),
    computed: [...word.toUpperCase()].flatMap((letter) => LETTERS[letter] ?? []),
    isBeyondMargin: () => word !== word.toUpperCase(),
  }));

const written = (colours: readonly LightColour[]) =>
  colours.map((colour) => (colour === 'too-small' ? 'S' : colour.charAt(0).toUpperCase())).join('');

describe('hysteresis: two years in a row, or at once beyond the margin', () => {
  const run = (word: string) => colourYears(yearsOf(word), { yearsInRow: 2, atOnceBeyondMargin: true });
  test.each`
    figures        | status         | because
    ${'G Y Y G G'} | ${'G G Y Y G'} | ${'the second year in a row changes it'}
    ${'G Y G Y G'} | ${'G G G G G'} | ${'to and fro changes nothing'}
    ${'G y G G'}   | ${'G Y Y G'}   | ${'beyond the margin changes at once, and back after two'}
    ${'G Y R R'}   | ${'G G G R'}   | ${'two different years are not two in a row'}
    ${'R S Y'}     | ${'R S Y'}     | ${'size is no matter of degree'}
    ${'GY G G'}    | ${'YG YG G'}   | ${'an uncertain beginning is settled by two years'}
    ${'G GY G'}    | ${'G G G'}     | ${'the kept colour does not depend on the open year'}
    ${'G GY Y'}    | ${'G G YG'}    | ${'the open year may have been the first of two'}
    ${'R RYG G G'} | ${'R R RG G'}  | ${'an unknown year is carried, not guessed'}
  `('$figures gives $status ($because)', ({ figures, status }) => {
    expect(
      run(figures)
        .map((standing) => written(standing.status))
        .join(' '),
    ).toBe(status);
  });

  test('since is the first year in a row, and unsaid while it may have begun earlier', () => {
    expect(run('G Y Y Y').map(({ since }) => since)).toEqual(['2017', '2017', '2019', '2019']);
    expect(run('GY G G').map(({ since }) => since)).toEqual([undefined, undefined, undefined]);
    expect(run('GY R R').map(({ since }) => since)).toEqual([undefined, undefined, '2019']);
  });

  test('a kept colour is told as kept', () => {
    expect(run('G Y Y').map(({ isHeld }) => isHeld)).toEqual([false, true, false]);
  });

  test('without hysteresis the colour is that of the figures', () => {
    const standings = colourYears(yearsOf('G Y G R'), { yearsInRow: 1, atOnceBeyondMargin: false });
    expect(standings.map(({ status }) => written(status))).toEqual(['G', 'Y', 'G', 'R']);
  });
});
