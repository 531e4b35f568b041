/**
 * Every sentence the report can say about the built Fjordby: each area × indicator × period, and each legal area × list, in both languages.
 * No browser: it stands here because it needs the whole release, like the browser tests.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { currentEdition, editionDirectory, openRelease, type Release } from '@bybalance/release';
import { describe, expect, it } from 'vitest';
import { toStatusMatrix } from '../../src/lib/report/balance-view.ts';
import { toCriteriaPage } from '../../src/lib/report/criteria-page.ts';
import { criteriaPeriods, lawFamilies } from '../../src/lib/report/criteria-status.ts';
import { NOT_DELIVERED } from '../../src/lib/report/figure.ts';
import { areaNames, mainSet, seriesOf, wholeOf } from '../../src/lib/report/from-release.ts';
import { toIndicatorView } from '../../src/lib/report/indicator-view.ts';
import { nearestAreas } from '../../src/lib/report/nearest-list.ts';
import { toPrinter } from '../../src/lib/report/print.ts';
import { areaLead, changePhrase, comparedPhrase, overviewLead } from '../../src/lib/report/sentence.ts';
import { toSpreads } from '../../src/lib/report/spread-view.ts';
import { trendTitle } from '../../src/lib/report/titles.ts';
import { da } from '../../src/lib/texts/da.ts';
import { en } from '../../src/lib/texts/en.ts';

const releases =
  process.env['BYBALANCE_TEST_RELEASES'] ??
  fileURLToPath(new URL('../../../../var/fjordby/releases', import.meta.url));
const FORBIDDEN =
  /\b(ghetto|problemområde|belastet|værst|dårligst|eksploderet|virker|signifikant|NaN|undefined|null|Infinity)\b/i;
const WRONG = [/ {2}/, /\.\.(?!\.)/, / [.,]/, /\{|\}/, /\d-\d/, /(?<![\d.])1 percentage points/];
/** Shares of nobody and of everybody are never shown (rule P5). */
const NOBODY_OR_ALL = /(?<![\d,.])(100|0)([,.]0)?\s?(pct\.|%)/;

function open(): Release | undefined {
  const edition = existsSync(`${releases}/current`) ? currentEdition(releases) : undefined;
  const directory = edition && editionDirectory(releases, edition);
  return directory ? openRelease(directory, 'alle') : undefined;
}

/** What is wrong with a sentence, in a word; empty when nothing is. */
function faults(sentence: string, isShare: boolean): readonly string[] {
  const text = sentence.replaceAll('**', '').replaceAll('\u2060', '').replaceAll('\u00a0', ' ');
  const plain = text.replace(/\d+-\d+(-årige| år)|»[^«]*«|“[^”]*”/g, 'x');
  return [
    ...(FORBIDDEN.test(text) ? [`a word: ${text}`] : []),
    ...WRONG.filter((pattern) => pattern.test(plain)).map((pattern) => `${pattern}: ${text}`),
    ...(isShare && NOBODY_OR_ALL.test(text) ? [`nobody or all: ${text}`] : []),
    ...(/^\p{Lu}/u.test(text) ? [] : [`no capital: ${text}`]),
    ...((text.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? [] : [`a star: ${text}`]),
  ];
}

const release = open();

describe.skipIf(release === undefined)('every sentence of the built release', () => {
  if (!release) return;
  const languages = [
    { language: 'da', text: da.report },
    { language: 'en', text: en.report },
  ] as const;

  it.each(languages)('is well formed, true to its step and keeps to the words in $language', (words) => {
    const set = mainSet(release)?.id ?? '';
    const whole = wholeOf(release);
    const found: string[] = [];
    for (const indicator of release.catalogue.indicators) {
      const view = toIndicatorView(release, indicator, words);
      const municipality = whole && seriesOf(release, indicator, whole, view.periods);
      const areas = areaNames(release).map((area) => ({
        ...area,
        figures: seriesOf(release, indicator, { set, code: area.code }, view.periods),
      }));
      const printer = toPrinter(words);
      const check = (sentence: string) => faults(sentence, view.unit === 'share');
      view.periods.forEach((_, period) => {
        const frame = { indicator: view, words, period };
        found.push(...check(overviewLead(frame, municipality, areas)));
        for (const area of areas) {
          const figure = area.figures[period] ?? NOT_DELIVERED;
          const lead = areaLead(frame, area, municipality, undefined);
          found.push(...check(lead), ...check(trendTitle(frame, area.figures)));
          const spoken = printer.spoken(view.unit, figure);
          if ('value' in figure && !lead.includes(spoken)) found.push(`not said: ${spoken} in ${lead}`);
          const phrases = [
            changePhrase(frame, figure, area.figures[period - 1]),
            municipality && comparedPhrase(frame, figure, municipality[period] ?? NOT_DELIVERED),
          ];
          for (const phrase of phrases) if (phrase !== undefined) found.push(...check(`X ${phrase}`));
        }
      });
    }
    expect([...new Set(found)].slice(0, 12)).toEqual([]);
  });

  /** A phrase as the end of a sentence; nothing stays nothing. */
  const told = (phrase: string) => (phrase === '' ? '' : `X ${phrase}.`);

  it.each(languages)('holds for the criteria, the lists before and the balance in $language', (words) => {
    const said: string[] = [];
    for (const { id } of lawFamilies(release)) {
      for (const period of criteriaPeriods(release)) {
        const page = toCriteriaPage(release, { period, rules: id }, words);
        if (!page) continue;
        said.push(page.lead, ...page.history.rows.map(({ since }) => `X ${since}.`));
        said.push(...(page.known?.rows ?? []).flatMap(({ cells }) => cells.map(({ text }) => text)));
        for (const { steps, workings, rounding } of page.rows) {
          said.push(...steps, rounding);
          for (const working of workings)
            said.push(
              working.limit,
              working.verdict,
              told(working.distance),
              ...working.closes,
              ...working.notes,
            );
        }
      }
    }
    const list = nearestAreas(release, words);
    said.push(list?.crossings ?? '');
    said.push(...(list?.rows ?? []).flatMap(({ distance, crossed }) => [told(distance), told(crossed)]));
    const matrix = toStatusMatrix(release, words);
    said.push(matrix?.lead ?? '', matrix?.subtitle ?? '', (matrix?.note ?? '').replace(/^\* /, ''));
    said.push(...toSpreads(release, words).map(({ change }) => `X ${change}.`));
    const found = said.filter((sentence) => sentence !== '').flatMap((sentence) => faults(sentence, false));
    expect(said.length).toBeGreaterThan(200);
    expect([...new Set(found)].slice(0, 12)).toEqual([]);
  });
});
