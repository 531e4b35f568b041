import { describe, expect, it, vi } from 'vitest';
import { seedFromText } from './random.ts';
import { findTable } from './start-table.ts';
import { randomSystem } from './testing/random-systems.ts';
import { tableFits } from './verify.ts';

vi.setConfig({ testTimeout: 120_000 });

const shape = { units: 40, breakdowns: [2, 3], largest: 60, rate: 3, groupings: 4 };

describe('a table that fits a publication', () => {
  it('is found from the published intervals alone', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const { truth: _, targets: __, ...publication } = randomSystem(`start ${seed}`, shape);
      const start = await findTable(publication, seedFromText(`start ${seed}`));
      expect(start.kind, `seed ${seed}`).toBe('found');
      if (start.kind !== 'found') continue;
      expect(
        tableFits(
          { ...publication, truth: start.table, targets: [] },
          new Int32Array(publication.forms.length),
          start.table,
        ),
      ).toBe(true);
    }
  });

  it('is found where every form is known exactly', async () => {
    const spec = randomSystem('exact', shape);
    const forms = spec.forms.map((form) => {
      let value = 0;
      for (let k = 0; k < form.variables.length; k++) value += spec.truth[form.variables[k] ?? 0] ?? 0;
      return { ...form, levels: [{ lo: value, hi: value }] };
    });
    const start = await findTable({ ...spec, forms }, seedFromText('exact'));
    expect(start.kind).toBe('found');
  });

  it('is the same one on every run', async () => {
    const spec = randomSystem('again', shape);
    const [first, second] = [
      await findTable(spec, seedFromText('a')),
      await findTable(spec, seedFromText('a')),
    ];
    expect(first).toEqual(second);
  });

  it('does not exist where the figures contradict one another, and that is said', async () => {
    const spec = randomSystem('contradiction', shape);
    const forms = spec.forms.map((form, f) =>
      f === 0 ? { ...form, levels: [{ lo: 5000, hi: 6000 }] } : form,
    );
    expect(await findTable({ ...spec, forms }, seedFromText('x'))).toEqual({ kind: 'contradiction' });
  });
});
