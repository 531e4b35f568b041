/**
 * How good the outlook is, as the page Udsigten draws it: the lists, each measure's scores, what was said and what came.
 * Belongs here: order, texts of numbers, the sentence on top. Does not belong: judging; the release holds the scores.
 * Start with toRecordPage.
 */
import type {
  BacktestBin,
  BacktestFinding,
  BacktestPart,
  BacktestScores,
  Indicator,
  IndicatorBacktest,
  Release,
  StatusBacktest,
} from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { formatNumber, isPercent } from '../format/number.ts';
import { legalPlaces } from '../report/legal-places.ts';
import { perRelease } from '../report/per-release.ts';
import type { Words } from '../report/words.ts';
import { byChance, chanceText, statusWord } from './chance.ts';

export interface ScoreRow {
  readonly method: string;
  readonly isShown: boolean;
  /** In the order of SCORE_HEADS; "–" where nothing can be said. */
  readonly cells: readonly string[];
}

export const SCORE_HEADS = [
  'forecasts',
  'mae',
  'crps',
  'brier',
  'logScore',
  'cover50',
  'cover90',
  'width90',
] as const;

export interface BinRow {
  readonly range: string;
  readonly times: number;
  readonly told: string;
  readonly came: string;
  /** Percent of a scale from 0 to 100; undefined in an empty bin. */
  readonly toldAt: number | undefined;
  readonly cameAt: number | undefined;
}

export interface PartView {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ScoreRow[];
  /** undefined where no limit is crossed: a population. */
  readonly crossings: string | undefined;
  readonly tooFew: boolean;
  readonly bins: readonly BinRow[];
}

export interface MeasureView {
  readonly id: string;
  readonly title: string;
  readonly verdict: string;
  readonly isModel: boolean;
  readonly tried: string;
  readonly parts: readonly PartView[];
}

export interface ListsView {
  readonly day: string;
  readonly parts: readonly {
    readonly title: string;
    readonly rows: readonly { readonly method: string; readonly cells: readonly string[] }[];
    readonly changed: string;
    readonly tooFew: boolean;
    readonly bins: readonly BinRow[];
  }[];
  readonly outcomes: readonly {
    readonly key: string;
    readonly list: string;
    readonly day: string;
    readonly name: string;
    readonly said: string;
    readonly happened: string;
    readonly wasRight: boolean;
  }[];
}

export interface RecordPage {
  readonly lead: string;
  readonly lists: ListsView | undefined;
  readonly measures: readonly MeasureView[];
}

const backtests = perRelease((release): readonly BacktestFinding[] => release.findings('backtest'));
const NONE = '–';

const isIndicator = (one: BacktestFinding): one is IndicatorBacktest => one.about === 'indicator';
const isStatus = (one: BacktestFinding): one is StatusBacktest => one.about === 'status';

/** Three digits that tell: 0.00252 as 0,25 percentage points. */
function digits(value: number | undefined, factor: number, { language }: Words): string {
  if (value === undefined) return NONE;
  const scaled = value * factor;
  const step = scaled === 0 ? 1 : 10 ** Math.min(0, Math.floor(Math.log10(Math.abs(scaled))) - 1);
  return formatNumber(scaled, step, language);
}

const percentOf = (share: number | undefined, { language }: Words) =>
  share === undefined
    ? NONE
    : `${formatNumber(share * 100, 1, language)}${language === 'da' ? '\u00a0%' : '%'}`;

function scoreRow(scores: BacktestScores, factor: number, words: Words): ScoreRow {
  const own = (value: number | undefined) => digits(value, factor, words);
  const plain = (value: number | undefined) => digits(value, 1, words);
  return {
    method: words.text.outlook.record.method[scores.method],
    isShown: scores.method === 'shown',
    cells: [
      String(scores.forecasts),
      own(scores.mae),
      own(scores.crps),
      plain(scores.brier),
      plain(scores.logScore),
      percentOf(scores.cover50, words),
      percentOf(scores.cover90, words),
      own(scores.width90),
    ],
  };
}

