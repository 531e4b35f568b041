/** Findings made of shown figures: what they say, and that they tell nothing beyond the figures. */
import type { IndexFinding, SegregationFinding } from '@bybalance/release';
import { describe, expect, it, test } from 'vitest';
import { balancedTown, type Change, index } from '../../../../../tests/support/balance.ts';
import { node, suppressedPolicy } from '../../../../../tests/support/municipality.ts';
import { type ProtectInput, protect } from '../protect.ts';
import { ProtectedFinding } from '../types.ts';

async function found(input: ProtectInput, layer = 'alle') {
  const { balance } = await protect(input);
  const own = balance.filter((one) => one.layer === layer).map(({ finding }) => finding);
  return {
    index: own.filter((one): one is IndexFinding => one.kind === 'index'),
    segregation: own.filter((one): one is SegregationFinding => one.kind === 'segregation'),
  };
}

const at = (findings: readonly IndexFinding[], area: string, period = '2026') =>
  findings.find((one) => one.subject === `omraader/${area}` && one.period === period);

const only =
  (area: number, changes: Partial<Parameters<Change>[0]>): Change =>
  (counts, place) =>
    place === area ? { ...counts, ...changes } : counts;

describe('an index', () => {
  it('puts every area of every period in a class, by figures that are shown', async () => {
    const { index: findings } = await found(balancedTown());
    expect(findings).toHaveLength(12 * 3);
    expect(at(findings, '1')?.status).toMatchObject({ class: 'higher', withinNoise: false });
    expect(at(findings, '6')?.status).toMatchObject({ class: 'middle' });
    expect(at(findings, '12')?.status).toMatchObject({ class: 'much-lower', robustClass: 'lower' });
    expect(at(findings, '12')?.because.da).toBe(
      'Status: meget lavere. Retning: uændret. Regnet af de viste tal.',
    );
  });

  it('holds the index of every count that the shown ones can stand for', async () => {
    const verdict = at((await found(balancedTown())).index, '12')?.status;
    const number = verdict && 'index' in verdict ? verdict.index : undefined;
    expect(number?.step).toBe(0.01);
    expect(number?.lo).toBeLessThan(number?.value ?? 0);
    expect(number?.hi).toBeGreaterThan(number?.value ?? 0);
  });

  it('sees the one area that moves, and no direction in the first year', async () => {
    const { index: findings } = await found(balancedTown());
    expect(at(findings, '5')?.direction).toMatchObject({ class: 'falling' });
    expect(at(findings, '5', '2024')?.direction).toEqual({
      class: 'unknown',
      reason: 'year-before-first',
      indicator: 'uden-arbejde',
    });
  });

  it('says which part a class rests on, and how often other weights change it', async () => {
    const { index: findings } = await found(balancedTown(only(5, { 'uden-arbejde': 300 })));
    const [odd, plain] = ['6', '1'].map((area) => at(findings, area)?.status);
    expect(odd).toMatchObject({ class: 'lower', changedByWeights: { step: 0.05, weightings: 1000 } });
    expect(odd && 'restsOn' in odd ? odd.restsOn : []).toContain('uden-arbejde');
    expect(odd && 'changedByWeights' in odd ? odd.changedByWeights.share : 0).toBeGreaterThan(0.1);
    expect(plain).toMatchObject({ class: 'higher', restsOn: [] });
  });

  test.each<[string, Change, object]>([
    [
      'a hidden figure',
      only(2, { indbyggere: 15, 'uden-arbejde': 5, 'lang-uddannelse': 5 }),
      { class: 'unknown', reason: 'few-residents', indicator: 'indbyggere' },
    ],
    [
      'fewer residents than the index asks for',
      only(2, { indbyggere: 290 }),
      { class: 'unknown', reason: 'few-residents', indicator: 'indbyggere' },
    ],
  ])('gives no class for %s, and says why', async (_, change, verdict) => {
    expect(at((await found(balancedTown(change))).index, '3')?.status).toEqual(verdict);
  });

  it('gives no class where a part is hidden, with the part and its reason', async () => {
    const without = { ...index, residents: undefined };
    const { residents: _, ...sheet } = without;
    const input = balancedTown(only(2, { indbyggere: 15, 'uden-arbejde': 5, 'lang-uddannelse': 5 }));
    const { index: findings } = await found({
      ...input,
      catalogue: { ...input.catalogue, indices: [sheet] },
    });
    expect(at(findings, '3')?.status).toEqual({
      class: 'unknown',
      reason: 'few-persons',
      indicator: 'uden-arbejde',
    });
    expect(at(findings, '3')?.because.da).toContain('skjult af hensyn til diskretion');
  });

  it('reads a figure under 5 as its interval: the class stands where both ends give it', async () => {
    const { index: findings } = await found(balancedTown(only(0, { 'uden-arbejde': 3 })));
    expect(at(findings, '1')?.status).toMatchObject({ class: 'higher' });
  });

  it('calls a change of one year noise where it is no more than usual', async () => {
    const input = balancedTown();
    const guarded = { ...index, noise: { persons: 500, usualChanges: 1.5 } };
    const { index: findings } = await found({
      ...input,
      catalogue: { ...input.catalogue, indices: [guarded] },
    });
    expect(at(findings, '5')?.direction).toMatchObject({ class: 'unchanged', withinNoise: true });
  });

  it('makes no frame of fewer than ten areas', async () => {
    const few: Change = (counts, area) => (area < 3 ? { ...counts, indbyggere: 200 } : counts);
    const { index: findings } = await found(balancedTown(few));
    expect(at(findings, '12')?.status).toMatchObject({ class: 'unknown', reason: 'few-areas' });
  });

  it('has no direction across a break in the series', async () => {
    const input = balancedTown();
    const indicators = input.catalogue.indicators.map((one) =>
      one.id === 'uden-arbejde'
        ? { ...one, seriesBreaks: [{ period: '2026', reason: { da: 'ny', en: 'new' } }] }
        : one,
    );
    const { index: findings } = await found({ ...input, catalogue: { ...input.catalogue, indicators } });
    expect(at(findings, '5')?.direction).toMatchObject({ reason: 'series-break' });
    expect(at(findings, '5', '2025')?.direction).toMatchObject({ class: 'falling' });
  });
});

