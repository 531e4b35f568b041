/**
 * An edition before this one, as protect asks for it: what every open layer's readers already have.
 * Belongs here: the shape, which of its figures are the same figures as today's, which areas of it are forgotten.
 * Does not belong: files (publish/earlier-editions.ts).
 * The same figure: same indicator counting the same, same area set of the same vintage, same area, period and group.
 */
import type { AreaSet, Observation } from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import type { Catalogue, IndicatorDefinition } from '../../catalogue/types.ts';
import { EXIT, UserError } from '../../support/errors.ts';

/** Every layer but `intern`, read as one. */
export interface EarlierEdition {
  readonly edition: string;
  /** Whether it showed the indicator and counted the same; false too where its release is too old to say. */
  countedTheSame(indicator: IndicatorDefinition, groups: Catalogue['groups']): boolean;
  readonly areaSets: readonly AreaSet[];
  observations(indicator: string): readonly Observation[];
}

/** How today's figures are compared. */
export interface Today {
  readonly areaSets: readonly AreaSet[];
  readonly nodes: readonly AreaNode[];
  readonly groups: Catalogue['groups'];
}

/** Areas a union is made of; none for any other area. */
function partsOf(set: AreaSet | undefined, code: string): string {
  return set?.areas.find((area) => area.code === code)?.parts?.join(' ') ?? '';
}

/**
 * Today's name of a set of an earlier edition, former ones included; undefined where today has none.
 * The vintage of a set without borders of its own says when it was told: departments are where their dwellings are, unions what they are
 * made of. So does the municipality's.
 */
function nameToday(then: AreaSet, { areaSets, nodes }: Today): string | undefined {
  const now = areaSets.find(({ id }) => id === then.id);
  if (now && (now.role === 'municipality' || !now.hasPolygons || now.vintage === then.vintage)) return now.id;
  return nodes.find(({ former }) => former?.areaSet === then.id && former.vintage === then.vintage)?.areaSet;
}

/** An earlier edition's rows of the very figures that the indicator has today, under today's names of their area sets. */
export function sameFigures(
  earlier: EarlierEdition,
  indicator: IndicatorDefinition,
  today: Today,
): readonly Observation[] {
  if (!earlier.countedTheSame(indicator, today.groups)) return [];
  const names = new Map(earlier.areaSets.map((set) => [set.id, nameToday(set, today)]));
  return earlier.observations(indicator.id).flatMap((row): readonly Observation[] => {
    const areaSet = names.get(row.areaSet);
    if (areaSet === undefined) return [];
    return [areaSet === row.areaSet ? row : { ...row, areaSet }];
  });
}

/** Areas of an earlier edition that today knows nothing of: sets of another vintage, unions made of other areas. */
function forgottenIn({ areaSets }: EarlierEdition, today: Today): readonly string[] {
  return areaSets.flatMap((then) => {
    const name = nameToday(then, today);
    if (name === undefined) return [`${then.id}@${then.vintage}`];
    const now = today.areaSets.find(({ id }) => id === name);
    return then.areas
      .filter(({ code, parts }) => parts && partsOf(now, code) !== partsOf(then, code))
      .map(({ code }) => `${then.id}/${code}`);
  });
}

/** UserError (exit 4) with all areas that earlier editions show and this one forgets: against those nothing could be proven. */
export function checkNothingForgotten(earlier: readonly EarlierEdition[], today: Today): void {
  const forgotten = new Map(
    [...earlier]
      .reverse()
      .flatMap((one) => forgottenIn(one, today).map((name) => [name, one.edition] as const)),
  );
  if (forgotten.size === 0) return;
  throw new UserError(
    [...forgotten].map(([name, edition]) => ({
      level: 'error',
      code: 'protect/areas-forgotten',
      place: { file: 'site.yaml', at: name.includes('@') ? 'formerAreaSets' : 'unions' },
      problem: `Edition ${edition} shows ${name}, which this site no longer knows: people could be told apart by subtracting the two.`,
      remedy: name.includes('@')
        ? 'Name the set with its vintage and polygons under formerAreaSets: it takes part in protection and is shown nowhere.'
        : 'Keep the union as it was; give one that is made of other areas a name of its own.',
    })),
    EXIT.protectionRefused,
  );
}
