/**
 * A department's letting tools as bars on one time axis, with the table that says the same.
 * Belongs here: places on the axis, in percent. Does not belong: what the tools allow.
 * Start with toToolsView.
 */
import { formatDate } from '../format/date.ts';
import { yearOf } from './department-trends.ts';
import type { LightWords } from './say.ts';
import type { SaidCheck, SaidChecks } from './tool-checks-view.ts';
import { isInUse, type ToolInUse } from './tools.ts';

export interface ToolBar {
  readonly sequence: number;
  readonly name: string;
  readonly paragraph: string;
  readonly period: string;
  readonly agreement: string;
  readonly decides: string;
  readonly source: string;
  readonly isRunning: boolean;
  /** Against agreement and law; none for a tool that is not in use today. */
  readonly checks: readonly SaidCheck[];
  readonly hasEnd: boolean;
  /** Percent of the axis. */
  readonly x: number;
  readonly width: number;
}

export interface ToolsView {
  readonly title: string;
  readonly bars: readonly ToolBar[];
  readonly years: readonly { readonly year: string; readonly x: number }[];
  readonly today: number;
}

const FEWEST_YEARS = 4;

/** The axis runs over whole years: from the first tool to next year, or the last known end. */
function axisOf(tools: readonly ToolInUse[], today: string) {
  const end = Math.max(...tools.flatMap(({ to }) => (to === undefined ? [] : [yearOf(to)])), yearOf(today));
  const last = Math.floor(end) + 1;
  const first = Math.floor(Math.min(...tools.map(({ from }) => yearOf(from)), yearOf(today)));
  return { first: Math.min(first, last - FEWEST_YEARS), last };
}

/** Percent on the axis, with one decimal. */
const round = (value: number) => Math.round(value * 10) / 10;

export function toToolsView(
  tools: readonly ToolInUse[],
  today: string,
  checks: SaidChecks,
  { texts, language }: LightWords,
): ToolsView {
  const t = texts.light.tools;
  const { first, last } = axisOf(tools, today);
  const at = (day: string) => round(((yearOf(day) - first) / (last - first)) * 100);
  const every = last - first > 9 ? 2 : 1;
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (_, i) => i % every === 0,
  );
  const date = (day: string) => formatDate(day, language);
  return {
    title: t.axis(String(first), String(last)),
    bars: tools.map((tool) => ({
      sequence: tool.sequence,
      name: t.names[tool.tool],
      paragraph: t.paragraphs[tool.tool],
      period: tool.to === undefined ? t.running(date(tool.from)) : t.span(date(tool.from), date(tool.to)),
      agreement: tool.agreement,
      decides: t.deciders[tool.decides],
      source: tool.source,
      isRunning: isInUse(tool, today),
      checks: checks[tool.sequence] ?? [],
      hasEnd: tool.to !== undefined,
      x: at(tool.from),
      width: round(Math.max(0.6, (tool.to === undefined ? 100 : at(tool.to)) - at(tool.from))),
    })),
    years: years.map((year) => ({ year: String(year), x: round(((year - first) / (last - first)) * 100) })),
    today: at(today),
  };
}
