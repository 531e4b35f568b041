import { describe, expect, it, vi } from 'vitest';
import { type AuditOptions, type AuditResult, auditSystem } from './audit.ts';
import { seedFromText } from './random.ts';
import { findTable } from './start-table.ts';
import type { SystemSpec } from './system.ts';
import { countApart, possibleValues } from './testing/enumerate.ts';
import { atLevels, plainBreaches, wholeNumberValues } from './testing/plain-attack.ts';
import { KINDS, systemOfKind } from './testing/random-kinds.ts';
import { middling, TINY } from './testing/sizes.ts';

vi.setConfig({ testTimeout: 240_000 });

const SYSTEMS = 25;

const audit = (spec: SystemSpec, seed: string, repair: boolean): Promise<AuditResult> => {
  const options: AuditOptions = { seed: seedFromText(seed), rounds: 20, repair, zeroMayBeKnown: () => false };
  return auditSystem(spec, options);
};

/** Targets that listing every table leaves too few values. */
function listedBreaches(spec: SystemSpec, levels: ArrayLike<number>): readonly number[] {
  return possibleValues(spec, levels).flatMap((values, t) =>
    values < (spec.targets[t]?.need ?? 0) + 1 ? [t] : [],
  );
}

describe.each(KINDS)('systems of the kind "%s", held against an attacker who lists every table', (kind) => {
  it('are judged as he would judge them, target by target', async () => {
    for (let number = 0; number < SYSTEMS; number++) {
      const spec = systemOfKind(kind, `tiny ${number}`, TINY[kind]);
      const { unsafe, levels } = await audit(spec, `tiny ${number}`, false);
      expect(unsafe, `system ${number}`).toEqual(listedBreaches(spec, levels));
    }
  });

  it('are judged as he would judge them from the publication alone, without the truth', async () => {
    for (let number = 0; number < SYSTEMS; number++) {
      const spec = systemOfKind(kind, `tiny ${number}`, TINY[kind]);
      const start = await findTable(spec, seedFromText(`start ${number}`));
      expect(start.kind).toBe('found');
      if (start.kind !== 'found') continue;
      const { unsafe, levels } = await audit({ ...spec, truth: start.table }, `bytes ${number}`, false);
      expect(unsafe, `system ${number}`).toEqual(listedBreaches(spec, levels));
    }
  });

  it('leave him too few values nowhere after repair, or are refused', async () => {
    let safe = 0;
    for (let number = 0; number < SYSTEMS; number++) {
      const spec = systemOfKind(kind, `tiny ${number}`, TINY[kind]);
      const { outcome, levels } = await audit(spec, `mend ${number}`, true);
      if (outcome !== 'safe') continue;
      safe++;
      expect(listedBreaches(spec, levels), `system ${number}`).toEqual([]);
    }
    expect(safe).toBeGreaterThan(SYSTEMS / 3);
  });
});

describe('a hundred larger systems of every kind, held against two linear programs per target', () => {
  it('are judged the same, but for targets that whole numbers leave less than the programs see', async () => {
    const seen = { targets: 0, breaches: 0, sharper: 0 };
    for (let number = 0; number < 102; number++) {
      const kind = KINDS[Math.floor(number / 17)] ?? 'breakdown';
      const spec = systemOfKind(kind, `larger ${number}`, middling(number, kind));
      const plain = await plainBreaches(spec);
      const { unsafe } = await audit(spec, `larger ${number}`, false);
      expect(unsafe, `${kind} ${number}`).toEqual(expect.arrayContaining([...plain]));
      for (const target of unsafe.filter((one) => !plain.has(one))) {
        const { values, unknown } = await wholeNumberValues(spec, target);
        const { need, stride } = spec.targets[target] ?? { need: 0, stride: 1 };
        expect([countApart(values, stride) <= need, unknown], `${kind} ${number}`).toEqual([true, 0]);
        seen.sharper++;
      }
      seen.targets += spec.targets.length;
      seen.breaches += plain.size;
    }
    expect(seen.targets).toBeGreaterThan(3000);
    expect(seen.breaches).toBeGreaterThan(100);
    expect(seen.sharper).toBeLessThan(seen.targets / 20);
  });

  it('pass the plain attack after repair', async () => {
    for (const kind of KINDS) {
      const spec = systemOfKind(kind, 'repaired', middling(11, kind));
      const { outcome, levels } = await audit(spec, 'repaired', true);
      if (outcome === 'safe') expect(await plainBreaches(atLevels(spec, levels)), kind).toEqual(new Set());
    }
  });
});
