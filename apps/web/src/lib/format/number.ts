/**
 * Numbers as people read them, with the step they carry and never more.
 * Belongs here: numbers, their units, edges, differences, intervals. Does not belong: dates (date.ts), sentences (texts).
 * Used by the report's printer, tables, files and the frame. Pure; the language is an argument.
 * Danish: 1.234,5 · 42,1 % (U+00A0) · 221.400 kr. · −0,7 (U+2212). English: 1,234.5 · 42.1% · DKK 221,400.
 * Start with formatValue.
 */
import type { Unit } from '@bybalance/release';
import type { Language } from '../texts/language.ts';

/** `cell`: cells, axes, labels ("42,1 %"). `sentence`: beside a verb ("42,1 pct.", "omkring 41 pct."). */
export type Manner = 'cell' | 'sentence';

const NBSP = '\u00a0';
const MINUS = '\u2212';
const MOST_DECIMALS = 6;

/** Shares and ratios are kept as 0–1 and printed in percent; differences between shares likewise, in percentage points. */
export function isPercent(unit: Unit): boolean {
  return unit === 'share' || unit === 'ratio' || unit === 'points';
}

/** Decimals that write multiples of a step: 0.5 → 1, 0.25 → 2, 5 → 0. */
export function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    const scaled = step * 10 ** decimals;
    if (scaled >= 0.5 && Math.abs(scaled - Math.round(scaled)) < 1e-6) return decimals;
  }
  return MOST_DECIMALS;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}

/** A bare number with the decimals of its step; a rounded zero has no sign. */
export function formatNumber(value: number, step: number, language: Language): string {
  const text = formatOf(language, decimalsOf(step)).format(value);
  return text.replace('-', /[1-9]/.test(text) ? MINUS : '');
}

/** The number of a value in its printed unit, without the unit: 0.421 → "42,1". */
export function formatBare(value: number, step: number, unit: Unit, language: Language): string {
  const factor = isPercent(unit) ? 100 : 1;
  return formatNumber(value * factor, step * factor, language);
}

function points(text: string, language: Language): string {
  if (language === 'da') return `${text}${NBSP}pct.-point`;
  return `${text} percentage ${/^[+−]?1$/.test(text) ? 'point' : 'points'}`;
}

/** A number with its sign, where it is more than nothing: "+0,7". */
const signed = (by: number, number: string) => (by > 0 && /[1-9]/.test(number) ? `+${number}` : number);

/** The unit's sign around a printed number. */
export function withUnit(text: string, unit: Unit, language: Language, manner: Manner): string {
  if (unit === 'mean-dkk') return language === 'da' ? `${text}${NBSP}kr.` : `DKK${NBSP}${text}`;
  if (!isPercent(unit)) return text;
  if (unit === 'points') return points(text, language);
  if (language === 'en') return `${text}%`;
  return `${text}${NBSP}${manner === 'cell' ? '%' : 'pct.'}`;
}

/** A step at or below this is so fine that "omkring" would say nothing. */
const FINE_STEP: Readonly<Record<Unit, number>> = {
  share: 0.001,
  ratio: 0.001,
  count: 1,
  per1000: 1,
  'mean-dkk': 100,
  points: 0.001,
};

/** Whether a sentence must say "omkring" of a figure with this step. */
export function isApproximate(step: number, unit: Unit): boolean {
  return step > FINE_STEP[unit] * (1 + 1e-9);
}

const about = (text: string, language: Language) => `${language === 'da' ? 'omkring' : 'about'} ${text}`;

/** In a sentence half percents read as whole ones: 41,5 in steps of 0,5 is "omkring 42 pct.". */
function spokenStep(step: number, unit: Unit): number {
  return isPercent(unit) && isApproximate(step, unit) ? Math.max(step, 0.01) : step;
}

/** A shown value: { value: 0.412, step: 0.001 } of unit share → "41,2 %". */
export function formatValue(
  shown: { readonly value: number; readonly step: number },
  unit: Unit,
  language: Language,
  manner: Manner = 'cell',
): string {
  const step = manner === 'sentence' ? spokenStep(shown.step, unit) : shown.step;
  const bare = formatBare(shown.value, step, unit, language);
  const number = unit === 'points' ? signed(shown.value, bare) : bare;
  const text = withUnit(number, unit, language, manner);
  return manner === 'sentence' && isApproximate(shown.step, unit) ? about(text, language) : text;
}

/** Edges are whole numbers or whole percent where they can be, whatever the step beside them. */
function edgeStep(at: number, step: number, unit: Unit): number {
  const whole = isPercent(unit) ? 0.01 : 1;
  return Math.abs(at / whole - Math.round(at / whole)) < 1e-6 ? whole : step;
}

const EDGE_WORDS = {
  da: { cell: { under: 'under', over: 'over' }, sentence: { under: 'under', over: 'mere end' } },
  en: { cell: { under: 'under', over: 'over' }, sentence: { under: 'under', over: 'more than' } },
} as const;

/** Only an edge is known: "under 5", "over 97 %", in sentences "mere end 97 pct.". */
export function formatEdge(
  edge: { readonly side: 'under' | 'over'; readonly at: number; readonly step: number },
  unit: Unit,
  language: Language,
  manner: Manner = 'cell',
): string {
  const number = formatBare(edge.at, edgeStep(edge.at, edge.step, unit), unit, language);
  return `${EDGE_WORDS[language][manner][edge.side]} ${withUnit(number, unit, language, manner)}`;
}

function differenceUnit(text: string, unit: Unit, language: Language): string {
  if (!isPercent(unit)) return withUnit(text, unit, language, 'cell');
  return points(text, language);
}

/** A signed difference for tables: "+0,7 pct.-point", "−15"; `bare` leaves the unit out. */
export function formatDifference(
  by: number,
  step: number,
  unit: Unit,
  language: Language,
  bare = false,
): string {
  const number = formatBare(by, step, unit, language);
  return bare ? signed(by, number) : differenceUnit(signed(by, number), unit, language);
}

/** The same without its sign, for sentences that say the direction: "0,7 pct.-point". */
export function formatDistance(by: number, step: number, unit: Unit, language: Language): string {
  return differenceUnit(formatBare(Math.abs(by), step, unit, language), unit, language);
}

/** Both ends are known and neither is an edge: "20–29", in sentences "mellem 20 og 29". */
export function formatInterval(
  interval: { readonly lo: number; readonly hi: number; readonly step: number },
  unit: Unit,
  language: Language,
  manner: Manner = 'cell',
): string {
  const [lo, hi] = [interval.lo, interval.hi].map((end) => formatBare(end, interval.step, unit, language));
  const between = language === 'da' ? `mellem ${lo} og ${hi}` : `between ${lo} and ${hi}`;
  return withUnit(manner === 'cell' ? `${lo}–${hi}` : between, unit, language, manner);
}

/** Size of a file for people: "48 kB", "1,2 MB"; a kB is 1,000 bytes. */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes >= 1e6) return `${formatNumber(bytes / 1e6, 0.1, language)}${NBSP}MB`;
  return `${formatNumber(Math.max(1, bytes / 1000), 1, language)}${NBSP}kB`;
}
