import { describe, expect, it } from 'vitest';
import { areaToward } from './direction.ts';

// 0 1 2
// 3 4 5   and 6 far to the east, nobody's neighbour
const at = (x: number, y: number, neighbours: number[]) => ({ x, y, neighbours });
const areas = [
  at(0, 0, [1, 3]),
  at(10, 0, [0, 2, 4]),
  at(20, 0, [1, 5]),
  at(0, 10, [0, 4]),
  at(10, 10, [1, 3, 5]),
  at(20, 10, [2, 4]),
  at(90, 12, []),
];

describe('arrow keys on the map', () => {
  it.each([
    [4, 'up', 1],
    [4, 'left', 3],
    [4, 'right', 5],
    [0, 'down', 3],
    [0, 'up', 0],
    [5, 'right', 6],
    [6, 'left', 5],
  ] as const)('from %d %s go to %d', (from, direction, to) => {
    expect(areaToward(areas, from, direction)).toBe(to);
  });
});
