/**
 * Which wall-to-wall areas a legal area (boligområde) lies in: the law's areas follow parcels, not the report's borders.
 * Belongs here: that one question, answered from polygons. Does not belong: figures.
 * Called once a release. An area counts when at least a tenth of the legal area's surface lies in it.
 * Start with legalPlaces.
 */
import type { Area, AreaSet, Release } from '@bybalance/release';
import { ringsInDegrees } from '../map/geometry.ts';
import { innerPoints, liesInside } from '../map/label-point.ts';
import { mainSet } from './from-release.ts';
import { perRelease } from './per-release.ts';

const LEAST_PART = 0.1;

export interface LegalPlace {
  readonly set: string;
  readonly area: Area;
  /** Codes of main areas, the one that holds most of it first. */
  readonly lies: readonly string[];
}

function parentCode(area: Area, set: AreaSet | undefined): readonly string[] {
  const prefix = `${set?.id ?? ''}/`;
  return area.parent?.startsWith(prefix) ? [area.parent.slice(prefix.length)] : [];
}

type Shapes = ReturnType<typeof ringsInDegrees>;

function codesUnder(rings: NonNullable<ReturnType<Shapes['get']>>, main: Shapes): readonly string[] {
  const points = innerPoints(rings);
  const hits = new Map<string, number>();
  for (const point of points) {
    const found = [...main].find(([, shape]) => liesInside(point, shape));
    if (found) hits.set(found[0], (hits.get(found[0]) ?? 0) + 1);
  }
  return [...hits]
    .filter(([, count]) => count >= points.length * LEAST_PART)
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => code);
}

/** Every legal area of the release with the main areas it lies in; none where neither polygons nor parents tell. */
export const legalPlaces = perRelease(placesOf);

function placesOf(release: Release): readonly LegalPlace[] {
  const main = mainSet(release);
  const mainText = main && release.polygons(main.id);
  const mainShapes = mainText === undefined ? new Map() : ringsInDegrees(mainText);
  return release.areaSets
    .filter((set) => set.role === 'legal')
    .flatMap((set) => {
      const text = release.polygons(set.id);
      const shapes: Shapes = text === undefined ? new Map() : ringsInDegrees(text);
      return set.areas.map((area) => {
        const rings = shapes.get(area.code);
        const found = rings ? codesUnder(rings, mainShapes) : [];
        return { set: set.id, area, lies: found.length > 0 ? found : parentCode(area, main) };
      });
    });
}
