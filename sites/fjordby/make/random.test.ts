import { describe, expect, it } from 'vitest';
import { Chance } from './random.ts';

describe('chance', () => {
  it('gives the same numbers for the same label and others for another', () => {
    const draw = (label: string): number[] => {
      const chance = new Chance(label);
      return Array.from({ length: 50 }, () => chance.bits());
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('is even enough to simulate with: tenths of a uniform hold a tenth each', () => {
    const chance = new Chance('even');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) {
      const at = Math.floor(chance.share() * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('forks streams that do not depend on what was drawn before', () => {
    const early = new Chance('town').fork('streets').bits();
    const parent = new Chance('town');
    parent.bits();
    expect(parent.fork('streets').bits()).toBe(early);
  });

  it('makes version 4 UUIDs', () => {
    expect(new Chance('id').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
