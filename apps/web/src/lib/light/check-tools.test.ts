import type { FrameworkAgreement, LettingTool } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { type CheckInput, checkTools, isRemarkable } from './check-tools.ts';
import type { LegalKind } from './legal-kind.ts';
import type { Tool, ToolInUse } from './tools.ts';

const row = (
  id: string,
  registeredAs: Tool,
  areas: LettingTool['areas'],
  status: LettingTool['status'],
  condition?: LettingTool['condition'],
): LettingTool => ({
  ...{ id, tool: 'x', registeredAs, title: { da: '', en: '' }, areas, unsureAreas: [], status, condition },
  ...{ paragraph: '§ 1', rule: { da: '', en: '' }, decides: undefined, source: '', note: undefined },
  certainty: 'read',
});

// As catalogue/laws/letting-tools.yaml has them.
const law = [
  row('AF-3', 'obligatoryRejection', ['ordinary', 'forebyggelse', 'udsat', 'parallelsamfund'], ['none']),
  row('FR-2', 'priority', ['forebyggelse', 'udsat', 'parallelsamfund', 'omdannelse'], ['barred']),
  row('KA-5', 'assignment', ['udsat'], ['barred'], { da: 'for nogle', en: 'for some' }),
  row('KU-2', 'combined', ['not-kombineret'], ['none']),
  row('AN-1', 'advertising', ['ordinary'], ['may']),
];

const agreement: FrameworkAgreement = {
  ...{ id: 'a@1', title: { da: '', en: '' }, from: '2024-01-01', to: '2027-12-31', source: '' },
  colours: {
    red: [
      { tool: 'flexible', says: 'foreseen', paragraph: '§ 5' },
      { tool: 'priority', says: 'not-foreseen', paragraph: '§ 5' },
    ],
    yellow: [],
    green: [],
  },
};

const inUse = (tool: Tool, to?: string): ToolInUse => ({
  ...{ sequence: 1, tool, from: '2025-01-01', to, agreement: '', decides: 'agreement', source: '' },
});

const known: LegalKind = {
  listed: 'ordinary',
  combined: 'not-kombineret',
  area: undefined,
  listDate: '2025-12-01',
};

function check(tool: Tool, changes: Partial<CheckInput> = {}) {
  const input: CheckInput = {
    ...{ tools: [inUse(tool)], today: '2026-06-01', agreement, colour: 'red', kind: known, law },
    ...changes,
  };
  const [found] = checkTools(input);
  return found && [found.agreement.says, found.law.says, isRemarkable(found)];
}

describe('a tool in use, held against the agreement', () => {
  test.each([
    ['follows it', 'flexible', {}, ['follows', 'nothing', false]],
    ['departs from it', 'priority', {}, ['departs', 'nothing', true]],
    ['is not spoken of for the colour', 'flexible', { colour: 'green' }, ['silent', 'nothing', false]],
    [
      'cannot be judged without a colour in force',
      'priority',
      { colour: undefined },
      ['unknown', 'nothing', false],
    ],
    [
      'cannot be judged without an agreement',
      'priority',
      { agreement: undefined },
      ['unknown', 'nothing', false],
    ],
    [
      'cannot be judged after its last day',
      'priority',
      { today: '2028-01-01' },
      ['unknown', 'nothing', false],
    ],
    ['is judged on its last day', 'priority', { today: '2027-12-31' }, ['departs', 'nothing', true]],
  ] as const)('%s', (_, tool, changes, expected) => {
    expect(check(tool, changes)).toEqual(expected);
  });
});

describe('a tool in use, held against the law', () => {
  const kind = (changes: Partial<LegalKind>) => ({ colour: undefined, kind: { ...known, ...changes } });
  test.each([
    ['is against it where the table leaves it no place', 'obligatoryRejection', {}, 'against'],
    ['is not where the area is of another kind', 'obligatoryRejection', { listed: 'omdannelse' }, 'nothing'],
    ['is against it where the table bars it', 'priority', { listed: 'udsat' }, 'against'],
    ['is not where it is barred for some alone', 'assignment', { listed: 'udsat' }, 'nothing'],
    ['asks the list of § 51 b for combined letting', 'combined', { listed: 'udsat' }, 'against'],
    ['may be used on the list of § 51 b', 'combined', { combined: 'kombineret' }, 'nothing'],
    ['is open without that list', 'combined', { combined: 'no-list' }, 'unknown'],
    ['is open where the area is not known', 'priority', { listed: 'partly-inside' }, 'unknown'],
    ['is not open where nothing bars it anywhere', 'advertising', { listed: 'no-list' }, 'nothing'],
  ] as const)('%s', (_, tool, changes, expected) => {
    expect(check(tool, kind(changes))?.[1]).toBe(expected);
  });
});

test('tools that ended are not judged', () => {
  expect(check('priority', { tools: [inUse('priority', '2026-05-31')] })).toBeUndefined();
  expect(check('priority', { tools: [inUse('priority', '2026-06-01')] })).toBeDefined();
});
