import { describe, expect, it, vi } from 'vitest';
import { auditSystem } from './audit.ts';
import { seedFromText } from './random.ts';
import { ATTRIBUTES, municipalSystem } from './testing/municipal-system.ts';
import { makeMunicipality } from './testing/municipality.ts';
import { atLevels, plainBreaches } from './testing/plain-attack.ts';

vi.setConfig({ testTimeout: 240_000 });

const municipality = makeMunicipality('full size');
const sorted = (targets: Iterable<number>) => [...targets].sort((a, b) => a - b);

describe.each(ATTRIBUTES)('a municipality of full size, a %s attribute', (attribute) => {
  const spec = municipalSystem(municipality, attribute, 1, 'full size');
  const audit = (repair: boolean) =>
    auditSystem(spec, { seed: seedFromText(attribute), rounds: 20, repair, zeroMayBeKnown: () => false });

  it('is judged as two linear programs for every target judge it', async () => {
    expect((await audit(false)).unsafe).toEqual(sorted(await plainBreaches(spec)));
  });

  it('is safe after repair, which coarsens or hides at most one count in fifty and no total', async () => {
    const { outcome, levels, repairs } = await audit(true);
    expect(outcome).toBe('safe');
    const shown = spec.forms.filter(({ costs }) => costs !== undefined).length;
    const touched = spec.forms.filter((_, f) => (levels[f] ?? 0) > 0).length;
    expect(touched / shown).toBeLessThan(0.02);
    const totals = repairs.filter(
      ({ form }) => (spec.forms[form]?.variables[0] ?? 0) % spec.categories === 0,
    );
    expect(totals).toEqual([]);
  });
});

describe('a municipality of full size over three vintages', () => {
  it('passes the plain attack after repair', async () => {
    const spec = municipalSystem(municipality, 'very rare', 3, 'full size');
    const options = { seed: seedFromText('three'), rounds: 20, repair: true, zeroMayBeKnown: () => false };
    const { outcome, levels } = await auditSystem(spec, options);
    expect(outcome).toBe('safe');
    expect(await plainBreaches(atLevels(spec, levels))).toEqual(new Set());
  });
});
