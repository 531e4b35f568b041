import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { toNested, toTopoJson } from './topology.ts';

const box = (x: number, y: number, side: number) => {
  const [east, north] = [53_000_000 + x, 617_000_000 + y];
  return Float64Array.of(east, north, east + side, north, east + side, north + side, east, north + side);
};
const detail = { smallestTriangleM2: 300, steps: 10_000 };
const drawn = (id: string, ...rings: readonly Float64Array[]) => ({
  id,
  properties: { slags: 'hav' },
  rings,
});
const read = (text: string, name = 'areas') => {
  const topology = JSON.parse(text) as Topology<Record<string, GeometryCollection>>;
  return { topology, object: topology.objects[name] as GeometryCollection };
};

describe('drawing areas for the web', () => {
  it('puts holes into the outer ring that holds them, and islands into holes beside', () => {
    const nested = toNested([box(0, 0, 100), box(20, 20, 60), box(40, 40, 10), box(200, 0, 10)]);
    expect(nested.map((polygon) => polygon.length)).toEqual([2, 1, 1]);
  });

  it('runs outer rings clockwise and holes the other way, whatever the file did', () => {
    const turn = (ring: readonly (readonly [number, number])[]) =>
      Math.sign(
        ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]?.[0] ?? 0) * y - x * (ring[i]?.[1] ?? 0), 0),
      );
    const [[outer = [], hole = []] = []] = toNested([box(0, 0, 100), box(20, 20, 60)]);
    expect([turn(outer), turn(hole)]).toEqual([-1, 1]);
  });

  it('stores a common border once', () => {
    const { topology, object } = read(
      toTopoJson('areas', [drawn('1', box(0, 0, 90_000)), drawn('2', box(90_000, 0, 90_000))], detail),
    );
    const shared = mesh(topology, object, (a, b) => a !== b);
    expect(shared.coordinates).toHaveLength(1);
  });

  it('keeps id, properties and degrees', () => {
    const { topology, object } = read(
      toTopoJson('backdrop', [drawn('7', box(0, 0, 90_000))], detail),
      'backdrop',
    );
    const [first] = feature(topology, object).features;
    expect(first).toMatchObject({ id: '7', properties: { slags: 'hav' } });
    const geometry = first?.geometry;
    const corner = geometry?.type === 'MultiPolygon' ? (geometry.coordinates[0]?.[0]?.[0] ?? []) : [];
    expect(corner[0]).toBeCloseTo(9.48, 1);
    expect(corner[1]).toBeCloseTo(55.67, 1);
  });

  it('leaves out corners that nobody can see, but no island', () => {
    const wiggle = Array.from({ length: 100 }, (_, i) => [
      53_000_000 + i * 1000,
      617_000_000 + (i % 2) * 50,
    ]).flat();
    const strip = Float64Array.from([...wiggle, 53_099_000, 617_100_000, 53_000_000, 617_100_000]);
    const island = box(500_000, 500_000, 300);
    const text = toTopoJson('areas', [drawn('1', strip), drawn('2', island)], {
      ...detail,
      steps: 1_000_000,
    });
    const { topology } = read(text);
    const lengths = topology.arcs.map((arc) => arc.length);
    expect(Math.min(...lengths)).toBe(5);
    expect(Math.max(...lengths)).toBeLessThan(10);
  });

  it('writes the same bytes for the same shapes', () => {
    const once = () => toTopoJson('areas', [drawn('1', box(0, 0, 90_000))], detail);
    expect(once()).toBe(once());
  });
});
