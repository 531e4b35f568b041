import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIGHT_ROW, type LightRules, openRelease, type Release } from '@bybalance/release';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificate, makeRelease } from '../../../tests/fixture/make-release.ts';
import { reportDa } from '../texts/report.da.ts';
import { reportEn } from '../texts/report.en.ts';
import { toExample, toProtectionPage } from './protection-page.ts';
import { toInferred, toPricePage } from './protection-price.ts';

const da = { language: 'da', text: reportDa } as const;
const en = { language: 'en', text: reportEn } as const;
const anywhere = { set: undefined, part: undefined };

let folder: string;
let release: Release;
let bare: Release;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'protection-page-'));
  makeRelease(folder, '1');
  makeRelease(folder, '2', {}, certificate);
  bare = openRelease(join(folder, '1'), 'alle');
  release = openRelease(join(folder, '2'), 'alle');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the example', () => {
  it('prints what is counted and what is shown in the reader’s language', () => {
    const rows = toExample(release.policy, da);
    expect(rows[0]).toMatchObject({
      area: 'Område A',
      counted: { number: '243', of: '1.212', share: '20,0\u00a0%' },
      shown: { number: '245', of: '1.210', share: '20,0\u00a0%' },
    });
    expect(rows[3]?.shown).toEqual({ number: 'under 5', of: '105', share: 'under 5\u00a0%' });
    expect(rows[5]?.shown).toBeUndefined();
    expect(toExample(release.policy, en)[4]?.shown).toMatchObject({ number: '', share: 'over 90%' });
  });
  it('is not there under another policy than the one it was worked under', () => {
    expect(toExample({ ...release.policy, id: 'as-published' }, da)).toEqual([]);
    expect(toExample({ ...release.policy, version: 2 }, da)).toEqual([]);
  });
});

describe('the attack', () => {
  it('is told in one sentence and in numbers', () => {
    const { attack } = toProtectionPage(release, da);
    expect(attack?.lead).toContain('Af **120** fortrolige antal lå **3** for tæt på at kunne regnes ud');
    expect(attack?.rows.map(({ value }) => value)).toEqual(['1', '120', '3', '0', '4', '1', '3']);
    expect(attack?.exempt).toBe('2 antal må kendes som 0.');
  });
  it('is missing in an edition without a certificate', () => {
    expect(toProtectionPage(bare, da).attack).toBeUndefined();
  });
});

describe('the price', () => {
  it('opens with the totals of the main areas, each kind a share of the whole', () => {
    const price = toPricePage(release, da, anywhere);
    expect(price?.title).toBe('omraader, totaler');
    expect(price?.lead).toBe(
      'For **omraader** vises **87 af 100** totaler som sædvanligt. Områdernes rækkefølge er bevaret med en rangkorrelation på **0,97**, hvor 1 er helt den samme.',
    );
    // 70, 1 + 1, 6 and 2 of 80; 1 of them after the attack.
    const [row] = price?.measures ?? [];
    expect(row?.bar).toEqual({ usual: 87.5, coarser: 2.5, edge: 7.5, hidden: 2.5 });
    expect(row?.shares.map(({ text }) => text)).toEqual(['87,5', '2,5', '7,5', '2,5', '1,3']);
  });
  it('shows the level that is asked for, and the nearest one when there is none such', () => {
    expect(toPricePage(release, en, { set: 'omraader', part: 'groups' })?.title).toBe('omraader, breakdowns');
    expect(toPricePage(release, en, { set: 'findes-ikke', part: 'groups' })?.title).toBe(
      'omraader, breakdowns',
    );
    expect(toPricePage(release, en, anywhere)?.levels.map(({ chosen }) => chosen)).toEqual([true, false]);
  });
  it('says where too few were compared, and only there', () => {
    expect(toPricePage(release, da, anywhere)?.anyTooFew).toBe(false);
    const groups = toPricePage(release, da, { set: 'omraader', part: 'groups' });
    expect(groups?.anyTooFew).toBe(true);
    expect(groups?.distances[0]).toMatchObject({ order: undefined, orderAsked: false, countsAsked: true });
  });
  it('is missing in an edition without a certificate', () => {
    expect(toPricePage(bare, da, anywhere)).toBeUndefined();
    expect(toInferred(bare, da)).toBeUndefined();
  });
  it('never calls nearly all all, nor a trace nothing', () => {
    const [first] = certificate.prices;
    if (first === undefined) throw new TypeError('The fixture has a price.');
    const nearly = {
      ...first,
      cells: 100_000,
      published: 99_999,
      underThreshold: 1,
      coarsened: 0,
      suppressed: 0,
    };
    const prices = [{ ...nearly, secondary: { coarsened: 0, suppressed: 0 } }];
    const seen = { ...release, protection: () => ({ ...certificate, prices }) };
    expect(toPricePage(seen, da, anywhere)?.measures[0]?.shares.map(({ text }) => text)).toEqual([
      '99,9',
      '0,0',
      'under 0,1',
      '0,0',
      '0,0',
    ]);
  });
});

describe('the criteria a reader would decide', () => {
  it('are summed over those that were decided', () => {
    const inferred = toInferred(release, da);
    expect(inferred?.lead).toContain('samme svar i **15** af 18 afgørelser og et andet i **2**.');
    expect(inferred?.lead).toContain('I 1 kan de ikke give et svar.');
    expect(inferred?.anyUndecided).toBe(true);
    expect(inferred?.laws[0]?.rows.map(({ anyDiffers }) => anyDiffers)).toEqual([false, true]);
  });
  it('count a department’s colour in a row of its own, under the site’s own rules', () => {
    const colour = {
      ruleSet: 'lys@1',
      criterion: LIGHT_ROW,
      agree: 5,
      differ: 1,
      cannotTell: 2,
      undecided: 3,
    };
    const inferred = toInferred(
      {
        ...release,
        protection: () => ({ ...certificate, inferred: [...(certificate.inferred ?? []), colour] }),
        lightRules: () => ({ id: 'lys@1', title: { da: 'Rammeaftalen', en: 'The agreement' } }) as LightRules,
      },
      da,
    );
    expect(inferred?.anyLight).toBe(true);
    expect(inferred?.laws.at(-1)?.title).toBe('Rammeaftalen');
    expect(inferred?.laws.at(-1)?.rows).toMatchObject([
      { title: 'Afdelingens farve i trafiklyset', agree: '5', differ: '1', cannotTell: '2', undecided: '3' },
    ]);
  });
});
