import { describe, expect, it, vi } from 'vitest';
import { type AuditOptions, auditSystem } from './audit.ts';
import { seedFromText } from './random.ts';
import { possibleValues } from './testing/enumerate.ts';
import { atLevels, plainBreaches } from './testing/plain-attack.ts';
import { type RandomShape, randomSystem } from './testing/random-systems.ts';

// Thousands of attacks: seconds on a quiet machine, more on a busy one.
vi.setConfig({ testTimeout: 240_000 });

const options = (seed: string, repair: boolean): AuditOptions => ({
  seed: seedFromText(seed),
  rounds: 20,
  repair,
  zeroMayBeKnown: () => false,
});

const TINY: RandomShape = { units: 3, breakdowns: [2], largest: 6, rate: 3, groupings: 2 };
const MENDABLE: RandomShape = { units: 4, breakdowns: [], largest: 14, rate: 4, groupings: 3 };

describe('audit of tiny publications, held against an attacker who lists every possible table', () => {
  it('calls no target safe that has too few possible values, and none breached that has enough', async () => {
    let targets = 0;
    let breaches = 0;
    for (let seed = 0; seed < 150; seed++) {
      const spec = randomSystem(`tiny ${seed}`, TINY);
      const result = await auditSystem(spec, options(`tiny ${seed}`, false));
      const unsafe = new Set(result.unsafe);
      possibleValues(spec, result.levels).forEach((values, t) => {
        targets++;
        const need = spec.targets[t]?.need ?? 0;
        if (unsafe.has(t)) breaches++;
        expect(unsafe.has(t), `seed ${seed}, target ${t}`).toBe(values < need + 1);
      });
    }
    expect(targets).toBeGreaterThan(500);
    expect(breaches).toBeGreaterThan(50);
  });

  it('leaves, after repair, either every target with enough values or a refusal', async () => {
    const outcomes = { safe: 0, refused: 0 };
    for (let seed = 0; seed < 60; seed++) {
      const spec = randomSystem(`mend ${seed}`, MENDABLE);
      const result = await auditSystem(spec, options(`mend ${seed}`, true));
      const enough = possibleValues(spec, result.levels).every(
        (values, t) => values >= (spec.targets[t]?.need ?? 0) + 1,
      );
      outcomes[result.outcome === 'safe' ? 'safe' : 'refused']++;
      if (result.outcome === 'safe') expect(enough, `seed ${seed}`).toBe(true);
    }
    expect(outcomes.safe).toBeGreaterThan(20);
  });
});

describe('audit of larger publications, held against two linear programs per target', () => {
  it('gives the same verdict on every target of sixty random systems', async () => {
    let targets = 0;
    let breaches = 0;
    for (let seed = 0; seed < 60; seed++) {
      const spec = randomSystem(`plain ${seed}`, {
        units: 6 + (seed % 14),
        breakdowns: [2, 3],
        largest: seed % 2 ? 20 : 60,
        rate: 1 + (seed % 3),
        groupings: 1 + (seed % 3),
      });
      const plain = await plainBreaches(spec);
      const ours = await auditSystem(spec, options(`plain ${seed}`, false));
      targets += spec.targets.length;
      breaches += plain.size;
      expect(
        [...ours.unsafe].sort((a, b) => a - b),
        `seed ${seed}`,
      ).toEqual([...plain].sort((a, b) => a - b));
    }
    expect(targets).toBeGreaterThan(2000);
    expect(breaches).toBeGreaterThan(20);
  });

  it('repairs the same cells on a second run, and the repaired publication passes the plain attack', async () => {
    let repaired = 0;
    for (let seed = 0; seed < 8; seed++) {
      const spec = randomSystem(`again ${seed}`, {
        units: 24,
        breakdowns: [2, 3],
        largest: 70,
        rate: 2,
        groupings: 4,
      });
      const first = await auditSystem(spec, options(`again ${seed}`, true));
      const second = await auditSystem(spec, options(`again ${seed}`, true));
      expect(first.repairs).toEqual(second.repairs);
      if (first.outcome !== 'safe') continue;
      if (first.firstBreaches.length > 0) repaired++;
      expect(await plainBreaches(atLevels(spec, first.levels)), `seed ${seed}`).toEqual(new Set());
    }
    expect(repaired).toBeGreaterThan(1);
  });
});
