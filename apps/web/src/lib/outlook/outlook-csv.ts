/**
 * The outlook as a file: `lister` (chances and coming figures of legal areas), `befolkning`, `proeve` (scores of the record).
 * Belongs here: columns and their order. Does not belong: HTTP, deciding.
 * Chances stand in hundredths with their edge; figures in the release's own unit. Made-up sites say so in every row.
 * Start with toOutlookCsv.
 */
import type { BacktestPart, FanPoint, IndicatorBacktest, Release } from '@bybalance/release';
import { type Cell, type CsvForm, writeRows } from '../report/csv.ts';
import type { Words } from '../report/words.ts';

export const OUTLOOK_PARTS = ['lister', 'befolkning', 'proeve'] as const;
export type OutlookPart = (typeof OUTLOOK_PARTS)[number];

const HEADS: Readonly<Record<OutlookPart, string>> = {
  lister:
    'vantage,list,subject,kind,status,rules,criterion,indicator,knowledge,state,percent,edge,limit,limit_known,value,low50,high50,low90,high90,step,method,source,edition,note',
  befolkning:
    'vantage,subject,indicator,period,value,low50,high50,low90,high90,step,method,source,edition,note',
  proeve:
    'vantage,measure,shown_method,scope,horizon,method,forecasts,mae,crps,brier,log_score,cover50,cover90,width90,near,crossed,enough,source,edition,note',
};

function fanCells(fan: FanPoint | undefined): readonly Cell[] {
  if (fan === undefined) return Array<Cell>(6).fill(undefined);
  return [fan.centre, ...fan.range50, ...fan.range90, fan.step];
}

function tail({ manifest }: Release, { language, text }: Words): readonly Cell[] {
  const { site, edition } = manifest;
  return [site.sourceLine[language], edition, site.madeUp ? text.csv.madeUp : ''];
}

function listRows(release: Release): readonly (readonly Cell[])[] {
  return release.findings('outlook').flatMap((finding) => {
    const key = [finding.vantage, finding.period, finding.subject];
    const chances = finding.chances.map(({ status, chance }): readonly Cell[] => [
      ...[...key, 'status', status, finding.ruleSet, undefined, undefined],
      ...[finding.settled ? 'known' : 'forecast', undefined, chance.percent, chance.edge],
      ...Array<Cell>(9).fill(undefined),
    ]);
    const criteria = finding.criteria.map((one): readonly Cell[] => [
      ...[...key, 'criterion', undefined, one.ruleSet, one.criterion, one.indicator],
      ...[one.knowledge, one.state, one.chance?.percent, one.chance?.edge],
      ...[one.limit, one.limitKnown ? 'yes' : 'no', ...fanCells(one.fan), one.method],
    ]);
    return [...chances, ...criteria];
  });
}

function populationRows(release: Release): readonly (readonly Cell[])[] {
  return release
    .findings('population-outlook')
    .flatMap(({ vantage, subject, ruleSet, fan, method }) =>
      fan.map((point) => [vantage, subject, ruleSet, point.period, ...fanCells(point), method]),
    );
}

function partRows(one: IndicatorBacktest, part: BacktestPart): readonly (readonly Cell[])[] {
  return part.scores.map((score) => [
    ...[one.vantage, one.ruleSet, one.method, part.scope, part.horizon, score.method, score.forecasts],
    ...[score.mae, score.crps, score.brier, score.logScore, score.cover50, score.cover90, score.width90],
    ...[part.near, part.crossed, part.enough ? 'yes' : 'no'],
  ]);
}

function recordRows(release: Release): readonly (readonly Cell[])[] {
  return release.findings('backtest').flatMap((one) => {
    if (one.about === 'indicator') return one.parts.flatMap((part) => partRows(one, part));
    return one.parts.flatMap((part) =>
      part.scores.map((score): readonly Cell[] => [
        ...[one.vantage, 'status', undefined, 'lists', part.listsAhead, score.method, part.forecasts],
        ...[undefined, undefined, score.brier, score.logScore, undefined, undefined, undefined],
        ...[part.forecasts, part.changed, part.enough ? 'yes' : 'no'],
      ]),
    );
  });
}

const ROWS = { lister: listRows, befolkning: populationRows, proeve: recordRows } as const;

/** One part of the outlook, as the layer's readers see it. */
export function toOutlookCsv(release: Release, part: OutlookPart, form: CsvForm, words: Words): string {
  const end = tail(release, words);
  return writeRows([HEADS[part].split(','), ...ROWS[part](release).map((row) => [...row, ...end])], form);
}
