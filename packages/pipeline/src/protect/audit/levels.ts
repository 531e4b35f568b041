/**
 * How far each count is coarsened: what the audit answers and what showing looks up.
 * Level 0 = as the primary rules allow · 1 = nearest 10 · 2 = hidden. Counts the audit never touched are level 0.
 */
export type Level = 0 | 1 | 2;

export interface CountLevels {
  /** Level of a count at a node in the year it speaks of; a name that is not there is level 0. */
  levelOf(name: string | undefined, node: number, year: string): Level;
}

export interface Coarsened {
  readonly name: string;
  readonly node: number;
  readonly year: string;
  readonly level: Level;
}

const keyOf = (name: string, node: number, year: string) => `${name}\n${node}\n${year}`;

/** Look-up of the coarsened counts. */
export function toCountLevels(coarsened: readonly Coarsened[]): CountLevels {
  const levels = new Map(coarsened.map((c) => [keyOf(c.name, c.node, c.year), c.level]));
  return {
    levelOf: (name, node, year) => (name === undefined ? 0 : (levels.get(keyOf(name, node, year)) ?? 0)),
  };
}
