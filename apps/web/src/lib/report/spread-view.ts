/**
 * How unevenly groups are spread over the municipality, over time: the dissimilarity with the interval that surely holds it.
 * Belongs here: laying out the segregation findings. Does not belong: working anything out, markup.
 * All lines stand on one scale from 0; a change is told only where the two intervals do not touch.
 * Start with toSpreads.
 */
import type { Release, SegregationFinding } from '@bybalance/release';
import { periodName, periodNumber } from './periods.ts';
import { toPrinter } from './print.ts';
import { position } from './scale.ts';
import type { Words } from './words.ts';

export interface SpreadPoint {
  readonly period: string;
  /** "18", "ukendt" */
  readonly value: string;
  /** "15,6–19,4" */
  readonly interval: string;
  readonly x: number;
  /** Percent of the common scale; undefined where nothing is known. */
  readonly y: { readonly value: number; readonly lo: number; readonly hi: number } | undefined;
}

export interface Spread {
  readonly indicator: string;
  readonly title: string;
  readonly points: readonly SpreadPoint[];
  readonly newest: SpreadPoint;
  /** "uændret siden 2017", "steget siden 2016" */
  readonly change: string;
  /** "79 af 79 områder"; empty where all are counted. */
  readonly counted: string;
}

const hundredth = 100;
const FINE = 0.1;

/** Both ends outward, so that the printed interval holds the exact one. */
function intervalText(lo: number, hi: number, words: Words): string {
  const printer = toPrinter(words);
  const low = Math.floor((lo * hundredth) / FINE + 1e-9) * FINE;
  const high = Math.ceil((hi * hundredth) / FINE - 1e-9) * FINE;
  return `${printer.number(low, FINE)}–${printer.number(high, FINE)}`;
}

interface Axes {
  readonly x: { readonly from: number; readonly to: number };
  readonly y: { readonly from: number; readonly to: number };
}

function pointOf({ period, shown }: SegregationFinding, axes: Axes, words: Words): SpreadPoint {
  const name = periodName(period, words);
  const x = position(axes.x, periodNumber(period));
  if (!shown) return { period: name, value: words.text.balance.unknown, interval: '', x, y: undefined };
  const { value, lo, hi, step } = shown.dissimilarity;
  const at = (number: number) => position(axes.y, number);
  return {
    period: name,
    value: toPrinter(words).number(value * hundredth, Math.min(1, step * hundredth)),
    interval: intervalText(lo, hi, words),
    x,
    y: { value: at(value), lo: at(lo), hi: at(hi) },
  };
}

function changeOf(findings: readonly SegregationFinding[], words: Words): string {
  const known = findings.flatMap(({ period, shown }) => (shown ? [{ period, d: shown.dissimilarity }] : []));
  const [first, last] = [known[0], known.at(-1)];
  const { balance: t } = words.text;
  if (!first || !last || first === last) return '';
  const since = periodName(first.period, words);
  if (last.d.lo > first.d.hi) return t.risen(since);
  return last.d.hi < first.d.lo ? t.fallen(since) : t.notSurely(since);
}

/** One line for each declared group, the most uneven in the newest period first. */
export function toSpreads(release: Release, words: Words): readonly Spread[] {
  const all = release.findings('segregation');
  const numbers = all.map(({ period }) => periodNumber(period));
  const highest = Math.max(0, ...all.map(({ shown }) => shown?.dissimilarity.hi ?? 0));
  const axes: Axes = {
    x: { from: Math.min(...numbers), to: Math.max(...numbers) },
    y: { from: 0, to: highest || 1 },
  };
  return [...new Set(all.map(({ ruleSet }) => ruleSet))]
    .flatMap((indicator): readonly Spread[] => {
      const own = all
        .filter(({ ruleSet }) => ruleSet === indicator)
        .sort((a, b) => periodNumber(a.period) - periodNumber(b.period));
      const last = own.at(-1);
      if (!last) return [];
      const points = own.map((finding) => pointOf(finding, axes, words));
      const { counted, all: areas } = last.areas;
      return [
        {
          indicator,
          title: release.indicator(indicator)?.title[words.language] ?? indicator,
          points,
          newest: pointOf(last, axes, words),
          change: changeOf(own, words),
          counted: counted === areas ? '' : words.text.balance.countedAreas(counted, areas),
        },
      ];
    })
    .sort((a, b) => (b.newest.y?.value ?? -1) - (a.newest.y?.value ?? -1));
}
