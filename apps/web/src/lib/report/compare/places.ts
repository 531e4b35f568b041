/**
 * The places of a comparison and their figures: areas, and areas put together.
 * Belongs here: names, figures by period, why a union has none. Does not belong: addresses, drawing.
 * A union that the site declares has its own figure; any other is formed of published intervals. Start with placesOf.
 */
import {
  areaKey,
  findDeclaredUnion,
  type Indicator,
  type Release,
  selectUnion,
  type UnionFigure,
} from '@bybalance/release';
import { type Figure, NOT_DELIVERED, toFigure } from '../figure.ts';
import { areaNames, mainSet, seriesOf } from '../from-release.ts';
import type { IndicatorView } from '../indicator-view.ts';
import type { Words } from '../words.ts';
import { type PlaceCodes, placeKey } from './address.ts';

export interface Place {
  readonly codes: PlaceCodes;
  readonly key: string;
  readonly name: string;
  readonly preposition: 'i' | 'på';
  /** Places on the map, in the order of areaNames. */
  readonly areas: readonly number[];
}

export interface PlaceFigure {
  readonly figure: Figure;
  /** Why areas put together have no figure; empty otherwise. */
  readonly note: string;
}

/** The name the site gives areas put together; undefined where it has none. */
function declaredName(release: Release, codes: PlaceCodes): string | undefined {
  const set = mainSet(release)?.id ?? '';
  const union = findDeclaredUnion(
    release.areaSets,
    codes.map((code) => areaKey(set, code)),
  );
  return union && release.areaSet(union.areaSet)?.areas.find(({ code }) => code === union.area)?.name;
}

/** The places that the release knows, in the order asked for; a code that is unknown is left out of its place. */
export function placesOf(release: Release, asked: readonly PlaceCodes[], { text }: Words): readonly Place[] {
  const names = areaNames(release);
  const known = asked.map((codes) =>
    codes.flatMap((code) => {
      const index = names.findIndex((area) => area.code === code);
      const area = names[index];
      return area ? [{ ...area, index }] : [];
    }),
  );
  return known.flatMap((areas): readonly Place[] => {
    const [first] = areas;
    if (first === undefined) return [];
    const codes = areas.map(({ code }) => code);
    return [
      {
        ...{ codes, key: placeKey(codes), preposition: first.preposition },
        name: declaredName(release, codes) ?? text.compare.joined(areas.map(({ name }) => name)),
        areas: areas.map(({ index }) => index),
      },
    ];
  });
}

function ofSum(figure: UnionFigure): Figure {
  const { quality, step } = figure;
  const base = { quality, reason: 'none' as const, step };
  if (figure.status === 'published') return { status: 'published', ...base, value: figure.value };
  const isUnder = figure.lo <= 0;
  return {
    status: 'under-threshold',
    ...base,
    ...{ side: isUnder ? 'under' : 'over', at: isUnder ? figure.hi : figure.lo },
  };
}

function unionFigure(
  release: Release,
  indicator: Indicator,
  areas: PlaceCodes,
  period: string,
  { text }: Words,
): PlaceFigure {
  const set = mainSet(release)?.id ?? '';
  const result = selectUnion(release, { indicator: indicator.id, areaSet: set, areas, period });
  if (result.kind === 'not-computed')
    return { figure: NOT_DELIVERED, note: text.figures.union[result.reason] };
  if (result.kind === 'sum') return { figure: ofSum(result.figure), note: '' };
  return { figure: toFigure(result.observation, indicator.unit), note: '' };
}

/** A place's figures by the indicator's periods. */
export function placeFigures(
  release: Release,
  indicator: Indicator,
  view: Pick<IndicatorView, 'periods'>,
  { codes }: Pick<Place, 'codes'>,
  words: Words,
): readonly PlaceFigure[] {
  const [code = '', ...others] = codes;
  if (others.length === 0) {
    const set = mainSet(release)?.id ?? '';
    return seriesOf(release, indicator, { set, code }, view.periods).map((figure) => ({ figure, note: '' }));
  }
  return view.periods.map((period) => unionFigure(release, indicator, codes, period, words));
}
