/**
 * Rows of an official list → the legal areas they speak of.
 * Belongs here: by code, by the area's own name, by a name that the site declares. Does not belong: guessing by likeness.
 * A row may answer to areas of several sets (vintages), but to one of each. Start with matchRows.
 */
import { type AreaSet, areaKey, type OfficialRow } from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import { type Issue, UserError } from '../../support/errors.ts';

export interface MatchInput {
  /** Legal areas of the release. */
  readonly nodes: readonly AreaNode[];
  readonly areaSets: readonly AreaSet[];
  /** By "set/code". */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

export type FindAreas = (row: Pick<OfficialRow, 'area'>) => readonly AreaNode[];

const plain = (name: string) => name.trim().toLowerCase().replaceAll(/\s+/g, ' ');

/** Everything that a list may call an area. */
function calledOf({ areaSets, names }: MatchInput, { areaSet, area }: AreaNode): readonly string[] {
  const own = areaSets.find(({ id }) => id === areaSet)?.areas.find(({ code }) => code === area);
  return [area, ...(own ? [own.name] : []), ...(names.get(areaKey(areaSet, area)) ?? [])].map(plain);
}

function unknownAreas({ nodes, names }: MatchInput): readonly Issue[] {
  const known = new Set(nodes.map(({ areaSet, area }) => areaKey(areaSet, area)));
  return [...names.keys()]
    .filter((name) => !known.has(name))
    .map((name) => ({
      level: 'error',
      code: 'official-list/unknown-area',
      place: { file: 'site.yaml', at: `officialLists › names › ${name}` },
      problem: 'There is no such legal area.',
      remedy: 'Write set/code of an area that exists.',
    }));
}

const twoAreas = (name: string, first: AreaNode, second: AreaNode): Issue => ({
  level: 'error',
  code: 'official-list/two-areas',
  place: { file: 'site.yaml', at: 'officialLists › names' },
  problem: `“${name}” is what both ${areaKey(first.areaSet, first.area)} and ${areaKey(second.areaSet, second.area)} are called.`,
  remedy: 'Give the lists’ name of each under names; areas must not share one.',
});

/** UserError where a declared name is of no area, or one name is of two areas of a set. */
export function matchRows(input: MatchInput): FindAreas {
  const found = new Map<string, AreaNode[]>();
  const issues: Issue[] = [...unknownAreas(input)];
  for (const node of input.nodes) {
    for (const name of new Set(calledOf(input, node))) {
      const before = found.get(name) ?? [];
      const other = before.find(({ areaSet }) => areaSet === node.areaSet);
      if (other) issues.push(twoAreas(name, other, node));
      found.set(name, [...before, node]);
    }
  }
  if (issues.length > 0) throw new UserError(issues);
  return ({ area }) => found.get(plain(area)) ?? [];
}
