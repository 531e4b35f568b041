import { describe, expect, it } from 'vitest';
import { type AuditResult, auditSystem } from './audit.ts';
import { seedFromText } from './random.ts';
import type { SystemSpec } from './system.ts';
import { KINDS, systemOfKind } from './testing/random-kinds.ts';
import { middling } from './testing/sizes.ts';
import { tableFits, verifyWitnesses } from './verify.ts';

const audited = async (spec: SystemSpec): Promise<AuditResult> =>
  auditSystem(spec, { seed: seedFromText('verify'), rounds: 20, repair: true, zeroMayBeKnown: () => false });

describe.each(KINDS)('the verifier, for systems of the kind "%s"', (kind) => {
  const spec = systemOfKind(kind, 'verify', middling(10, kind));

  it('rejects every witness with one entry changed by one', async () => {
    const { witnesses, levels } = await audited(spec);
    expect(witnesses.length).toBeGreaterThan(0);
    for (const witness of witnesses.slice(0, 5)) {
      expect(tableFits(spec, levels, witness)).toBe(true);
      for (const by of [1, -1]) {
        for (let v = 0; v < witness.length; v++) {
          expect(tableFits(spec, levels, witness.with(v, (witness[v] ?? 0) + by)), `entry ${v}`).toBe(false);
        }
      }
    }
  });

  it('finds targets unproven when the witnesses are taken away', async () => {
    const { levels } = await audited(spec);
    expect(verifyWitnesses(spec, levels, [], []).safe).toBe(false);
  });
});

/** One unit, a whole of two parts: 3 = 2 + 1, shown as "under 5"; the first part at least 1 by a decision. */
const SMALL: SystemSpec = {
  units: 1,
  categories: 3,
  relations: [{ whole: 0, parts: [1, 2] }],
  upper: Int32Array.of(4, 3, 3),
  truth: Int32Array.of(3, 2, 1),
  forms: [
    { variables: [0], weights: undefined, levels: [{ lo: 0, hi: 4 }], costs: undefined },
    { variables: [1], weights: undefined, levels: [{ lo: 1, hi: 4 }], costs: undefined },
    { variables: [1, 2], weights: [2, -1], levels: [{ lo: 0, hi: 5 }], costs: undefined },
  ],
  targets: [{ form: 0, need: 2, stride: 1 }],
  nodes: [],
};
const fits = (spec: SystemSpec, table: readonly number[]) =>
  tableFits(spec, [0, 0, 0], Int32Array.from(table));

describe('the verifier, rule by rule', () => {
  it('takes a table that keeps everything', () => {
    expect(fits(SMALL, [4, 2, 2])).toBe(true);
  });

  it.each([
    ['a relation', [4, 2, 1], { ...SMALL, relations: [] }],
    ['the interval of a form', [2, 0, 2], { ...SMALL, forms: SMALL.forms.slice(0, 1) }],
    ['a weighted form', [4, 1, 3], { ...SMALL, forms: SMALL.forms.slice(0, 2) }],
    ['an upper bound', [5, 3, 2], { ...SMALL, upper: Int32Array.of(9, 9, 9), forms: [] }],
    ['what may not be negative', [2, 3, -1], undefined],
    ['whole numbers of entries', [4, 2], undefined],
  ] as const)('rejects a table that breaks only %s', (_, table, without) => {
    expect(fits(SMALL, table)).toBe(false);
    if (without) expect(fits(without, table)).toBe(true);
  });

  it('rejects a table in which a known whole is not met', () => {
    const spec: SystemSpec = { ...SMALL, relations: [{ whole: Int32Array.of(3), parts: [1, 2] }], forms: [] };
    expect([fits(spec, [0, 2, 1]), fits(spec, [0, 2, 2])]).toEqual([true, false]);
  });

  it('counts values that lie too close together as one', () => {
    const spec: SystemSpec = { ...SMALL, targets: [{ form: 0, need: 1, stride: 2 }] };
    const near = verifyWitnesses(spec, [0, 0, 0], [Int32Array.of(4, 2, 2)], []);
    const far = verifyWitnesses(spec, [0, 0, 0], [Int32Array.of(1, 1, 0)], []);
    expect([near.safe, far.safe]).toEqual([false, true]);
  });

  it('takes no value from a table that does not fit', () => {
    const { safe, badTables } = verifyWitnesses(SMALL, [0, 0, 0], [Int32Array.of(9, 9, 0)], []);
    expect([safe, badTables]).toEqual([false, [0]]);
  });
});
