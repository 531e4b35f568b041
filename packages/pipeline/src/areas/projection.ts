/**
 * Between the coordinates of files and the centimetres inside.
 * Belongs here: EPSG:25832 (ETRS89 / UTM 32N) and WGS84, and whether coordinates look like either. Does not belong: reading files.
 */
import proj4 from 'proj4';
import type { Crs } from './types.ts';

// ETRS89 and WGS84 differ by less than a metre in Europe; national data sets are exchanged as if they were equal.
const utm32 = '+proj=utm +zone=32 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';
const transform = proj4('EPSG:4326', utm32);

/** File coordinates → whole centimetres in EPSG:25832. */
export function toCentimetres(crs: Crs, x: number, y: number): [number, number] {
  const [east, north] = crs === 'EPSG:25832' ? [x, y] : transform.forward([x, y]);
  return [Math.round(east * 100), Math.round(north * 100)];
}

/** Centimetres in EPSG:25832 → longitude, latitude in degrees (WGS84). */
export function toLonLat(xCm: number, yCm: number): [number, number] {
  const [longitude, latitude] = transform.inverse([xCm / 100, yCm / 100]);
  return [longitude, latitude];
}

const between = (value: number, from: number, to: number) => value >= from && value <= to;

/** Whether a coordinate can be meant in this system, in the part of Europe where zone 32 serves. */
export function plausibleIn(crs: Crs, x: number, y: number): boolean {
  return crs === 'EPSG:4326'
    ? between(x, -12, 36) && between(y, 36, 72)
    : between(x, -1_000_000, 2_500_000) && between(y, 4_000_000, 8_000_000);
}
