/**
 * The distances of one legal area as a figure: each criterion's way to its limit, in persons, on one scale with the limit in the middle.
 * Belongs here: laying out what the finding tells. Does not belong: counting distances, markup.
 * Kroner are no persons: they stand as text under the figure. Origin is the law's own gate and is in neither.
 * Start with toDistanceFigure.
 */
import type { CriteriaFinding, Release, RuleSet } from '@bybalance/release';
import { sayDistance } from './distance.ts';
import { position } from './scale.ts';
import type { Words } from './words.ts';

export interface DistanceBar {
  readonly id: string;
  readonly title: string;
  /** "omkring 35 fuldtidspersoner over grænsen" */
  readonly said: string;
  readonly isMet: boolean;
  /** Percent of the width: the sure part from the limit, and how far it may reach. undefined: told as text alone. */
  readonly bar: { readonly sure: number; readonly most: number } | undefined;
}

export interface DistanceFigure {
  readonly rows: readonly DistanceBar[];
  /** Percent of the width where the limit stands. */
  readonly line: number;
  /** "§ 61 a" */
  readonly law: string;
  readonly period: string;
}

const AIR = 1.06;
/** The less crowded side keeps this part of the longer one, so that the limit has room for its words. */
const LEAST_SIDE = 0.25;

interface Way {
  readonly lo: number;
  readonly hi: number;
}

/** Persons beyond the limit: negative where the criterion is not met. */
function waysOf({ shown }: CriteriaFinding): ReadonlyMap<string, Way> {
  return new Map(
    shown.flatMap(({ criterion, distance }) => {
      if (distance?.kind !== 'persons') return [];
      const { lo, hi } = distance.number;
      return [[criterion, distance.direction === 'out' ? { lo, hi } : { lo: -lo, hi: -hi }] as const];
    }),
  );
}

function scaleOf(ways: readonly Way[]) {
  const ends = ways.map(({ hi }) => hi);
  const [low, high] = [Math.min(0, ...ends) * AIR, Math.max(0, ...ends) * AIR];
  const least = Math.max(-low, high) * LEAST_SIDE;
  return { from: Math.min(low, -least), to: Math.max(high, least) };
}

/** In: one area's finding under one rule set. Out: its figure; undefined where no distance is told in persons. */
export function toDistanceFigure(
  release: Release,
  finding: CriteriaFinding,
  law: RuleSet,
  paragraph: string,
  words: Words,
): DistanceFigure | undefined {
  const ways = waysOf(finding);
  if (ways.size === 0) return undefined;
  const scale = scaleOf([...ways.values()]);
  const rows = law.criteria.flatMap((criterion): readonly DistanceBar[] => {
    const shown = finding.shown.find((one) => one.criterion === criterion.id);
    const said = sayDistance(shown, words);
    if (shown === undefined || said === undefined) return [];
    const way = ways.get(criterion.id);
    return [
      {
        id: criterion.id,
        title:
          release.indicator(criterion.indicator)?.short[words.language] ?? criterion.title[words.language],
        said: said.said,
        isMet: shown.state === 'met',
        bar: way && { sure: position(scale, way.lo), most: position(scale, way.hi) },
      },
    ];
  });
  return { rows, line: position(scale, 0), law: paragraph, period: finding.period };
}
