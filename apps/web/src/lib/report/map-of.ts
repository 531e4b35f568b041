/**
 * The map of a release's main areas, ready to draw.
 * Belongs here: asking the release for its polygons. Does not belong: projecting (map/geometry.ts).
 * Called by load functions, once a release; undefined when the main set has no polygons: pages then show the list alone.
 */
import type { Release } from '@bybalance/release';
import { type MapGeometry, toMapGeometry } from '../map/geometry.ts';
import { areaNames, mainSet } from './from-release.ts';

/** Geometry in the order of areaNames. */
export function mapOf(release: Release): MapGeometry | undefined {
  const set = mainSet(release);
  const polygons = set && release.polygons(set.id);
  if (polygons === undefined) return undefined;
  const names = areaNames(release);
  const { townView } = release.manifest.site;
  return toMapGeometry({
    polygons,
    backdrop: release.backdrop(),
    codes: names.map((area) => area.code),
    townCodes: new Set(
      townView ? names.filter((area) => area.kind === townView.kind).map((area) => area.code) : [],
    ),
  });
}
