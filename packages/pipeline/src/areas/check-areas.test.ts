import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { UserError } from '../support/errors.ts';
import { acceptedAreas, checkAreas } from './check-areas.ts';
import { renderAreasReport } from './render-report.ts';
import { area, folder, polygon, square, type TestFeature, write } from './testing/squares.ts';
import { parseTolerance } from './tolerance.ts';

const strict = {
  within: undefined,
  crs: undefined,
  codeProperty: 'kode',
  toleranceShare: 0,
  toleranceKm2: 0,
};
const km2 = (metres: number) => metres ** 2 / 1e6;
const check = (features: readonly TestFeature[], more = {}) =>
  checkAreas({ ...strict, file: write(folder(), features), ...more });
const outline = (side: number) => write(folder(), [area('kommune', polygon(square(0, 0, side)))]);

describe('checking areas on squares', () => {
  it('accepts a clean partition', () => {
    const report = check([area('1', polygon(square(0, 0, 100))), area('2', polygon(square(100, 0, 100)))]);
    expect(report).toMatchObject({ features: 2, overlaps: [], gaps: [], invalid: [], issues: [] });
    expect(report.unionKm2).toBeCloseTo(2 * km2(100), 9);
    expect(acceptedAreas(report)).toBe(true);
  });

  it('finds an overlap, names the pair and measures it', () => {
    const report = check([area('1', polygon(square(0, 0, 100))), area('2', polygon(square(90, 90, 100)))]);
    expect(report.overlaps).toMatchObject([{ codes: ['1', '2'] }]);
    expect(report.overlapKm2).toBeCloseTo(km2(10), 9);
    expect(acceptedAreas(report)).toBe(false);
  });

  it('finds an area that lies wholly inside another, and two areas that are the same', () => {
    const inside = check([area('1', polygon(square(0, 0, 100))), area('2', polygon(square(40, 40, 10)))]);
    expect(inside.overlapKm2).toBeCloseTo(km2(10), 9);
    const same = check([area('1', polygon(square(0, 0, 50))), area('2', polygon(square(0, 0, 50)))]);
    expect(same.overlapKm2).toBeCloseTo(km2(50), 9);
  });

  it('takes an area in the hole of another for no overlap, and the rest of the hole for a gap', () => {
    const ring = polygon(square(0, 0, 100), square(40, 40, 20));
    const report = check([area('1', ring), area('2', polygon(square(40, 40, 10)))]);
    expect(report.overlaps).toEqual([]);
    expect(report.gapKm2).toBeCloseTo(km2(20) - km2(10), 9);
    expect(report.gaps).toHaveLength(1);
  });

  it('measures what lies outside the outline and what it leaves uncovered', () => {
    const { outline: measured } = check([area('1', polygon(square(50, 0, 100)))], { within: outline(100) });
    expect(measured?.outsideKm2).toBeCloseTo(0.005, 9);
    expect(measured?.uncoveredKm2).toBeCloseTo(0.005, 9);
  });

  it('accepts within a tolerance in km² or as a share, and says so', () => {
    const areas = [area('1', polygon(square(0, 0, 100))), area('2', polygon(square(90, 0, 100)))];
    expect(acceptedAreas(check(areas, { toleranceKm2: 0.0011 }))).toBe(true);
    expect(acceptedAreas(check(areas, { toleranceKm2: 0.0009 }))).toBe(false);
    expect(acceptedAreas(check(areas, { toleranceShare: 0.06 }))).toBe(true);
    expect(renderAreasReport(check(areas))).toContain('Not accepted with no tolerance');
  });

  it('refuses to report on a file it cannot read', () => {
    expect(() => checkAreas({ ...strict, file: '/nowhere.geojson' })).toThrow(UserError);
  });

  it.each([
    ['0.02%', { toleranceShare: 0.0002, toleranceKm2: 0 }],
    ['0.3', { toleranceShare: 0, toleranceKm2: 0.3 }],
    ['0.3 km2', { toleranceShare: 0, toleranceKm2: 0.3 }],
    ['little', undefined],
    ['-1', undefined],
  ])('reads the tolerance %s', (text, tolerance) => {
    expect(parseTolerance(text)).toEqual(tolerance);
  });
});

const data = fileURLToPath(new URL('../../../../../shared/data/geo/', import.meta.url));
const vejle = (file: string, more = {}) =>
  checkAreas({
    ...strict,
    codeProperty: undefined,
    file: `${data}vejle-${file}.geojson`,
    within: `${data}vejle-kommune-2014.geojson`,
    ...more,
  });

describe.skipIf(!existsSync(data))(`checking Vejle's real areas (skipped where ${data} is absent)`, () => {
  it('finds the parishes a clean partition', () => {
    const report = vejle('sogne-2014');
    expect(report).toMatchObject({ features: 40, overlaps: [], gaps: [], invalid: [] });
    expect(report.unionKm2).toBeCloseTo(1059.959, 2);
    expect(report.outline?.km2).toBeCloseTo(1060.29, 1);
    expect(report.outline?.outsideKm2).toBeCloseTo(0.629, 2);
    expect(report.outline?.uncoveredKm2).toBeCloseTo(0.961, 2);
    expect(acceptedAreas(report)).toBe(true);
  });

  it('finds 0.120 km² overlap over 40 pairs and 0.159 km² gaps in 76 holes between the voting districts', () => {
    const report = vejle('afstemningsomraader-ca2015');
    expect(report.overlaps).toHaveLength(40);
    expect(report.gaps).toHaveLength(76);
    expect(report.overlapKm2).toBeCloseTo(0.12, 3);
    expect(report.gapKm2).toBeCloseTo(0.159, 3);
    expect(report.sumKm2).toBeCloseTo(1061.657, 2);
    expect(report.unionKm2).toBeCloseTo(1061.537, 2);
    expect(acceptedAreas(report)).toBe(false);
  });

  it('accepts the voting districts with a tolerance of 0.02 %, and not with a tenth of it', () => {
    expect(acceptedAreas(vejle('afstemningsomraader-ca2015', { toleranceShare: 0.0002 }))).toBe(true);
    expect(acceptedAreas(vejle('afstemningsomraader-ca2015', { toleranceShare: 0.00002 }))).toBe(false);
  });
});
