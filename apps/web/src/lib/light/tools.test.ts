import { describe, expect, it } from 'vitest';
import { isInUse, type ToolStep, toolsInUse } from './tools.ts';

const flexible: ToolStep = {
  step: 'registered',
  tool: 'flexible',
  from: '2025-01-01',
  agreement: 'Rammeaftale 2025–2028',
  decides: 'agreement',
  source: 'Byrådet 12. december 2024',
};
const register = (...steps: readonly ToolStep[]) =>
  toolsInUse(steps.map((step, i) => ({ sequence: i + 1, step }))).map(({ sequence, to }) => [sequence, to]);

describe('the register of letting tools', () => {
  it('holds what was entered, by the day it began', () => {
    expect(register(flexible, { ...flexible, from: '2024-01-01' })).toEqual([
      [2, undefined],
      [1, undefined],
    ]);
  });

  it('ends a tool, and corrects the end', () => {
    const end = (to: string): ToolStep => ({ step: 'ended', registered: 1, to });
    expect(register(flexible, end('2026-06-30'))).toEqual([[1, '2026-06-30']]);
    expect(register(flexible, end('2026-06-30'), end('2026-12-31'))).toEqual([[1, '2026-12-31']]);
    expect(register(flexible, end('2024-12-31'))).toEqual([[1, undefined]]);
  });

  it('leaves out what was withdrawn, and only that', () => {
    expect(register(flexible, flexible, { step: 'withdrawn', registered: 1 })).toEqual([[2, undefined]]);
    expect(register(flexible, { step: 'withdrawn', registered: 9 })).toEqual([[1, undefined]]);
  });

  it.each([
    ['2024-12-31', false],
    ['2025-01-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false],
  ])('on %s the tool is in use: %s', (today, expected) => {
    expect(isInUse({ from: '2025-01-01', to: '2026-06-30' }, today)).toBe(expected);
  });
});
