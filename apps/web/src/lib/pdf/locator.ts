/**
 * Where an area lies, as two pictures on one sheet: the municipality, the same on every sheet, and the area with its neighbours over it.
 * Belongs here: drawing map/geometry's paths in points. Told in words beside it.
 * Start with groundOf and placeOf.
 */
import type { MapGeometry } from '../map/geometry.ts';
import { type Picture, path, toSvg } from './svg.ts';

const WIDTH = 140;

function sheetOf({ whole }: MapGeometry, shapes: (unit: number) => readonly string[]): Picture {
  const [, , width, height] = whole;
  return toSvg(WIDTH, (height / width) * WIDTH, shapes(width / WIDTH), whole);
}

function backdropOf({ whole: [x, y, width, height], backdrop }: MapGeometry): readonly string[] {
  const hasWater = backdrop.some(({ kind }) => kind === 'water');
  const ground = hasWater || backdrop.length === 0 ? 'neighbour-land' : 'sea';
  return [
    path(`M${x} ${y}h${width}v${height}h${-width}z`, { fill: ground }),
    ...backdrop.map((part) => path(part.path, { fill: part.kind === 'water' ? 'sea' : 'neighbour-land' })),
  ];
}

/** The municipality without anything marked: the same bytes whatever area is asked for. */
export function groundOf(geometry: MapGeometry): Picture {
  return sheetOf(geometry, (unit) => [
    ...backdropOf(geometry),
    ...geometry.areas
      .filter((area) => area.path !== '')
      .map((area) => path(area.path, { fill: 'sequential-1', stroke: 'between-areas', width: 0.5 * unit })),
    path(geometry.outline, { stroke: 'coast', width: 0.6 * unit }),
  ]);
}

/** The area and its neighbours alone. */
export function placeOf(geometry: MapGeometry, index: number): Picture {
  const area = geometry.areas[index];
  return sheetOf(geometry, (unit) => [
    ...(area?.neighbours ?? []).flatMap((i) => {
      const near = geometry.areas[i];
      return near
        ? [path(near.path, { fill: 'sequential-2', stroke: 'between-areas', width: 0.5 * unit })]
        : [];
    }),
    ...(area ? [path(area.path, { fill: 'accent', stroke: 'accent', width: unit, cap: 'round' })] : []),
  ]);
}
