import { expect, it } from 'vitest';
import { alongPath, knots } from './path.ts';

it.each([
  [2014, 10],
  [2015, 10],
  [2016, 15],
  [2017, 20],
  [2020, 20],
])('a path from 10 in 2015 to 20 in 2017 is in %i at %d', (year, level) => {
  expect(alongPath(knots(2015, 10, 2017, 20), year)).toBe(level);
});
