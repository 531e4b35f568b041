import type { ProtectionCertificate } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { editionInput, site } from '../../../../../tests/support/edition.ts';
import { align, hiddenTotals, renderPrice } from './render.ts';

async function certificate(): Promise<ProtectionCertificate> {
  const { certificates } = await editionInput();
  const [open] = certificates;
  if (open === undefined) throw new TypeError('Nothing was certified.');
  return open;
}

const release = {
  layers: ['alle'],
  manifest: {
    format: 1,
    edition: '2026.1',
    title: { da: 'Udgave 2026', en: 'Edition 2026' },
    asOf: '2026-01-01',
    publishedOn: '2026-03-12',
    previousEdition: undefined,
    site,
    layers: ['alle'],
    areaSets: [],
    periods: ['2026'],
    inputsSequence: 0,
    notes: [],
    files: {},
  },
  catalogue: { indicators: [] },
} as const;

describe('the price as a table for a terminal', () => {
  test('aligns names to the left and numbers to the right', () => {
    expect(
      align([
        ['name', 'n'],
        ['a', '100'],
      ]),
    ).toEqual(['name    n', 'a     100']);
  });

  test('says edition, attack, hidden totals, and a line for each indicator of each set', async () => {
    const lines = renderPrice(release, await certificate(), undefined);
    expect(lines[0]).toBe('edition 2026.1, layer alle, policy rounded5@1');
    expect(lines).toContain('area totals hidden: 0 by the rules, 0 after the attack');
    expect(lines).toContain('kommune, total');
    expect(lines.filter((line) => line.startsWith('andel-0-17'))).toHaveLength(2);
  });

  test('says that measured distances are for the desk alone, and prints them', async () => {
    const measured = [
      {
        indicator: 'andel-0-17',
        areaSet: 'omraader',
        part: 'total',
        counts: { compared: 2, mean: 1.25, usual: 2, most: 2 },
        values: undefined,
        rankCorrelation: undefined,
      },
    ] as const;
    const text = renderPrice(release, await certificate(), measured).join('\n');
    expect(text).toContain('For the desk alone');
    expect(text).toContain('1.25  2.00  2.00');
  });

  test('counts hidden totals apart from hidden groups', async () => {
    const [first] = (await certificate()).prices;
    if (first === undefined) throw new TypeError('No price.');
    const hidden = { ...first, suppressed: 2, secondary: { coarsened: 0, suppressed: 1 } };
    expect(hiddenTotals([hidden, { ...hidden, part: 'groups' }])).toEqual({ byRules: 2, byAttack: 1 });
  });
});
