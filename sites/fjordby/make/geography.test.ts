import { beforeAll, describe, expect, it } from 'vitest';
import { doubleArea } from './arcs.ts';
import { type Geography, makeFinder, makeGeography, type Shape, squareMetres } from './geography.ts';
import { AREA_PLAN, DISTRICT_PLAN } from './plan-areas.ts';
import type { Point } from './plan-coast.ts';
import { Chance, take } from './random.ts';

let geography: Geography;
beforeAll(() => {
  geography = makeGeography(new Chance('fjordby 1/geography'));
});

function edges(shapes: readonly Shape[]): string[] {
  return shapes.flatMap((shape) =>
    shape.flat().flatMap((ring) => ring.slice(1).map((to, i) => `${take(ring, i)}>${to}`)),
  );
}

function turned(edge: string): string {
  return edge.split('>').toReversed().join('>');
}

describe('the areas', () => {
  it('are 79 in 20 districts, each in one piece and without holes', () => {
    expect(geography.areas).toHaveLength(79);
    expect(geography.districts).toHaveLength(DISTRICT_PLAN.length);
    for (const shape of geography.areas) expect(shape.map((polygon) => polygon.length)).toEqual([1]);
  });

  it('lie wall to wall: every edge is shared with exactly one neighbour or with the outline', () => {
    const own = edges(geography.areas);
    const seen = new Set(own);
    expect(seen.size).toBe(own.length);
    const loose = own.filter((edge) => !seen.has(turned(edge)));
    expect(new Set(loose)).toEqual(new Set(edges([geography.outline])));
  });

  it('make up the districts and the municipality without a square metre between them', () => {
    const sum = (shapes: readonly Shape[]): number =>
      shapes.reduce((total, shape) => total + squareMetres(shape), 0);
    expect(sum(geography.areas)).toBeCloseTo(squareMetres(geography.outline), 3);
    expect(sum(geography.districts)).toBeCloseTo(squareMetres(geography.outline), 3);
  });

  it('have no sliver: the thinnest is far from a thread', () => {
    for (const shape of geography.areas) {
      const ring = take(take(shape, 0), 0);
      const around = ring.slice(1).reduce((sum, p, i) => sum + distance(p, take(ring, i)), 0);
      expect((4 * Math.PI * Math.abs(doubleArea(ring) / 2)) / around ** 2).toBeGreaterThan(0.25);
    }
  });

  it('never cross one another, nor the ground around them', () => {
    expect(crossings([...geography.areas, ...Object.values(geography.ground)])).toBe(0);
  });
});

describe('finding an area', () => {
  it('puts a point on a border in the area just right of and above it', () => {
    const square = (x: number, y: number): Shape => [
      [
        [
          [x, y],
          [x + 100, y],
          [x + 100, y + 100],
          [x, y + 100],
          [x, y],
        ],
      ],
    ];
    const find = makeFinder([square(0, 0), square(100, 0), square(0, 100), square(100, 100)]);
    const cases: readonly (readonly [Point, number])[] = [
      [[50, 50], 0],
      [[100, 50], 1],
      [[50, 100], 2],
      [[100, 100], 3],
      [[0, 0], 0],
      [[200, 50], -1],
      [[50, 200], -1],
    ];
    for (const [p, index] of cases) expect(find(p)).toBe(index);
  });

  it('finds each area at the seed it was grown from', () => {
    const find = makeFinder(geography.areas);
    AREA_PLAN.forEach((area, index) => {
      const at: Point = [(512000 + area.x * 1000) * 100, (6158000 + area.y * 1000) * 100];
      expect(`${area.name} ${find(at)}`).toBe(`${area.name} ${index}`);
    });
  });
});

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

type Segment = readonly [Point, Point];

function side([a, b]: Segment, p: Point): number {
  return Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]));
}

function cross(s: Segment, t: Segment): boolean {
  if (s.some((p) => t.some((q) => p[0] === q[0] && p[1] === q[1]))) return false;
  return side(s, t[0]) !== side(s, t[1]) && side(t, s[0]) !== side(t, s[1]);
}

function crossings(shapes: readonly Shape[]): number {
  const segments = new Map<string, Segment>();
  for (const ring of shapes.flat(2))
    ring.slice(1).forEach((to, i) => {
      const from = take(ring, i);
      segments.set([String(from), String(to)].toSorted().join('|'), [from, to]);
    });
  // Two segments can only cross if they meet in a square of 400 metres.
  const squares = new Map<string, Segment[]>();
  for (const segment of segments.values()) for (const key of squaresOf(segment)) put(squares, key, segment);
  let found = 0;
  for (const near of squares.values())
    near.forEach((s, i) => {
      found += near.slice(0, i).filter((t) => cross(s, t)).length;
    });
  return found;
}

function squaresOf([a, b]: Segment): string[] {
  const keys: string[] = [];
  const cell = (v: number): number => Math.floor(v / 40_000);
  for (let x = cell(Math.min(a[0], b[0])); x <= cell(Math.max(a[0], b[0])); x++)
    for (let y = cell(Math.min(a[1], b[1])); y <= cell(Math.max(a[1], b[1])); y++) keys.push(`${x},${y}`);
  return keys;
}

function put(map: Map<string, Segment[]>, key: string, segment: Segment): void {
  const list = map.get(key) ?? [];
  list.push(segment);
  map.set(key, list);
}
