import { describe, expect, test } from 'vitest';
import {
  atomTable,
  criteriaIndicators,
  deliveredTable,
  known,
  node,
  protectInput,
} from '../../../../tests/support/municipality.ts';
import type { ExactFinding } from '../analyse/types.ts';
import type { AreaNode } from '../assign/types.ts';
import { fraction } from '../support/fraction.ts';
import { protect } from './protect.ts';
import { ProtectedFinding } from './types.ts';

const estate = node('lovomraader', 'L1', [0]);
const closed = node('lovomraader-intern', 'L2', [1], 'samarbejde');

const finding = (at: AreaNode): ExactFinding => ({
  kind: 'criteria',
  node: at,
  period: '2026',
  ruleSet: 'par61a@2021',
  status: ['udsat'],
  residentsIndicator: 'indbyggere',
  needed: 2,
  criteria: [
    {
      criterion: 'grundskole',
      indicator: 'alene-grundskole',
      state: 'met',
      limit: 0.6,
      speaksOf: ['2026'],
      years: [{ period: '2026', speaksOf: '2025', knowledge: 'known' }],
      line: {
        closedBy: 'finished-school',
        operator: '>',
        limit: fraction(3n, 5n),
        years: ['2026'],
        how: 'meanOfShares',
        isSheetMean: true,
        unit: 'person',
      },
    },
    {
      criterion: 'doemte',
      indicator: 'doemte',
      state: 'unknown',
      limit: undefined,
      speaksOf: ['2024', '2025'],
      years: [],
      line: undefined,
    },
  ],
  yearsInRow: { lo: 5, hi: 5 },
  planRunning: 'notMet',
  facts: [{ terms: [], op: '>', bound: '3' }],
  because: { da: '2 af 4', en: '2 of 4' },
});

async function shown(nodes: readonly AreaNode[] = [estate, closed]) {
  const tables = [
    atomTable('indbyggere', { numerator: [1344, 1012] }),
    deliveredTable('alene-grundskole', {
      'lovomraader/L1 2026': known(401, 612),
      'lovomraader-intern/L2 2026': known(401, 612),
    }),
  ];
  return protect(
    protectInput({ tables, nodes }, criteriaIndicators, {
      findings: nodes.map(finding),
      layers: ['alle', 'samarbejde'],
    }),
  );
}

describe('a finding', () => {
  test('shows the very rows of the tables: one number, one display', async () => {
    const { tables, findings } = await shown();
    const rows = tables.filter(({ layer }) => layer === 'alle').flatMap(({ observations }) => observations);
    const [first] = findings;
    expect(first && rows.includes(first.finding.residents)).toBe(true);
    expect(first?.finding.shown[0] && rows.includes(first.finding.shown[0].figure)).toBe(true);
    expect(first?.finding.shown[0]?.figure).toMatchObject({ value: 0.66, step: 0.01 });
  });
  test('keeps the decision, the facts and the reason as they were', async () => {
    const [first] = (await shown()).findings;
    expect(first?.finding).toMatchObject({
      subject: 'lovomraader/L1',
      status: ['udsat'],
      facts: [{ op: '>', bound: '3' }],
      yearsInRow: { lo: 5, hi: 5 },
      planRunning: 'notMet',
      because: { da: '2 af 4' },
    });
    expect(first?.finding.shown.map(({ state }) => state)).toEqual(['met', 'unknown']);
  });
  test('says that a figure is not there, and makes none up', async () => {
    const [first] = (await shown()).findings;
    expect(first?.finding.shown[1]?.figure).toMatchObject({ status: 'unavailable', reason: 'not-delivered' });
  });
  test('reaches the layers that may see its area, and is minted', async () => {
    const { findings } = await shown();
    expect(findings.map(({ layer, finding: { subject } }) => [layer, subject])).toEqual([
      ['alle', 'lovomraader/L1'],
      ['samarbejde', 'lovomraader/L1'],
      ['samarbejde', 'lovomraader-intern/L2'],
    ]);
    expect(findings.every(ProtectedFinding.is)).toBe(true);
  });
  test('of a withheld area is told nowhere', async () => {
    const { findings } = await shown([{ ...estate, withheld: true }, closed]);
    expect(findings.map(({ finding: { subject } }) => subject)).toEqual(['lovomraader-intern/L2']);
  });
});
