/**
 * One town for each part of the audit, made so that this part is what stands between an attacker and somebody's count.
 * Belongs here: the towns, and how each is published with the part and without it. Does not belong: rules of display.
 * Used by mutation.test.ts. Start with auditRules.
 */
import type { Inequality } from '@bybalance/release';
import type { ExactFinding } from '../../packages/pipeline/src/analyse/types.ts';
import type { Condition, GroupDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import {
  atomTable,
  both,
  deliveredTable,
  flowTable,
  indicator,
  known,
  node,
} from '../support/municipality.ts';
import type { CountedBy, Knowledge } from './reader.ts';
import { byFunction, one, type RuleRemoved, SEXES, shares, withPencil } from './removal.ts';
import { knowledgeOf, publish, type Town, town } from './town.ts';

const twoFours = shares(one([4, 4, 0, 0, 60, 80]), one([200, 200, 0, 0, 400, 400]), [
  node('skoledistrikter', 'a', [0, 1, 2, 3]),
]);

/** Nobody, 8, 8 and 5 of 21: at least 8, 8 and 5 of at most 22 leave 0 or 1 for the first. */
const nobody = shares(one([0, 8, 8, 5, 60, 70, 80]), one([200, 200, 200, 200, 400, 400, 400]), [
  node('skoledistrikter', 'a', [0, 1, 2, 3]),
]);

/** As large as rounding allows, everywhere: whoever knows the total of 32 knows all four. */
const AT_THE_TOP = [4, 4, 12, 12] as const;
const PEOPLE = [200, 200, 200, 200] as const;
const atTheTop = shares(one(AT_THE_TOP), one(PEOPLE));

const adults: Condition = [{ field: 'ageYears', test: { kind: 'range', from: 18, to: undefined } }];
const women: Condition = [{ field: 'sex', test: { kind: 'in', values: ['k'] } }];
const citizenship = (id: string, value: boolean): GroupDefinition => ({
  ...{ id: `borger:${id}`, dimension: 'borger', label: both(id) },
  when: [{ field: 'danishCitizen', test: { kind: 'is', value } }],
});

/** Adults by sex, and adult women by citizenship: neither tells of area 1 what both do. */
function byTwoSheets() {
  const groups = [...shares([[0]], [[0]]).groups, citizenship('ja', true), citizenship('nej', false)];
  const table = (id: string, of: readonly string[], ...rows: readonly (readonly number[])[]) => {
    const denominator = [100, 50, 50, 1000, 500, 500, 1000, 500, 500];
    const half = id === 'kvinder' ? 0.5 : 1;
    return atomTable(
      id,
      { numerator: rows.flat(), denominator: denominator.map((n) => n * half) },
      ['2026'],
      of,
    );
  };
  const first = town(3, {
    groups,
    definitions: [
      indicator('voksne', { measure: { population: 'state', numerator: adults, denominator: [] } }),
    ],
    tables: [table('voksne', SEXES, [28, 12, 16], [186, 73, 113], [260, 130, 130])],
  });
  const second = town(3, {
    groups,
    definitions: [
      indicator('kvinder', { measure: { population: 'state', numerator: adults, denominator: women } }),
    ],
    tables: [
      table('kvinder', ['total', 'borger:ja', 'borger:nej'], [16, 12, 4], [113, 73, 40], [130, 70, 60]),
    ],
  });
  const together: Town = {
    ...first,
    definitions: [...first.definitions, ...second.definitions],
    tables: [...first.tables, ...second.tables],
  };
  return { first, second, together };
}
const sheets = byTwoSheets();
const sameWomen = (): Knowledge => {
  const names = (of: Readonly<Record<string, string>>): CountedBy => ({
    numerator: (group) => of[group],
    denominator: () => undefined,
    scale: 1,
    isShare: false,
  });
  return {
    ...knowledgeOf(sheets.together),
    counted: new Map([
      ['voksne', names({ total: 'adults', 'sex:m': 'men', 'sex:k': 'women' })],
      ['kvinder', names({ total: 'women', 'borger:ja': 'citizens', 'borger:nej': 'others' })],
    ]),
    sums: [
      { whole: 'adults', parts: ['men', 'women'] },
      { whole: 'women', parts: ['citizens', 'others'] },
    ],
    within: [],
    exact: new Map(),
    outside: new Map(),
  };
};

/** 4 of 35 are more than one in ten; 3 would not be. */
const fact: Inequality = {
  terms: [{ indicator: 'skole', cell: 'omraader/1|2026|total', coefficient: '10' }],
  op: '>',
  bound: '1',
};
const decided = shares(one([4, 60, 70, 80]), one([35, 400, 400, 400]));
const decision: ExactFinding = {
  kind: 'criteria',
  node: node('omraader', '1', [0]),
  ...{ period: '2026', ruleSet: 'par61a@2021', status: ['udsat'], residentsIndicator: 'skole', needed: 2 },
  criteria: [],
  yearsInRow: undefined,
  planRunning: undefined,
  facts: [fact],
  because: both('1 af 1'),
};

const residents = atomTable('indbyggere', { numerator: [...PEOPLE] });
const arrivals = AT_THE_TOP.map((persons, atom) => [-1, atom, persons, persons] as const);
const movesTown = town(4, {
  definitions: [
    indicator('tilflyttede', { unit: 'per1000', measure: { population: 'flow', direction: 'in' } }),
  ],
  tables: [flowTable('tilflyttede', 'in', arrivals, residents)],
});
const tablesTown = town(4, {
  definitions: [
    indicator('skole', { sourceId: 'dst', measure: { population: 'delivered', table: 'skole' } }),
  ],
  tables: [
    deliveredTable('skole', {
      'kommune/alt 2026': known(32, 800),
      ...Object.fromEntries(AT_THE_TOP.map((count, i) => [`omraader/${i + 1} 2026`, known(count, 200)])),
    }),
  ],
});
const totalIs32 = (place: Town, name: string) => knowledgeOf(place, { outside: new Map([[name, 32]]) });

/** The parts of the audit. */
export const auditRules: readonly RuleRemoved[] = [
  {
    rule: 'repair',
    publish: (removed) => publish(twoFours, { audited: !removed }),
    attack: withPencil(knowledgeOf(twoFours)),
  },
  byFunction('zeros', nobody, true),
  byFunction('outside', atTheTop, true),
  {
    rule: 'shared names',
    publish: async (removed) =>
      removed
        ? [...(await publish(sheets.first)), ...(await publish(sheets.second))]
        : publish(sheets.together),
    attack: withPencil(sameWomen()),
  },
  {
    rule: 'decisions',
    publish: (removed) => publish({ ...decided, findings: removed ? [] : [decision] }),
    attack: withPencil(knowledgeOf(decided, { facts: [fact] })),
  },
  byFunction('moves', movesTown, true, totalIs32(movesTown, 'tilflyttede total')),
  byFunction('tables', tablesTown, true, totalIs32(tablesTown, 'skole total')),
];