function toBins(bins: readonly BacktestBin[], words: Words): readonly BinRow[] {
  return bins.map(({ from, to, forecasts, meanChance, happened }) => {
    const came = forecasts === 0 ? undefined : happened / forecasts;
    return {
      range: `${formatNumber(from * 100, 1, words.language)}–${percentOf(to, words)}`,
      times: forecasts,
      told: percentOf(meanChance, words),
      came: percentOf(came, words),
      toldAt: meanChance === undefined ? undefined : meanChance * 100,
      cameAt: came === undefined ? undefined : came * 100,
    };
  });
}

function toPart(part: BacktestPart, factor: number, words: Words): PartView {
  const t = words.text.outlook.record;
  const hasLimit = part.scores.some(({ brier }) => brier !== undefined);
  return {
    key: `${part.scope} ${part.horizon}`,
    title: `${t.ahead(part.horizon)}, ${t.scope[part.scope]}`,
    rows: part.scores.map((scores) => scoreRow(scores, factor, words)),
    crossings: hasLimit ? t.crossings(part.crossed, part.near) : undefined,
    tooFew: hasLimit && !part.enough,
    bins: hasLimit ? toBins(part.reliability, words) : [],
  };
}

function toMeasure(release: Release, one: IndicatorBacktest, words: Words): MeasureView {
  const t = words.text.outlook.record;
  const indicator: Indicator | undefined = release.indicator(one.ruleSet);
  const factor = indicator && isPercent(indicator.unit) ? 100 : 1;
  const isModel = one.method === 'model';
  return {
    id: one.ruleSet,
    title: indicator?.title[words.language] ?? one.ruleSet,
    isModel,
    verdict: isModel ? t.isModel(percentOf(one.maeSkill, words)) : t.isPersistence,
    tried: t.origins(one.origins[0] ?? NONE, one.origins.at(-1) ?? NONE, one.areas),
    parts: one.parts.map((part) => toPart(part, factor, words)),
  };
}

function toLists(release: Release, one: StatusBacktest, words: Words): ListsView {
  const t = words.text.outlook;
  const names = new Map(legalPlaces(release).map(({ set, area }) => [`${set}/${area.code}`, area.name]));
  return {
    day: formatDate(one.vantage, words.language).replace(/ \d{4}$/, ''),
    parts: one.parts.map((part) => ({
      title: t.record.listsAhead[part.listsAhead] ?? String(part.listsAhead),
      rows: part.scores.map(({ method, hits, brier, logScore }) => ({
        method: method === 'shown' ? t.record.shown : t.record.persistence,
        cells: [t.record.hits(hits, part.forecasts), digits(brier, 1, words), digits(logScore, 1, words)],
      })),
      changed: t.record.changed(part.changed),
      tooFew: !part.enough,
      bins: toBins(part.reliability, words),
    })),
    outcomes: one.outcomes.map((outcome) => {
      const [best] = byChance(outcome.said);
      return {
        key: `${outcome.subject} ${outcome.period} ${outcome.listsAhead}`,
        list: outcome.period,
        day: formatDate(outcome.vantage, words.language),
        name: names.get(outcome.subject) ?? outcome.subject,
        said: byChance(outcome.said)
          .map(({ status, chance }) => `${statusWord(status, words)} ${chanceText(chance, words)}`)
          .join(', '),
        happened: statusWord(outcome.happened, words),
        wasRight: best?.status === outcome.happened,
      };
    }),
  };
}

/** undefined where the release has no outlook. */
export function toRecordPage(release: Release, words: Words): RecordPage | undefined {
  const all = backtests(release);
  if (all.length === 0) return undefined;
  const order = new Map(release.catalogue.indicators.map(({ id }, i) => [id, i]));
  const place = ({ ruleSet }: IndicatorBacktest) => order.get(ruleSet) ?? order.size;
  const measures = all
    .filter(isIndicator)
    .sort((a, b) => place(a) - place(b))
    .map((one) => toMeasure(release, one, words));
  const lists = all.find(isStatus);
  const shown = measures.filter(({ isModel }) => isModel).length;
  return {
    lead: words.text.outlook.record.lead(shown, measures.length),
    lists: lists && toLists(release, lists, words),
    measures,
  };
}
