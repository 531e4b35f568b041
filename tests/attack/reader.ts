/**
 * What a reader with a map and a pencil makes of published observations: unknown counts, and everything that ties them together.
 * Belongs here: from observations, public knowledge and published decisions to rows. Does not belong: solving, any code of protect.
 * Unknowns are counts by piece (a smallest common part of the areas) and name; figures that count the same people share a name.
 * Used by the tests of this folder and of tests/leak. Start with workOut.
 */
import type { Inequality, Observation, ProtectedNumber } from '@bybalance/release';
import { attackRows, type Found, type Row, type Sum, type Target } from './linear-attack.ts';

/** What the figures of one indicator count, in the reader's own words. */
export interface CountedBy {
  /** Name of the count in a group; undefined = a figure the reader makes nothing of. */
  readonly numerator: (group: string) => string | undefined;
  readonly denominator: (group: string) => string | undefined;
  /** Smallest units in one head: 10 for full-time persons. */
  readonly scale: 1 | 10;
  /** Whether the figure is numerator / denominator of one year; false for means of two years and rates. */
  readonly isShare: boolean;
}

export interface Knowledge {
  /** Pieces of each area, "set/area" → pieces: the map is public. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly pieces: number;
  readonly counted: ReadonlyMap<string, CountedBy>;
  /** Names that add up to another, in every piece. */
  readonly sums: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  /** Names that are a part of another, in every piece. */
  readonly within: readonly { readonly part: string; readonly whole: string }[];
  /** Counts known exactly by piece: residents by sex and age are public. */
  readonly exact: ReadonlyMap<string, readonly number[]>;
  /** Totals of all pieces that are known from elsewhere. */
  readonly outside: ReadonlyMap<string, number>;
  /** Names of which nobody may learn small counts. */
  readonly isSecret: (name: string) => boolean;
  readonly facts: readonly Inequality[];
}

/** Under five is the class, as the policy tells every reader. */
const MOST_IN_CLASS = 4;
/** At least three values must stay possible. */
const VALUES_BEYOND_FIRST = 2;
const GRAIN = 1e-9;

class Desk {
  readonly #names = new Map<string, number>();
  readonly #exact = new Map<number, number>();
  readonly #scale = new Map<string, number>();
  readonly rows: Row[] = [];
  readonly targets = new Map<string, Target>();
  readonly knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
  }

  get columns(): number {
    return this.#names.size * this.knowledge.pieces;
  }

  get upper(): Float64Array {
    return Float64Array.from(
      { length: this.columns },
      (_, c) => this.#exact.get(c) ?? Number.POSITIVE_INFINITY,
    );
  }

  scaleOf(name: string): number {
    return this.#scale.get(name) ?? 1;
  }

  column(name: string, piece: number): number {
    const number = this.#names.get(name) ?? this.#names.size;
    this.#names.set(name, number);
    return number * this.knowledge.pieces + piece;
  }

  setScale(name: string, scale: number): void {
    this.#scale.set(name, scale);
  }

  sum(name: string, pieces: readonly number[], weight = 1): Sum {
    const columns = pieces.map((piece) => this.column(name, piece));
    return { columns, weights: columns.map(() => weight) };
  }

  add(sum: Sum, lo: number, hi: number): void {
    if (sum.columns.length > 0) this.rows.push({ ...sum, lo, hi });
  }

  fix(name: string, piece: number, value: number): void {
    const column = this.column(name, piece);
    this.#exact.set(column, value);
    this.rows.push({ columns: [column], weights: [1], lo: value, hi: value });
  }
}

const joined = (a: Sum, b: Sum): Sum => ({
  columns: [...a.columns, ...b.columns],
  weights: [...a.weights, ...b.weights],
});

const times = ({ columns, weights }: Sum, factor: number): Sum => ({
  columns,
  weights: weights.map((weight) => weight * factor),
});

const UNLIMITED = Number.POSITIVE_INFINITY;
/** Below anything that a decision could say. */
const FAR = 1e9;

function readPublicKnowledge(desk: Desk): void {
  const { exact, sums, within, outside, pieces } = desk.knowledge;
  for (const [name, values] of exact) {
    for (const [piece, value] of values.entries()) desk.fix(name, piece, value);
  }
  for (let piece = 0; piece < pieces; piece++) {
    for (const { whole, parts } of sums) {
      const all = parts.map((part) => desk.sum(part, [piece])).reduce(joined);
      desk.add(joined(all, desk.sum(whole, [piece], -1)), 0, 0);
    }
    for (const { part, whole } of within) {
      const factor = desk.scaleOf(part) / desk.scaleOf(whole);
      desk.add(joined(desk.sum(whole, [piece], factor), desk.sum(part, [piece], -1)), 0, UNLIMITED);
    }
  }
  const everywhere = Array.from({ length: pieces }, (_, piece) => piece);
  for (const [name, total] of outside) desk.add(desk.sum(name, everywhere), total, total);
}

function readCount(
  desk: Desk,
  name: string,
  pieces: readonly number[],
  shown: ProtectedNumber | undefined,
): void {
  if (shown === undefined) return;
  const scale = desk.scaleOf(name);
  desk.add(desk.sum(name, pieces), Math.round(shown.lo * scale), Math.round(shown.hi * scale));
}

type Telling = Extract<Observation, { lo: number }>;

/** "Over 96 %" with the denominator's own number beside it: all but fewer than five. */
function isNearlyAll(row: Telling): boolean {
  if (row.status !== 'under-threshold' || row.lo <= 0) return false;
  return row.numerator !== undefined && row.numerator.value === row.denominator?.value;
}

