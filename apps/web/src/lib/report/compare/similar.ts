/**
 * Areas alike in what they are, not in how they do: town or country, how many live there, how much of it is social housing.
 * Belongs here: which areas are alike, and what was asked of them. Does not belong: outcomes of any kind, drawing.
 * What a release does not tell is not asked for. Start with similarTo.
 */
import type { Release } from '@bybalance/release';
import { isPrinted } from '../figure.ts';
import { areaNames, mainSet, seriesOf } from '../from-release.ts';
import { periodsOf } from '../indicator-view.ts';
import type { Likeness, PlaceCodes } from './address.ts';

/** How far an area may lie from the one it is like: part of its residents, difference in the share of social housing. */
export const TOLERANCES: Readonly<
  Record<Likeness, { readonly residents: number; readonly housing: number }>
> = {
  naer: { residents: 0.25, housing: 0.1 },
  bred: { residents: 0.5, housing: 0.2 },
};

const SOCIAL_HOUSING = 'almene-boliger';
const MOST = 6;

export interface Similar {
  readonly code: string;
  readonly name: string;
}

export interface SimilarAreas {
  readonly areas: readonly Similar[];
  readonly asksKind: boolean;
  readonly asksHousing: boolean;
}

/** The newest printed value of every area, in the order of areaNames. */
function newest(release: Release, id: string | undefined): readonly (number | undefined)[] | undefined {
  const indicator = id === undefined ? undefined : release.indicator(id);
  if (indicator === undefined) return undefined;
  const period = periodsOf(release, indicator).at(-1) ?? '';
  const set = mainSet(release)?.id ?? '';
  return areaNames(release).map(({ code }) => {
    const [figure] = seriesOf(release, indicator, { set, code }, [period]);
    return figure && isPrinted(figure) ? figure.value : undefined;
  });
}

/** In: the area to be like, how alike, areas already chosen. Out: at most six, the most alike in size first; none where it has no figures. */
export function similarTo(
  release: Release,
  code: string,
  likeness: Likeness,
  chosen: readonly PlaceCodes[],
): SimilarAreas {
  const names = areaNames(release);
  const own = names.findIndex((area) => area.code === code);
  const counted = release.catalogue.indicators.find(
    ({ unit, counts }) => unit === 'count' && counts === 'person',
  );
  const residents = newest(release, counted?.id);
  const housing = newest(release, SOCIAL_HOUSING);
  const size = residents?.[own];
  const part = housing?.[own];
  const asks = { asksKind: names[own]?.kind !== 'none', asksHousing: part !== undefined };
  if (size === undefined) return { areas: [], ...asks };
  const { residents: sizes, housing: parts } = TOLERANCES[likeness];
  const taken = new Set(chosen.flat());
  const alike = names.flatMap((area, i) => {
    const other = residents?.[i];
    const otherPart = housing?.[i];
    const isAlike =
      i !== own &&
      !taken.has(area.code) &&
      area.kind === names[own]?.kind &&
      other !== undefined &&
      Math.abs(other - size) <= size * sizes &&
      (part === undefined || (otherPart !== undefined && Math.abs(otherPart - part) <= parts + 1e-9));
    return isAlike ? [{ code: area.code, name: area.name, off: Math.abs(other - size) }] : [];
  });
  const areas = alike.sort((a, b) => a.off - b.off).slice(0, MOST);
  return { areas: areas.map(({ code: one, name }) => ({ code: one, name })), ...asks };
}
