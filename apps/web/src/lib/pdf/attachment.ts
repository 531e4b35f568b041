/**
 * An agenda attachment: chosen areas and figures over chosen years, with a paragraph that is ready for the case.
 * Belongs here: choosing rows, columns and sentences. Does not belong: reading addresses (attachment-choice.ts), layout (typst/attachment.typ).
 * Every figure is printed as the pages print it; the paragraph says its stamp first, since it is copied without the paper.
 * Start with toAttachment.
 */
import type { Indicator, Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import type { Readers } from '../frame/frame.ts';
import { seriesOf, wholeOf } from '../report/from-release.ts';
import { type IndicatorView, toIndicatorView } from '../report/indicator-view.ts';
import { periodName, spokenYears } from '../report/periods.ts';
import { toPrinter } from '../report/print.ts';
import { areaLead } from '../report/sentence.ts';
import { toTrend } from '../report/trend.ts';
import type { Words } from '../report/words.ts';
import type { AttachmentChoice, ChosenArea } from './attachment-choice.ts';
import { definitionsOf, sourcesOf } from './definitions.ts';
import { toLineFigure } from './line-figure.ts';
import { type Paper, toPaper } from './paper.ts';
import type { NumberTable, Part, PartedPaper } from './parts.ts';
import { toRuns } from './runs.ts';
import type { PaperWords } from './words.ts';

/** More sentences than this nobody reads in a case; the tables hold the rest. */
const MOST_SENTENCES = 8;

export interface AttachmentAsked {
  readonly release: Release;
  readonly choice: AttachmentChoice;
  readonly readers: Readers | undefined;
  readonly address: string;
}

interface AtIndicator {
  readonly indicator: Indicator;
  readonly view: IndicatorView;
  /** Of the view's periods, those asked for. */
  readonly periods: readonly string[];
}

const reportWords = ({ language, texts }: PaperWords): Words => ({ language, text: texts.report });

function atIndicator({ release, choice }: AttachmentAsked, indicator: Indicator, words: Words): AtIndicator {
  const view = toIndicatorView(release, indicator, words);
  const asked = view.periods.filter((period) => period >= choice.from && period <= choice.to);
  const newest = view.periods.at(-1);
  return { indicator, view, periods: asked.length > 0 || newest === undefined ? asked : [newest] };
}

function tableOf(asked: AttachmentAsked, at: AtIndicator, words: PaperWords): NumberTable {
  const { release, choice } = asked;
  const report = reportWords(words);
  const printer = toPrinter(report);
  const figuresAt = (place: { readonly set: string; readonly code: string }) =>
    seriesOf(release, at.indicator, place, at.periods).map((figure) => printer.cell(at.view.unit, figure));
  const rows = choice.areas.map((area) => ({ name: area.name, cells: figuresAt(area) }));
  const whole = wholeOf(release);
  const hasWhole = whole && at.view.comparable;
  return {
    heads: [words.texts.report.words.area, ...at.periods.map((period) => periodName(period, report))],
    rows: hasWhole
      ? [...rows, { name: words.texts.report.words.municipalityTitle, cells: figuresAt(whole) }]
      : rows,
    note: notesOf(at, words),
  };
}

/** Which years the columns speak of where that is not their own, and breaks. */
function notesOf({ view, periods }: AtIndicator, words: PaperWords): string {
  const report = reportWords(words);
  const last = periods.at(-1) ?? '';
  const spoken = spokenYears(view, last, report);
  const { area } = report.text;
  const breaks = view.seriesBreaks.filter(({ period }) => periods.includes(period));
  return [
    ...(spoken === periodName(last, report)
      ? []
      : [words.texts.paper.attachment.speaksOf(periodName(last, report), spoken)]),
    ...breaks.map(({ period, reason }) => `${area.breakIn(periodName(period, report), reason)}.`),
  ].join(' ');
}

const SERIES = ['own', 'second'] as const;

/** A line for one or two areas; more of them are read in the table. */
function linesOf(asked: AttachmentAsked, at: AtIndicator, words: PaperWords): readonly Part[] {
  const { release, choice } = asked;
  if (choice.areas.length > SERIES.length || at.periods.length < 3 || at.view.gate) return [];
  const view = { ...at.view, periods: at.periods, limit: limitWithin(at) };
  const own = choice.areas.flatMap((area, i) => {
    const kind = SERIES[i];
    return kind
      ? [{ kind, name: area.name, figures: seriesOf(release, at.indicator, area, at.periods) }]
      : [];
  });
  const whole = wholeOf(release);
  const mean =
    whole && view.comparable
      ? [
          {
            kind: 'municipality' as const,
            name: words.texts.report.words.municipalityTitle,
            figures: seriesOf(release, at.indicator, whole, at.periods),
          },
        ]
      : [];
  const trend = toTrend(view, [...own, ...mean], at.periods.length - 1, reportWords(words));
  if (!trend) return [];
  // The section's heading says what it shows.
  const figure = { ...toLineFigure(trend, words.texts.paper), title: '', subtitle: '' };
  return [{ kind: 'lines', columns: 1, figures: [figure] }];
}

/** The limit's values of the chosen periods alone. */
function limitWithin({ view, periods }: AtIndicator): IndicatorView['limit'] {
  const { limit } = view;
  return (
    limit && { ...limit, byPeriod: periods.map((period) => limit.byPeriod[view.periods.indexOf(period)]) }
  );
}

/** What is said of one area: for each figure its value, its change and the municipality's. */
function sentencesOf(
  { release }: AttachmentAsked,
  area: ChosenArea,
  all: readonly AtIndicator[],
  words: PaperWords,
): readonly string[] {
  const whole = wholeOf(release);
  return all.flatMap(({ indicator, view, periods }) => {
    const index = view.periods.indexOf(periods.at(-1) ?? '');
    if (index < 0 || view.gate) return [];
    const frame = { indicator: view, words: reportWords(words), period: index };
    const mean = whole && view.comparable ? seriesOf(release, indicator, whole, view.periods) : undefined;
    const figures = seriesOf(release, indicator, area, view.periods);
    return [areaLead(frame, { ...area, figures }, mean, undefined).replaceAll('**', '')];
  });
}

/** One paragraph an area, named first since not every sentence names it; at most MOST_SENTENCES in all. */
function areaParagraphs(
  asked: AttachmentAsked,
  all: readonly AtIndicator[],
  words: PaperWords,
): readonly string[] {
  const told = asked.choice.areas.map((area) => ({ area, sentences: sentencesOf(asked, area, all, words) }));
  const each = Math.max(1, Math.floor(MOST_SENTENCES / Math.max(1, told.length)));
  const shown = told.slice(0, MOST_SENTENCES);
  const isCut = shown.length < told.length || shown.some(({ sentences }) => sentences.length > each);
  return [
    ...shown.map(({ area, sentences }) => `${area.name}: ${sentences.slice(0, each).join(' ')}`),
    ...(isCut ? [words.texts.paper.attachment.readyRest] : []),
  ];
}

/** The paragraph for the case, stamped, with edition and address; plain text. */
function readyOf(
  asked: AttachmentAsked,
  all: readonly AtIndicator[],
  paper: Paper,
  words: PaperWords,
): Extract<Part, { kind: 'ready' }> {
  const { attachment } = words.texts.paper;
  const { manifest } = asked.release;
  return {
    kind: 'ready',
    title: attachment.readyTitle,
    subtitle: attachment.readySub,
    paragraphs: [
      `${paper.stamp}. ${attachment.readyOpening(manifest.site.municipality)}`,
      ...areaParagraphs(asked, all, words),
      `${attachment.readySource(manifest.title[words.language], formatDate(manifest.asOf, words.language))} ${paper.madeUp === '' ? '' : `${paper.madeUp}. `}${paper.address}`,
    ],
  };
}

const listOf = (names: readonly string[], { language }: PaperWords) =>
  new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB', { type: 'conjunction' }).format(names);

function titleOf(areas: readonly ChosenArea[], words: PaperWords): string {
  const { attachment } = words.texts.paper;
  return areas.length <= 3
    ? listOf(
        areas.map(({ name }) => name),
        words,
      )
    : attachment.areas(areas.length);
}

/** The attachment; its ready paragraph is also what the page offers to copy. */
export function toAttachment(asked: AttachmentAsked, words: PaperWords): PartedPaper {
  const { release, choice, readers, address } = asked;
  const { attachment, sheet } = words.texts.paper;
  const all = choice.indicators.map((indicator) => atIndicator(asked, indicator, reportWords(words)));
  const name = titleOf(choice.areas, words);
  const paper = toPaper(
    {
      manifest: release.manifest,
      layers: release.layers,
      readers,
      hasProposals: false,
      title: attachment.title(name),
      description: attachment.description(name, release.manifest.title[words.language]),
      address,
      stampsOpen: true,
    },
    words,
  );
  const ids = choice.indicators.map(({ id }) => id);
  return {
    kind: 'parts',
    paper,
    name,
    over: attachment.over,
    lead: toRuns(
      attachment.lead(
        listOf(
          all.map(({ view }) => view.title.toLocaleLowerCase(words.language)),
          words,
        ),
      ),
    ),
    parts: [
      readyOf(asked, all, paper, words),
      ...all.flatMap((at): readonly Part[] => [
        { kind: 'heading', title: at.view.title, subtitle: at.view.subtitle },
        ...linesOf(asked, at, words),
        { kind: 'table', table: tableOf(asked, at, words) },
      ]),
      {
        kind: 'definitions',
        title: sheet.definitions,
        entries: definitionsOf(release, ids, words.language),
        notes: [
          sheet.hidden,
          sheet.sources(sourcesOf(release, ids, words.language).join(', ')),
          release.manifest.site.sourceLine[words.language],
        ],
      },
    ],
    more: attachment.more,
  };
}