function readShare(desk: Desk, row: Telling, part: Sum, whole: Sum, scale: number): void {
  if (row.denominator === undefined && row.numerator !== undefined) return;
  desk.add(joined(part, times(whole, -(row.lo - GRAIN) * scale)), 0, UNLIMITED);
  desk.add(joined(times(whole, (row.hi + GRAIN) * scale), times(part, -1)), 0, UNLIMITED);
}

function need(desk: Desk, name: string, most: number): number {
  const total = desk.knowledge.outside.get(name);
  const heads = Math.floor((total ?? UNLIMITED) / desk.scaleOf(name));
  return Math.min(VALUES_BEYOND_FIRST, heads, most);
}

function addTarget(
  desk: Desk,
  name: string,
  label: string,
  sum: Sum,
  most: number,
  mayBeKnown: Target['mayBeKnown'],
): void {
  if (!desk.knowledge.isSecret(name)) return;
  const stride = desk.scaleOf(name);
  desk.targets.set(label, { ...sum, name: label, need: need(desk, name, most), stride, mayBeKnown });
}

/** Heads the attacker knows to be there at most; unlimited where nobody has told him. */
function mostOf(desk: Desk, whole: string | undefined, pieces: readonly number[]): number {
  const known = whole === undefined ? undefined : desk.knowledge.exact.get(whole);
  return known === undefined ? UNLIMITED : pieces.reduce((sum, piece) => sum + (known[piece] ?? 0), 0);
}

/** Classes must stay open; so must whatever is shown of small counts without one. */
function addClass(desk: Desk, row: Telling, name: string, label: string, part: Sum, most: number): void {
  const { numerator } = row;
  const isClass = numerator === undefined ? row.status === 'under-threshold' : numerator.lo === 0;
  if (isClass) addTarget(desk, name, label, part, most, 'zero');
  else if (numerator && numerator.lo <= MOST_IN_CLASS) addTarget(desk, name, label, part, most, 'large');
}

function readObservation(desk: Desk, row: Observation): void {
  const counted = desk.knowledge.counted.get(row.indicator);
  const pieces = desk.knowledge.places.get(`${row.areaSet}/${row.area}`) ?? [];
  const name = counted?.numerator(row.group);
  if (counted === undefined || name === undefined || pieces.length === 0) return;
  if (row.status === 'unavailable' || row.status === 'not-applicable') return;
  const whole = counted.denominator(row.group);
  const part = desk.sum(name, pieces);
  const most = mostOf(desk, whole ?? desk.knowledge.within.find((one) => one.part === name)?.whole, pieces);
  const label = `${row.areaSet}/${row.area} ${row.period} ${name}`;
  if (!('lo' in row)) {
    if (most > 0) addTarget(desk, name, label, part, most, 'zero');
    if (whole !== undefined && !desk.knowledge.exact.has(whole)) {
      addTarget(desk, whole, `${label}, of whom`, desk.sum(whole, pieces), UNLIMITED, 'zero');
    }
    return;
  }
  readCount(desk, name, pieces, row.numerator);
  if (isNearlyAll(row) && whole !== undefined) {
    const rest = joined(desk.sum(whole, pieces, counted.scale), times(part, -1));
    desk.add(rest, 0, (MOST_IN_CLASS + 1) * counted.scale - 1);
    addTarget(desk, name, `${label}, the rest`, rest, most, 'nothing');
  } else addClass(desk, row, name, label, part, most);
  if (whole === undefined) return;
  readCount(desk, whole, pieces, row.denominator);
  if (counted.isShare) readShare(desk, row, part, desk.sum(whole, pieces), counted.scale);
}

/** Decisions about shares whose denominators the reader knows: coefficient · Y / N `op` bound. */
function readFact(desk: Desk, { terms, op, bound }: Inequality): void {
  const { counted, exact, places } = desk.knowledge;
  const sums = terms.map(({ indicator, cell, coefficient }): Sum | undefined => {
    const [place = '', , group = 'total'] = cell.split('|');
    const pieces = places.get(place) ?? [];
    const by = counted.get(indicator);
    const name = by?.numerator(group);
    const known = exact.get(by?.denominator(group) ?? '');
    if (name === undefined || known === undefined) return undefined;
    const people = pieces.reduce((sum, piece) => sum + (known[piece] ?? 0), 0);
    return times(desk.sum(name, pieces), Number(coefficient) / people / desk.scaleOf(name));
  });
  if (!sums.every((sum) => sum !== undefined)) return;
  const limit = Number(bound);
  // Strict and not strict differ by one whole number at most; a grain apart, whole numbers settle it.
  const strict = op === '>' || op === '<' ? GRAIN : 0;
  const lo = op === '>' || op === '>=' || op === '=' ? limit + strict : -FAR;
  const hi = op === '<' || op === '<=' || op === '=' ? limit - strict : UNLIMITED;
  desk.add(sums.reduce(joined), lo, hi);
}

/** Everything the observations of one year give away, worked out with linear programs. */
export async function workOut(
  observations: readonly Observation[],
  knowledge: Knowledge,
): Promise<{ readonly found: readonly Found[]; readonly targets: number }> {
  const desk = new Desk(knowledge);
  for (const counted of knowledge.counted.values()) {
    for (const { group } of observations) {
      const name = counted.numerator(group);
      if (name !== undefined) desk.setScale(name, counted.scale);
    }
  }
  readPublicKnowledge(desk);
  for (const row of observations) readObservation(desk, row);
  for (const fact of knowledge.facts) readFact(desk, fact);
  const targets = [...desk.targets.values()];
  const found = await attackRows({ columns: desk.columns, upper: desk.upper, rows: desk.rows }, targets);
  return { found, targets: targets.length };
}