describe('a fixed first year', () => {
  it('lets every area move together; relative to the same year, none of them does', async () => {
    const all: Change = (counts, _, period) => ({
      ...counts,
      'uden-arbejde': counts['uden-arbejde'] + 100 * period,
    });
    const classes = async (base: 'first' | 'relative') => {
      const input = balancedTown(all);
      const indices = [{ ...index, base }];
      const { index: findings } = await found({ ...input, catalogue: { ...input.catalogue, indices } });
      return ['2024', '2026'].map((period) => at(findings, '6', period)?.status.class);
    };
    expect(await classes('first')).toEqual(['middle', 'much-lower']);
    expect(await classes('relative')).toEqual(['middle', 'middle']);
  });
});

describe('nothing is told beyond the figures shown', () => {
  test.each<[string, Change]>([
    [
      'two more without work everywhere',
      (counts) => ({ ...counts, 'uden-arbejde': counts['uden-arbejde'] + 2 }),
    ],
    [
      'two fewer in one area',
      (counts, area) => (area === 11 ? { ...counts, 'uden-arbejde': counts['uden-arbejde'] - 2 } : counts),
    ],
    [
      'one more resident here and there',
      (counts, area) => ({ ...counts, indbyggere: counts.indbyggere + (area % 3) }),
    ],
  ])('%s: the same rows, and so the same findings', async (_, change) => {
    const before = await protect(balancedTown());
    const after = await protect(balancedTown(change));
    const rowsOf = ({ tables }: typeof before) =>
      tables
        .filter(({ observations }) => observations.some(({ areaSet }) => areaSet === 'omraader'))
        .map(({ observations }) => observations.filter(({ areaSet }) => areaSet === 'omraader'));
    expect(rowsOf(after)).toEqual(rowsOf(before));
    const told = (shown: typeof before) => shown.balance.map(({ finding }) => finding);
    expect(told(after)).toEqual(told(before));
  });

  it('holds no fact for the audit, and is minted for every layer that sees the areas, the same in each', async () => {
    const { balance } = await protect(balancedTown(undefined, { layers: ['alle', 'samarbejde'] }));
    expect(balance.every((one) => ProtectedFinding.is(one) && one.finding.facts.length === 0)).toBe(true);
    const of = (layer: string) => balance.filter((one) => one.layer === layer).map(({ finding }) => finding);
    expect(of('samarbejde')).toEqual(of('alle'));
  });

  it('is made of the rows of the areas’ own layer, and missing in layers that do not see them', async () => {
    const input = balancedTown(undefined, { layers: ['alle', 'samarbejde'] });
    const areaSets = input.areaSets.map((set) =>
      set.role === 'main' ? { ...set, layer: 'samarbejde' as const } : set,
    );
    const nodes = input.measured.nodes.map((one) =>
      one.areaSet === 'omraader' ? node(one.areaSet, one.area, one.atoms, 'samarbejde') : one,
    );
    const closed = { ...input, areaSets, measured: { ...input.measured, nodes } };
    expect((await found(closed)).index).toEqual([]);
    expect((await found(closed, 'samarbejde')).index).toHaveLength(36);
  });

  it('leaves out whoever is withheld: suppressed like every other figure of the area', async () => {
    const input = balancedTown();
    const nodes = input.measured.nodes.map((one) =>
      one.area === '3' ? { ...one, withheld: true as const } : one,
    );
    const { index: findings } = await found({ ...input, measured: { ...input.measured, nodes } });
    expect(at(findings, '3')?.status).toMatchObject({ class: 'unknown', reason: 'small-difference' });
  });
});

