/**
 * Tests that would notice: one rule of the protection at a time is taken away, and the attackers must find something in what is then
 * published; with every rule in place they must find nothing in the same town.
 * Rules with a number are taken away by the number; the others by replacing the one function that holds them. Nothing else is replaced.
 * Some rules are tried without the audit, which would mend what the rule no longer prevents (removal.ts).
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { auditRules } from './audit-removed.ts';
import { displayRules } from './display-removed.ts';

const cases = [...displayRules, ...auditRules];

/** The rule that is taken away; empty = none. */
const without = vi.hoisted(() => ({ rule: '' }));
afterEach(() => {
  without.rule = '';
});

vi.mock('../../packages/pipeline/src/protect/rules/p4-small-complement.ts', async (original) => {
  const real =
    await original<typeof import('../../packages/pipeline/src/protect/rules/p4-small-complement.ts')>();
  const isInSmallComplementClass: typeof real.isInSmallComplementClass = (count, whole, small) => {
    if (without.rule === 'P4') return false;
    if (without.rule === 'P5' && count === whole) return false;
    return real.isInSmallComplementClass(count, whole, small);
  };
  return { ...real, isInSmallComplementClass };
});
vi.mock('../../packages/pipeline/src/protect/rules/p5-group-disclosure.ts', async (original) => {
  const real =
    await original<typeof import('../../packages/pipeline/src/protect/rules/p5-group-disclosure.ts')>();
  const isGroupDisclosure: typeof real.isGroupDisclosure = (...cell) =>
    without.rule !== 'P5' && real.isGroupDisclosure(...cell);
  return { ...real, isGroupDisclosure };
});
vi.mock('../../packages/pipeline/src/protect/telling-breakdowns.ts', async (original) => {
  const real = await original<typeof import('../../packages/pipeline/src/protect/telling-breakdowns.ts')>();
  const hideTellingBreakdowns: typeof real.hideTellingBreakdowns = (table, verdicts, ...rest) =>
    without.rule === 'breakdown' ? verdicts : real.hideTellingBreakdowns(table, verdicts, ...rest);
  return { ...real, hideTellingBreakdowns };
});
vi.mock('../../packages/pipeline/src/protect/audit/shown.ts', async (original) => {
  const real = await original<typeof import('../../packages/pipeline/src/protect/audit/shown.ts')>();
  const widthOf: typeof real.widthOf = (count, ...rest) =>
    without.rule === 'zeros' && count === 0 ? 0 : real.widthOf(count, ...rest);
  return { ...real, widthOf };
});
vi.mock('../../packages/pipeline/src/protect/audit/attack-system.ts', async (original) => {
  const real = await original<typeof import('../../packages/pipeline/src/protect/audit/attack-system.ts')>();
  const toAttackSystem: typeof real.toAttackSystem = (parts) =>
    real.toAttackSystem(without.rule === 'outside' ? { ...parts, outside: [] } : parts);
  return { ...real, toAttackSystem };
});
vi.mock('../../packages/pipeline/src/protect/audit/over-moves.ts', async (original) => {
  const real = await original<typeof import('../../packages/pipeline/src/protect/audit/over-moves.ts')>();
  const systemsOverMoves: typeof real.systemsOverMoves = (input) =>
    without.rule === 'moves' ? [] : real.systemsOverMoves(input);
  return { ...real, systemsOverMoves };
});
vi.mock('../../packages/pipeline/src/protect/audit/over-tables.ts', async (original) => {
  const real = await original<typeof import('../../packages/pipeline/src/protect/audit/over-tables.ts')>();
  const systemsOverTables: typeof real.systemsOverTables = (input) =>
    without.rule === 'tables' ? [] : real.systemsOverTables(input);
  return { ...real, systemsOverTables };
});

describe.each(cases)('without $rule', ({ rule, attack, publish }) => {
  test('an attacker finds something, and with it nothing', async () => {
    expect(await attack(await publish(false))).toEqual([]);
    without.rule = rule;
    expect(await attack(await publish(true))).not.toEqual([]);
  });
});

test('every rule has its case', () => {
  const named = [
    'P1',
    'P2',
    'P3',
    'P4',
    'P5',
    'P6',
    'breakdown',
    'small class with zeros',
    'complement class',
  ];
  const ofTheAudit = ['repair', 'zeros', 'outside', 'shared names', 'decisions', 'moves', 'tables'];
  expect(cases.map(({ rule }) => rule)).toEqual([...named, 'rounded denominators', ...ofTheAudit]);
});
