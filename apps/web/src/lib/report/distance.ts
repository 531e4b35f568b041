/**
 * A distance to a limit as text: "omkring 35 fuldtidspersoner over grænsen", with the precision it carries and never more.
 * Belongs here: choosing among the texts. Does not belong: counting distances (they stand in the findings), markup.
 * A wide interval is said as one, a narrow one by its middle, and what is less than a step as "under 5".
 * Start with sayDistance.
 */
import type { CriterionDistance, ProtectedNumber, ShownCriterion } from '@bybalance/release';
import { formatYears } from '../format/date.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

type Counted = Exclude<CriterionDistance, { kind: 'unknown' }>;

/** Perhaps less than a step away. */
const isNear = ({ lo, step }: Pick<ProtectedNumber, 'lo' | 'step'>) => step > 1 && lo < step;

interface Manner {
  readonly between: 'between' | 'shortBetween';
  /** Kroner stand before the number in English. */
  readonly isKroner: boolean;
}

const COUNT: Manner = { between: 'between', isKroner: false };

/** "omkring 35", "omkring 30–45" (in a cell "30–45"), "under 5", "33"; kroner in English with their unit. */
function sayAmount(
  { value, lo, hi, step }: ProtectedNumber,
  words: Words,
  { between, isKroner }: Manner = COUNT,
): string {
  const { distance: t } = words.text;
  const bare = (n: number) => toPrinter(words).number(n, step);
  const number = (n: number) => (isKroner && words.language === 'en' ? `DKK\u00a0${bare(n)}` : bare(n));
  if (step <= 1 && lo === hi) return number(value);
  const [from, to] = [Math.round(lo / step) * step, Math.round(hi / step) * step];
  if (isNear({ lo, step })) return t.under(number(Math.floor(hi / step + 1) * step));
  return hi - lo > 2 * step ? t[between](number(from), bare(to)) : t.about(number(value));
}

/** Met is over a share's limit, and under an income's. */
function sideOf({ kind, direction, number }: Counted): 'over' | 'under' | 'near' {
  if (isNear(number)) return 'near';
  return (direction === 'out') === (kind === 'persons') ? 'over' : 'under';
}

/** The amount with its unit: "omkring 35 fuldtidspersoner", "omkring 10.000 kr.". */
function amountWithUnit(distance: Counted, words: Words): string {
  const isKroner = distance.kind === 'kroner';
  const amount = sayAmount(distance.number, words, { between: 'between', isKroner });
  if (isKroner) return words.language === 'da' ? `${amount}\u00a0kr.` : amount;
  const { one, other } = words.text.distance.unit[distance.unit];
  return `${amount} ${distance.number.hi === 1 ? one : other}`;
}

export interface SaidDistance {
  /** For a table's cell: "omkring 35 over"; empty where there is none. */
  readonly short: string;
  /** "omkring 35 fuldtidspersoner over grænsen", or why there is none. */
  readonly said: string;
  /** What would close it, and what of the figure is fixed. */
  readonly closes: readonly string[];
}

function closesOf(distance: Counted, { speaksOf }: ShownCriterion, words: Words): readonly string[] {
  const { distance: t } = words.text;
  const amount =
    distance.kind === 'kroner' ? amountWithUnit(distance, words) : sayAmount(distance.number, words);
  const newest = speaksOf.at(-1);
  const fixed = formatYears(speaksOf.slice(0, -1), words.language);
  return [
    t.closes[distance.closedBy][distance.direction](amount),
    ...(fixed === '' || newest === undefined ? [] : [t.fixedYears(fixed, newest)]),
  ];
}

/** undefined for origin, which has no distance, and for editions from before there were distances. */
export function sayDistance(shown: ShownCriterion | undefined, words: Words): SaidDistance | undefined {
  const { distance: t } = words.text;
  const distance = shown?.distance;
  if (shown === undefined || distance === undefined) return undefined;
  if (distance.kind === 'unknown') return { short: '', said: t.why[distance.because], closes: [] };
  const side = sideOf(distance);
  const amount = amountWithUnit(distance, words);
  const said = t.said(amount, t.side[side]);
  const short =
    distance.kind === 'kroner'
      ? amount
      : sayAmount(distance.number, words, { between: 'shortBetween', isKroner: false });
  return {
    short: t.said(short, t.shortSide[side]),
    said: distance.kind === 'kroner' ? `${said} ${t.perTaxpayer}` : said,
    closes: closesOf(distance, shown, words),
  };
}

/** For analysts: people who would have to move; empty in every other layer, whose findings hold none. */
export function sayMoves({ moves }: ShownCriterion, words: Words): readonly string[] {
  const { intern } = words.text.distance;
  const number = (n: number) => toPrinter(words).number(n, 1);
  return [
    ...(moves?.outMovers === undefined ? [] : [intern.outMovers(number(moves.outMovers))]),
    ...(moves?.inMovers === undefined ? [] : [intern.inMovers(number(moves.inMovers))]),
    ...(moves?.replacedTaxpayers === undefined ? [] : [intern.replaced(number(moves.replacedTaxpayers))]),
  ];
}
