import type { ProtectionCertificate, ProtectionPrice } from '@bybalance/release';
import { describe, expect, test } from 'vitest';
import { areaSet, both } from '../../../../../tests/support/municipality.ts';
import { reportProtection } from './report.ts';

const price = (changes: Partial<ProtectionPrice>): ProtectionPrice => ({
  indicator: 'doemte',
  areaSet: 'omraader',
  part: 'total',
  cells: 200,
  published: 150,
  underThreshold: 30,
  coarsened: 10,
  suppressed: 8,
  secondary: { coarsened: 2, suppressed: 0 },
  counts: undefined,
  values: undefined,
  rankCorrelation: undefined,
  ...changes,
});

const certificate = (changes: Partial<ProtectionCertificate> = {}): ProtectionCertificate => ({
  format: 1,
  policy: 'rounded5@1',
  layer: 'alle',
  assumed: [],
  systems: [
    {
      series: 'a',
      period: '2025',
      targets: 1200,
      breachesAtFirst: 7,
      coarsened: 9,
      hidden: 1,
      exempt: 0,
      fewestValues: 4,
    },
    {
      series: 'a',
      period: '2026',
      targets: 1300,
      breachesAtFirst: 0,
      coarsened: 0,
      hidden: 0,
      exempt: 0,
      fewestValues: 3,
    },
  ],
  untested: ['flyttet-ind'],
  prices: [price({}), price({ indicator: 'indkomst', published: 180, underThreshold: 0 })],
  inferred: [
    { ruleSet: 'par61a@2021', criterion: 'doemte', agree: 90, differ: 2, cannotTell: 8, undecided: 0 },
  ],
  ...changes,
});

const sets = [areaSet('omraader', ['1'], { title: both('Områder') })];
const textsOf = (certificates: readonly ProtectionCertificate[]) =>
  reportProtection(certificates, sets).lines.map(({ level, code, text }) => [level, code, text.en]);

describe('the report of protection', () => {
  test('sums the attack, the cells and the decisions', () => {
    expect(textsOf([certificate()])).toEqual([
      [
        'ok',
        'protect/attack',
        'Attacked: 2 systems with 2,500 confidential numbers; the rounded figures alone gave 7 away, now none; fewest possible values 3',
      ],
      ['ok', 'protect/not-attacked', 'Not attacked: flyttet-ind'],
      [
        'ok',
        'protect/cells-total',
        'Områder, totals: 400 figures; 82.5% as usual, 5.0 coarser, 7.5 under or over a limit, 4.0 hidden by the rules, 1.0 coarser or hidden after the attack',
      ],
      ['ok', 'protect/totals-hidden', 'Area totals hidden: 16 by the rules, 0 after the attack'],
      [
        'ok',
        'protect/inferred',
        'Criteria decided on exact figures: the shown ones lead the same way for 90, another way for 2, and do not settle 8',
      ],
    ]);
  });

  test('warns when the attack hid a total', () => {
    const hidden = certificate({ prices: [price({ secondary: { coarsened: 0, suppressed: 1 } })] });
    expect(textsOf([hidden])).toContainEqual([
      'warning',
      'protect/totals-hidden',
      'Area totals hidden: 8 by the rules, 1 after the attack',
    ]);
  });

  test('speaks of the open layer: it stands in every layer', () => {
    const partners = certificate({ layer: 'samarbejde', prices: [] });
    expect(textsOf([partners, certificate()])).toEqual(textsOf([certificate()]));
  });
});
