import type { CriteriaFinding, KnownYear, Observation, Release, RuleSet } from '@bybalance/release';
import { expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { toKnown } from './known-view.ts';

const words = { language: 'da', text: reportDa } as const;
const both = (text: string) => ({ da: text, en: text });
const figure: Observation = {
  ...{ indicator: 'x', areaSet: 'l', area: '1', period: '2026', group: 'total' },
  ...{ quality: 'final', reason: 'none', status: 'unavailable' },
};
const law = {
  criteria: [
    { id: 'arbejde', indicator: 'arbejde', title: both('Arbejde'), role: 'criterion', averageYears: 2 },
    { id: 'indkomst', indicator: 'indkomst', title: both('Indkomst'), role: 'criterion', averageYears: 1 },
    { id: 'oprindelse', indicator: 'oprindelse', title: both('Oprindelse'), role: 'gate', averageYears: 1 },
  ],
} as unknown as RuleSet;
const release = {
  manifest: { publishedOn: '2026-03-12' },
  indicator: (id: string) => ({
    ...{ id, short: both(id), lagYears: 1 },
    publicationMonth: id === 'indkomst' ? 9 : 2,
  }),
} as unknown as Release;

const year = (period: string, knowledge: KnownYear['knowledge']): KnownYear => ({
  ...{ period, knowledge, speaksOf: String(Number(period) - 1) },
});
const finding = (older: KnownYear['knowledge'], newer: KnownYear['knowledge']): CriteriaFinding => {
  const shown = (criterion: string, years: readonly KnownYear[]) => ({
    ...{ criterion, state: 'unknown' as const, figure, limit: undefined, speaksOf: [], years },
  });
  return {
    ...{ kind: 'criteria', subject: 'l/1', period: '2026', ruleSet: 'r', status: [], residents: figure },
    shown: [
      shown('arbejde', [year('2025', older), year('2026', newer)]),
      shown('indkomst', [year('2026', 'forecast')]),
      shown('oprindelse', [year('2026', 'known')]),
    ],
    ...{ facts: [], because: both('') },
  };
};
const textsOf = (findings: readonly CriteriaFinding[], isNewest = true) =>
  toKnown(release, law, findings, isNewest, words)?.rows.map(({ id, cells }) => [
    id,
    ...cells.map(({ text }) => text),
  ]);

it('tells of this list and the next what is fixed; a mean of two years is half fixed a year ahead', () => {
  expect(textsOf([finding('known', 'known')])).toEqual([
    [
      'arbejde',
      'Ligger fast: 2024 og 2025 er kendt.',
      'Ét af to år ligger fast: 2025 er kendt, 2026 kommer i februar 2027.',
    ],
    [
      'indkomst',
      'Intet ligger fast: 2025 kommer i september 2026.',
      'Intet ligger fast: 2026 kommer i september 2027.',
    ],
  ]);
});

it('says what is preliminary or missing, and goes by the area of which least is known', () => {
  expect(textsOf([finding('known', 'known'), finding('known', 'preliminary')], false)?.[0]).toEqual([
    'arbejde',
    'Ét af to år ligger fast: 2024 er kendt, 2025 er foreløbigt.',
  ]);
  expect(textsOf([finding('missing', 'known')], false)?.[0]?.[1]).toContain('2024 er ikke leveret.');
});