describe('an uneven spread', () => {
  it('is told for the municipality in every period, with chance and the corrected measure beside it', async () => {
    const { segregation } = await found(balancedTown());
    expect(segregation.map(({ period, subject }) => `${period} ${subject}`)).toEqual([
      '2024 kommune/alt',
      '2025 kommune/alt',
      '2026 kommune/alt',
    ]);
    const [first] = segregation;
    expect(first).toMatchObject({
      ruleSet: 'uden-arbejde',
      status: 'known',
      areas: { areaSet: 'omraader', counted: 12, all: 12 },
      meanSize: 675,
    });
    const { dissimilarity, byChance, corrected } = first?.shown ?? {};
    expect(dissimilarity?.lo).toBeLessThan(dissimilarity?.value ?? 0);
    expect(dissimilarity?.hi).toBeGreaterThan(dissimilarity?.value ?? 1);
    expect(byChance?.value).toBeGreaterThan(0);
    expect(corrected?.value).toBeLessThan(dissimilarity?.value ?? 0);
  });

  it('is exact where counts are, and told in whole hundredths where they are rounded', async () => {
    const rounded = (await found(balancedTown())).segregation[0]?.shown?.dissimilarity;
    const site = { policy: { id: 'suppressed', version: 1 }, periods: ['2024'] };
    const input = balancedTown();
    const exact = (
      await found({
        ...input,
        catalogue: { ...input.catalogue, policies: [suppressedPolicy] },
        site: { ...input.site, ...site },
      })
    ).segregation[0]?.shown?.dissimilarity;
    expect(rounded?.step).toBe(0.01);
    expect(exact?.step).toBe(0.001);
    expect((exact?.hi ?? 1) - (exact?.lo ?? 0)).toBeLessThan(0.0011);
    expect(rounded?.lo).toBeLessThan(exact?.lo ?? 0);
  });

  it('is not told where areas that are hidden hold more than a twentieth', async () => {
    const hidden: Change = (counts, area) =>
      area < 3 ? { ...counts, 'uden-arbejde': counts.indbyggere } : counts;
    const input = balancedTown(hidden);
    const nodes = input.measured.nodes.map((one) =>
      ['1', '2', '3'].includes(one.area) ? { ...one, withheld: true as const } : one,
    );
    const { segregation } = await found({ ...input, measured: { ...input.measured, nodes } });
    expect(segregation[0]).toMatchObject({ status: 'unknown', areas: { counted: 9, all: 12 } });
    expect(segregation[0]?.because.da).toBe('Kan ikke opgøres: kun 9 af 12 områder har begge antal.');
  });

  it('is not told where rounding leaves more than a tenth open', async () => {
    const few: Change = (counts) => ({ ...counts, 'uden-arbejde': 10 });
    const { segregation } = await found(balancedTown(few));
    expect(segregation[0]).toMatchObject({ status: 'unknown', areas: { counted: 12, all: 12 } });
    expect(segregation[0]?.because.da).toBe('Kan ikke opgøres: afrundingen lader for meget stå åbent.');
  });
});
