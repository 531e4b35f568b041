import { describe, expect, it } from 'vitest';
import { SHEET_HEIGHT, SHEET_WIDTH, toMapGeometry } from './geometry.ts';

// Two squares side by side, sharing the middle border, in the Danish part of the world.
const topology = {
  type: 'Topology',
  arcs: [
    [
      [9.1, 55.1],
      [9.1, 55.0],
    ],
    [
      [9.1, 55.0],
      [9.0, 55.0],
      [9.0, 55.1],
      [9.1, 55.1],
    ],
    [
      [9.1, 55.1],
      [9.2, 55.1],
      [9.2, 55.0],
      [9.1, 55.0],
    ],
  ],
  objects: {
    areas: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', properties: { code: 'w' }, arcs: [[0, 1]] },
        { type: 'Polygon', properties: { code: 'e' }, arcs: [[2, -1]] },
      ],
    },
  },
};
const made = (codes: readonly string[]) =>
  toMapGeometry({
    polygons: JSON.stringify(topology),
    backdrop: undefined,
    codes,
    townCodes: new Set(['e']),
  });

describe('the map sheet', () => {
  it('holds every area in the order asked for, inside the sheet', () => {
    const map = made(['e', 'missing', 'w']);
    expect(map.areas.map((area) => area.path !== '')).toEqual([true, false, true]);
    for (const { x, y } of map.areas.filter((area) => area.path !== '')) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(SHEET_WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(SHEET_HEIGHT);
    }
  });

  it('puts north up and east right', () => {
    const [east, west] = made(['e', 'w']).areas;
    expect(east?.x).toBeGreaterThan(west?.x ?? Infinity);
  });

  it('knows that the two share a border', () => {
    expect(made(['w', 'missing', 'e']).areas.map((area) => area.neighbours)).toEqual([[2], [], [0]]);
  });

  it('draws the inner border in the outline nowhere', () => {
    const inner = made(['w', 'e']);
    const corners = inner.outline.match(/M/g)?.length ?? 0;
    expect(corners).toBeGreaterThan(0);
    expect(inner.outline).not.toContain(inner.areas[0]?.path.slice(0, -1));
  });

  it('frames the town within the sheet, in the sheet’s own proportions', () => {
    const [x, y, width, height] = made(['w', 'e']).town ?? [0, 0, 0, 0];
    expect(width / height).toBeCloseTo(SHEET_WIDTH / SHEET_HEIGHT, 2);
    expect(x + width / 2).toBeGreaterThan(SHEET_WIDTH / 2);
    expect(y + height / 2).toBeCloseTo(SHEET_HEIGHT / 2, 0);
  });

  it('measures kilometres: a tenth of a degree of latitude is about 11 km', () => {
    const map = made(['w']);
    const path = map.areas[0]?.path ?? '';
    const ys = [...path.matchAll(/[-\d]+/g)].map(Number);
    expect(ys.length).toBeGreaterThan(3);
    expect(map.kmPerUnit * (SHEET_HEIGHT - 2 * 14 * 4)).toBeCloseTo(11.13, 1);
  });
});
