import { describe, expect, it, vi } from 'vitest';
import { type AuditOptions, auditSystem } from './audit.ts';
import { loadSolver, openLinearBounds } from './linear.ts';
import { allUnits, localProblem } from './neighbourhood.ts';
import { seedFromText } from './random.ts';
import { compileSystem, formValue, type SystemSpec } from './system.ts';
import { enumerateTables, type RandomShape, randomSystem } from './testing/random-systems.ts';
import { tableFits, verifyWitnesses } from './verify.ts';

// Thousands of attacks: seconds on a quiet machine, more on a busy one.
vi.setConfig({ testTimeout: 240_000 });

const options = (seed: string, repair: boolean): AuditOptions => ({
  seed: seedFromText(seed),
  rounds: 20,
  repair,
  zeroMayBeKnown: () => false,
});

function possibleValues(spec: SystemSpec, levels: ArrayLike<number>): number[] {
  const tables = enumerateTables(spec, levels);
  const system = compileSystem(spec);
  return spec.targets.map(
    (target) => new Set(tables.map((table) => formValue(system, target.form, table))).size,
  );
}

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

async function plainBreaches(spec: SystemSpec): Promise<Set<number>> {
  const system = compileSystem(spec);
  const local = localProblem(system, allUnits(system));
  const bounds = openLinearBounds(await loadSolver(), local.problem);
  const breached = new Set<number>();
  spec.targets.forEach((target, t) => {
    const { columns, weights } = local.columnsOf(target.form);
    const low = bounds.extreme(columns, weights, 1)?.value ?? Number.NaN;
    const high = bounds.extreme(columns, weights, -1)?.value ?? Number.NaN;
    if (Math.floor(high + 1e-6) - Math.ceil(low - 1e-6) < target.need) breached.add(t);
  });
  bounds.dispose();
  return breached;
}

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

function atLevels(spec: SystemSpec, levels: ArrayLike<number>): SystemSpec {
  return {
    ...spec,
    forms: spec.forms.map((form, f) => ({ ...form, levels: form.levels.slice(levels[f] ?? 0) })),
  };
}

describe('the verifier', () => {
  it('rejects every witness with one entry changed by one', async () => {
    const spec = randomSystem('verify', {
      units: 20,
      breakdowns: [2, 3],
      largest: 80,
      rate: 2,
      groupings: 2,
    });
    const result = await auditSystem(spec, options('verify', true));
    expect(result.verify.safe).toBe(true);
    const [witness] = result.witnesses;
    expect(witness).toBeDefined();
    for (let v = 0; witness && v < witness.length; v++) {
      const changed = witness.slice();
      changed[v] = (changed[v] ?? 0) + 1;
      expect(tableFits(spec, result.levels, changed)).toBe(false);
    }
  });

  it('finds a target without enough values when the witnesses are taken away', async () => {
    const spec = randomSystem('verify', {
      units: 20,
      breakdowns: [2, 3],
      largest: 80,
      rate: 2,
      groupings: 2,
    });
    const result = await auditSystem(spec, options('verify', true));
    expect(verifyWitnesses(spec, result.levels, [], []).safe).toBe(false);
  });
});
