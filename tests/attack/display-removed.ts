/**
 * One town for each rule of display, made so that the rule is what stands between an attacker and somebody's count.
 * Belongs here: the towns, and how each is published with the rule and without it. Does not belong: the audit's parts.
 * Used by mutation.test.ts. Start with displayRules.
 */
import type { Observation } from '@bybalance/release';
import type { Condition, GroupDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import { both, node } from '../support/municipality.ts';
import { findByFamilies, findBySimulation, findNamed } from './insiders.ts';
import { withRules } from './policies.ts';
import type { Knowledge } from './reader.ts';
import {
  AREA,
  byFunction,
  byNumber,
  byRow,
  neighbours,
  number,
  one,
  type RuleRemoved,
  shares,
  withPencil,
} from './removal.ts';
import { exactly, knowledgeOf, nearestFive, publish, type Town } from './town.ts';

const numbered: readonly RuleRemoved[] = [
  // 18 persons are shown as 20, which the layer's steps allow: P1 alone hides them.
  byNumber(
    'P1',
    shares(one([6, 60, 70]), one([18, 400, 400]), [], { N: [12, 200, 200], Y: [6, 50, 50] }),
    withRules({ minimumPersons: 0 }),
    (rows) => findNamed(rows, neighbours({ persons: new Map([[AREA, 18]]) })),
  ),
  byNumber(
    'P2',
    shares(one([12, 60, 70]), one([40, 400, 400]), [], { N: [4, 200, 200], Y: [4, 50, 50] }),
    withRules({ minimumHouseholds: 0 }),
    (rows) => findNamed(rows, neighbours({ households: new Map([[AREA, 4]]) })),
  ),
];

/**
 * Twice 3, which are shown as 5 (3 to 7), of 6, which is shown as 5 too: 3 or 4 each. Two values are what the audit keeps of a count
 * that is not small, so it mends nothing here: that they are small, P3 alone says.
 */
const twoThrees = shares(
  one([3, 3, 60, 70]),
  one([200, 200, 400, 400]),
  [node('skoledistrikter', 'a', [0, 1])],
  { N: [100, 100, 200, 200], Y: [3, 3, 50, 50] },
);

const largeFamily = shares(one([6, 60, 70]), one([200, 400, 400]), [], {
  N: [100, 200, 200],
  Y: [1, 50, 50],
});

/** 4 and 4 of 8: a total shown as 10 leaves two small groups one choice. */
const tellingTown = (boys: number, girls: number) =>
  shares(
    [
      [boys + girls, boys, girls],
      [68 - boys - girls, 34 - boys, 34 - girls],
      [100, 50, 50],
    ],
    [
      [200, 100, 100],
      [400, 200, 200],
      [600, 300, 300],
    ],
  );

const upTo = (most: number) => Array.from({ length: most + 1 }, (_, i) => i);

/** Every split of every total that is shown as 8 is; what area 1 has more, area 2 has less. */
const splits = upTo(12)
  .flatMap((boys) => upTo(12).map((girls) => ({ boys, girls })))
  .filter(({ boys, girls }) => boys + girls >= 8 && boys + girls <= 12);

const breakdown: RuleRemoved = {
  rule: 'breakdown',
  publish: () => publish(tellingTown(4, 4)),
  attack: (rows) =>
    findBySimulation(
      rows,
      splits,
      ({ boys }) => boys,
      ({ boys, girls }) => publish(tellingTown(boys, girls)),
    ),
};

/** One boy and one girl in each of two areas, of four in their district. */
const fourOnes = shares(
  [
    [2, 1, 1],
    [2, 1, 1],
    [60, 30, 30],
    [70, 35, 35],
  ],
  [
    [200, 100, 100],
    [200, 100, 100],
    [400, 200, 200],
    [400, 200, 200],
  ],
  [node('skoledistrikter', 'a', [0, 1])],
);

/** A class without zero: nobody there is a zero here, so "under 5" says at least 1. */
function zeroApart(row: Observation): Observation {
  if (row.status !== 'under-threshold' || row.numerator?.lo !== 0) return row;
  return { ...row, numerator: number({ lo: 1, hi: 4 }) };
}

/** 28 of 29: "over" as told by the denominator, or by its own rounding. */
const nearlyAll = shares(one([28, 60, 70]), one([29, 400, 400]));
function ownRounding(row: Observation): Observation {
  if (row.status !== 'under-threshold' || row.lo <= 0) return row;
  return { ...row, numerator: { ...number(nearestFive(28)), value: row.denominator?.value ?? 0 } };
}

const ORIGINS: readonly GroupDefinition[] = [
  ['origin:dansk', ['dansk']],
  [
    'origin:anden',
    ['vestlig-indvandrer', 'vestlig-efterkommer', 'ikkevestlig-indvandrer', 'ikkevestlig-efterkommer'],
  ],
].map(([id, values]) => ({
  id: String(id),
  dimension: 'origin',
  label: both(String(id)),
  when: [{ field: 'origin', test: { kind: 'in', values: [values ?? []].flat() } }] satisfies Condition,
}));

/** 200 of 203 residents are of one origin: the other three are hidden, and must not be the difference. */
const threeOthers: Town = {
  ...shares(
    [
      [60, 58, 2],
      [60, 40, 20],
      [70, 50, 20],
    ],
    [
      [203, 200, 3],
      [400, 300, 100],
      [400, 300, 100],
    ],
    [],
    {},
    ['total', 'origin:dansk', 'origin:anden'],
  ),
  groups: ORIGINS,
};
const onlyResidents = (): Knowledge => {
  const all = knowledgeOf(threeOthers);
  const parts = ['people origin:dansk', 'people origin:anden'];
  return {
    ...all,
    exact: new Map([...all.exact].filter(([name]) => name === 'people total')),
    sums: [...all.sums, { whole: 'people total', parts }],
  };
};
function exactDenominator(row: Observation): Observation {
  if (!('lo' in row) || row.areaSet !== 'omraader' || row.area !== '1') return row;
  return { ...row, denominator: number(exactly(row.group === 'total' ? 203 : 200)) };
}

/** The rules of display, in the order of the rule book. */
export const displayRules: readonly RuleRemoved[] = [
  ...numbered,
  byNumber('P3', twoThrees, withRules({ smallCount: 1 }), withPencil(knowledgeOf(twoThrees))),
  byFunction('P4', nearlyAll, false),
  byFunction('P5', shares(one([28, 60, 70]), one([28, 400, 400])), false),
  byNumber('P6', largeFamily, withRules({ minimumHouseholdsWithAttribute: 0 }), (rows) =>
    findByFamilies(rows, neighbours({ largestFamily: new Map([[AREA, 6]]) })),
  ),
  breakdown,
  byRow('small class with zeros', fourOnes, zeroApart),
  byRow('complement class', nearlyAll, ownRounding),
  byRow('rounded denominators', threeOthers, exactDenominator, onlyResidents()),
];
