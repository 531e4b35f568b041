/**
 * The edition in force before this one, as protect asks for it: what every open layer's readers already have.
 * Belongs here: the shape, and which of its figures are the same figures as today's. Does not belong: files (publish/previous-edition.ts).
 * The same figure: same indicator counting the same, same area set of the same vintage, same area, period and group.
 */
import type { AreaSet, Observation } from '@bybalance/release';
import type { Catalogue, IndicatorDefinition } from '../../catalogue/types.ts';

/** Every layer but `intern`, read as one. */
export interface PreviousEdition {
  readonly edition: string;
  /** Whether it showed the indicator and counted the same; false too where its release is too old to say. */
  countedTheSame(indicator: IndicatorDefinition, groups: Catalogue['groups']): boolean;
  vintageOf(areaSet: string): string | undefined;
  observations(indicator: string): readonly Observation[];
}

/** How today's figures are compared. */
export interface Today {
  readonly areaSets: readonly AreaSet[];
  readonly groups: Catalogue['groups'];
}

/** The previous edition's rows of the very figures that the indicator shows today. */
export function sameFigures(
  previous: PreviousEdition,
  indicator: IndicatorDefinition,
  { areaSets, groups }: Today,
): readonly Observation[] {
  if (!previous.countedTheSame(indicator, groups)) return [];
  // The municipality's own set takes the edition's year as its vintage, and is the same place all the same.
  const same = new Set(
    areaSets
      .filter(({ id, vintage, role }) => role === 'municipality' || previous.vintageOf(id) === vintage)
      .map(({ id }) => id),
  );
  return previous.observations(indicator.id).filter(({ areaSet }) => same.has(areaSet));
}
