/**
 * How far each count is coarsened: what the audit answers and what showing looks up.
 * Level 0 = as the primary rules allow · 1 = nearest 10 · 2 = hidden. Cells the audit never touched are level 0.
 */
export type Level = 0 | 1 | 2;

export interface CountLevels {
  /** Level of a count of a series; series the audit does not know are level 0. */
  levelOf(series: string | undefined, node: number, period: string, group: string): Level;
}

export interface Coarsened {
  readonly series: string;
  readonly node: number;
  readonly period: string;
  readonly group: string;
  readonly level: Level;
}

const keyOf = (series: string, node: number, period: string, group: string) =>
  `${series}\n${node}\n${period}\n${group}`;

/** Look-up of the coarsened counts. */
export function toCountLevels(coarsened: readonly Coarsened[]): CountLevels {
  const levels = new Map(coarsened.map((c) => [keyOf(c.series, c.node, c.period, c.group), c.level]));
  return {
    levelOf: (series, node, period, group) =>
      series === undefined ? 0 : (levels.get(keyOf(series, node, period, group)) ?? 0),
  };
}
