/**
 * What the outlook of the lists would have been worth: each earlier list from the same day of its year, beside the status that came.
 * Belongs here: lists, areas, scores against "the same as on the newest list". Does not belong: single figures (record.ts).
 * Start with statusBacktest.
 */
import type { StatusBacktest, StatusScores } from '@bybalance/release';
import { ENOUGH_CROSSINGS, type Event, reliability } from '@bybalance/statistics';
import type { OutlookDesk } from './desk.ts';
import { toChances, yearsEarlier } from './list-findings.ts';
import { type ForetoldList, foretellLists, happened } from './lists.ts';
import type { Methods } from './methods.ts';
import { toBins } from './record.ts';
import { toScore } from './tell.ts';
import { BECAUSE_OF_BACKTEST } from './words.ts';

interface Tools {
  readonly desk: OutlookDesk;
  readonly methods: Methods;
  readonly whole: string;
}

/** One list, foretold, with its outcome and the status of the newest list before it. */
interface Judged {
  readonly list: ForetoldList;
  readonly vantage: string;
  readonly listsAhead: number;
  readonly happened: string;
  readonly before: string;
}

/** Earlier lists are many, and only judged. */
const MOST_DRAWS = 400;

/** No chance is told as nothing or all. */
const clip = (chance: number) => Math.min(0.99, Math.max(0.01, chance));

type Chances = ReadonlyMap<string, number>;

function chancesOf({ list: { counts, draws } }: Judged): Chances {
  return new Map([...counts].map(([status, count]) => [status, count / draws]));
}

const scoreOf = (chances: Chances, status: string) => {
  const all = new Set([...chances.keys(), status]);
  const brier = [...all].reduce(
    (sum, one) => sum + (clip(chances.get(one) ?? 0) - (one === status ? 1 : 0)) ** 2,
    0,
  );
  return { brier, logScore: -Math.log(clip(chances.get(status) ?? 0)) };
};

function likeliest(chances: Chances): string | undefined {
  return [...chances].reduce<readonly [string, number] | undefined>(
    (best, one) => (best === undefined || one[1] > best[1] ? one : best),
    undefined,
  )?.[0];
}

function scoresOf(
  method: StatusScores['method'],
  judged: readonly Judged[],
  chancesIn: (one: Judged) => Chances,
): StatusScores {
  const scored = judged.map((one) => scoreOf(chancesIn(one), one.happened));
  const mean = (score: 'brier' | 'logScore') =>
    toScore(scored.reduce((sum, one) => sum + one[score], 0) / scored.length) ?? 0;
  return {
    method,
    hits: judged.filter((one) => likeliest(chancesIn(one)) === one.happened).length,
    brier: mean('brier'),
    logScore: mean('logScore'),
  };
}

function eventsOf(judged: readonly Judged[]): readonly Event[] {
  return judged.flatMap((one) =>
    [...chancesOf(one)].map(([status, chance]) => ({ chance, happened: status === one.happened })),
  );
}

function partOf(listsAhead: number, judged: readonly Judged[]): StatusBacktest['parts'][number] {
  const changed = judged.filter((one) => one.happened !== one.before).length;
  return {
    ...{ listsAhead, forecasts: judged.length, changed },
    enough: changed >= ENOUGH_CROSSINGS,
    scores: [
      scoresOf('shown', judged, chancesOf),
      scoresOf('persistence', judged, ({ before }) => new Map([[before, 1]])),
    ],
    reliability: toBins(reliability(eventsOf(judged))),
  };
}

/** All lists from one day, with their outcomes. */
function judgedFrom(tools: Tools, years: number): readonly Judged[] {
  const { desk } = tools;
  const { vantage: today, lists } = desk.exact.plan;
  const vantage = yearsEarlier(today, years);
  const first = Number(vantage.slice(0, 4));
  if (desk.exact.rulesAt(first).length === 0) return [];
  const listYears = Array.from({ length: lists }, (_, i) => first + i).filter(
    (year) => year < Number(today.slice(0, 4)) && desk.exact.rulesAt(year).length > 0,
  );
  return foretellLists({ ...tools, vantage, listYears, most: MOST_DRAWS }).flatMap(
    (list): readonly Judged[] => {
      const came = happened(tools, list.unit, list.listYear);
      const before = happened(tools, list.unit, first - 1);
      if (came === undefined || before === undefined || list.draws === 0) return [];
      return [{ list, vantage, listsAhead: list.listYear - first + 1, happened: came, before }];
    },
  );
}

/** undefined where no earlier list has both an outlook and an outcome. */
export function statusBacktest(tools: Tools): StatusBacktest | undefined {
  const { desk, whole } = tools;
  const { vantage } = desk.exact.plan;
  const judged = desk.periods.flatMap((_, i) => judgedFrom(tools, i + 1));
  if (judged.length === 0) return undefined;
  const byAhead = [...Map.groupBy(judged, ({ listsAhead }) => listsAhead)].sort(([a], [b]) => a - b);
  const sets = new Set(desk.exact.rulesAt(Number(vantage.slice(0, 4))).map(({ ruleSet }) => ruleSet.id));
  return {
    kind: 'backtest',
    about: 'status',
    subject: whole,
    period: vantage.slice(0, 4),
    ruleSet: [...sets].join('+'),
    vantage,
    parts: byAhead.map(([ahead, own]) => partOf(ahead, own)),
    outcomes: judged.map((one) => ({
      subject: desk.units[one.list.unit]?.key ?? '',
      period: String(one.list.listYear),
      vantage: one.vantage,
      listsAhead: one.listsAhead,
      said: toChances(one.list),
      happened: one.happened,
    })),
    facts: [],
    because: BECAUSE_OF_BACKTEST,
  };
}
