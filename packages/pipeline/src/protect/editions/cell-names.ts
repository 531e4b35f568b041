/**
 * Names of the counts behind one cell, whatever kind of table it is in: figures that show the same people share their numbers.
 * Belongs here: numerator, denominator and moves out of a sheet in a group and period. Does not belong: what a name is made of.
 */
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import { countName } from '../audit/count-names.ts';
import { moveName } from '../audit/moves-system.ts';
import { namesOf, yearSpokenOf } from '../audit/over-atoms.ts';
import { tableCountName } from '../audit/over-tables.ts';

/** A count's name and the year it speaks of. */
export interface NamedYear {
  readonly name: string;
  readonly year: string;
}

export interface CellNames {
  readonly numerator: NamedYear | undefined;
  readonly denominator: NamedYear | undefined;
  /** Net moves only. */
  readonly outwards: NamedYear | undefined;
}

export type GroupWhen = (group: string) => Condition | undefined;

/** The counts of one cell; undefined for those that have no name of their own. */
export function cellNames(
  indicator: Pick<IndicatorDefinition, 'id' | 'measure' | 'lagYears'>,
  period: string,
  group: string,
  groupWhen: GroupWhen,
): CellNames {
  const { measure } = indicator;
  const when = group === 'total' ? [] : groupWhen(group);
  const year = yearSpokenOf(indicator, period);
  const named = (name: string | undefined) => (name === undefined ? undefined : { name, year });
  if (measure.population === 'delivered') {
    const name = tableCountName(indicator, group);
    return {
      numerator: { name, year: period },
      denominator: { name: `whole of ${name}`, year: period },
      outwards: undefined,
    };
  }
  if (measure.population === 'flow') {
    // Moves are told per resident on 1 January of the year they happened in.
    return {
      numerator: named(moveName(measure.direction === 'out' ? 'out' : 'in', group)),
      denominator: named(when && countName('state', when)),
      outwards: measure.direction === 'net' ? named(moveName('out', group)) : undefined,
    };
  }
  const names = when && namesOf(indicator, when);
  return {
    numerator: named(names?.numerator),
    denominator: named(names?.denominator),
    outwards: undefined,
  };
}
