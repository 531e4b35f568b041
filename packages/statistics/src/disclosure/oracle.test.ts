import { describe, expect, it, vi } from 'vitest';
import { auditSystem } from './audit.ts';
import { makeRandom, seedFromText } from './random.ts';
import type { SystemSpec } from './system.ts';
import { marginTable, type Showing, valuesOf } from './testing/margin-tables.ts';
import { plainRanges } from './testing/plain-attack.ts';

vi.setConfig({ testTimeout: 240_000 });

const TABLES = 500;
const asShown = (spec: SystemSpec) => new Int32Array(spec.forms.length);

/** A table of at most 4 × 4; the number is its seed. */
function numbered(number: number): SystemSpec {
  const random = makeRandom(seedFromText(`size ${number}`));
  return marginTable(`oracle ${number}`, 2 + random.below(3), 2 + random.below(3), 'rounded');
}

describe(`${TABLES} random tables with their margins, against an attacker who lists every possible table`, () => {
  it('keep at least three possible values for every small count after repair, or are refused', async () => {
    const seen = { small: 0, mended: 0, refused: 0 };
    for (let number = 0; number < TABLES; number++) {
      const spec = numbered(number);
      const result = await auditSystem(spec, {
        seed: seedFromText(`oracle ${number}`),
        rounds: 20,
        repair: true,
        zeroMayBeKnown: () => false,
      });
      if (result.repairs.length > 0) seen.mended++;
      if (result.outcome !== 'safe') seen.refused++;
      for (const { form } of result.outcome === 'safe' ? spec.targets : []) {
        seen.small++;
        expect(valuesOf(spec, result.levels, form).length, `table ${number}`).toBeGreaterThanOrEqual(3);
      }
    }
    expect(seen.small).toBeGreaterThan(1000);
    expect(seen.mended).toBeGreaterThan(3);
    expect(seen.refused).toBe(0);
  });

  it('have for every small count the same range by listing as by linear programs', async () => {
    for (let number = 0; number < TABLES; number += 5) {
      const spec = numbered(number);
      const ranges = await plainRanges(spec);
      spec.targets.forEach(({ form }, t) => {
        const values = valuesOf(spec, asShown(spec), form);
        expect({ lo: values[0], hi: values.at(-1) }, `table ${number}`).toEqual(ranges[t]);
      });
    }
  });
});

/** Small counts of 300 tables of 3 × 3, and how many an attacker knows exactly. */
function recovered(showing: Showing): { readonly small: number; readonly exact: number } {
  const found = { small: 0, exact: 0 };
  for (let number = 0; number < 300; number++) {
    const spec = marginTable(`three ${number}`, 3, 3, showing);
    const inner = spec.targets.filter(({ form }) => showing !== 'naive' || form < spec.units);
    for (const { form } of inner) {
      found.small++;
      if (valuesOf(spec, asShown(spec), form).length === 1) found.exact++;
    }
  }
  return found;
}

describe('300 random tables of 3 × 3 before any repair', () => {
  it('give away nineteen small counts in twenty where exact zeros and totals stand beside "under 5"', () => {
    expect(recovered('naive')).toEqual({ small: 820, exact: 778 });
  });

  it.each([
    ['nearest 5', { small: 841, exact: 2 }],
    ['rounded', { small: 841, exact: 13 }],
  ] as const)('give away a handful in the form "%s"', (showing, expected) => {
    expect(recovered(showing)).toEqual(expected);
  });
});
