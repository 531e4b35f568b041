/**
 * The attack on a release from its published bytes alone: what a reader with every file of the layers can do, and no more.
 * Belongs here: observations → intervals by count, a population that fits what is shown, systems. Does not belong: searching, telling.
 * The unknowns are the pieces that areas share (pieces.json). How many live in a piece is not published: any whole-number population that
 * fits the shown figures may stand for it, and what is possible beside it is possible. Moves have systems of their own (moves-from-bytes.ts).
 * Start with systemsFromBytes.
 */
import { type Condition, isShown, type Observation } from '@bybalance/release';
import { type FormSpec, findTable, type Interval, type Relation, seedFromText } from '@bybalance/statistics';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
import { MOST_UNSHOWN } from '../editions/kept-within.ts';
import { type AttackSystem, type ShownCount, toAttackSystem } from './attack-system.ts';
import { divideEveryone } from './count-names.ts';
import { namesOf, yearSpokenOf } from './over-atoms.ts';
import { tableCountName } from './over-tables.ts';

/** What of a sheet the attack needs. */
export type PublishedSheet = Pick<
  IndicatorDefinition,
  'id' | 'unit' | 'counts' | 'sensitivity' | 'lagYears' | 'measure'
>;

export interface PublishedFigures {
  readonly sheet: PublishedSheet;
  readonly observations: readonly Observation[];
}

export interface BytesInput {
  readonly figures: readonly PublishedFigures[];
  /** "set/code", and the pieces each area holds. */
  readonly areas: readonly string[];
  readonly unitsOf: readonly (readonly number[])[];
  readonly units: number;
  readonly groupWhen: (group: string) => Condition | undefined;
  readonly smallCountOf: (sheet: PublishedSheet) => number;
  /** Another seed finds another population that fits. */
  readonly attempt: number;
  /** Whether figures may stand as an edition before first published them, and so beside today's counts by a little. */
  readonly hasPrevious: boolean;
}

type Kind = 'rounded' | 'edge' | 'hidden';

/** One count at one area as the files tell it; `within` what it is a part of. */
interface Told {
  readonly kind: Kind;
  readonly interval: Interval | undefined;
}

interface TellingCount {
  readonly name: string;
  readonly within: string | undefined;
  readonly isSecret: boolean;
  readonly scale: 1 | 10;
  readonly smallCount: number;
  /** By area. */
  readonly told: (Told | undefined)[];
}

interface Year {
  readonly year: string;
  readonly counts: ReadonlyMap<string, TellingCount>;
  readonly sums: readonly { readonly whole: string; readonly parts: readonly string[] }[];
}

const scaleOf = ({ counts }: PublishedSheet): 1 | 10 => (counts === 'full-time-person' ? 10 : 1);

/** Whether a share is told as "over": then those left out are few, however many the others are. */
const isNearlyAll = (row: Observation) => 'lo' in row && row.hi === 1 && row.lo > 0;

function toldBy(
  row: Observation,
  side: 'numerator' | 'denominator',
  scale: number,
  smallCount: number,
): Told | undefined {
  if (row.status === 'unavailable' || row.status === 'not-applicable') return undefined;
  if (row.status === 'suppressed') return { kind: 'hidden', interval: undefined };
  const count = 'numerator' in row ? row[side] : undefined;
  if (count === undefined) return undefined;
  const interval = { lo: Math.ceil(count.lo * scale - 1e-6), hi: Math.floor(count.hi * scale + 1e-6) };
  // A share may lie at an edge only for its coarse step, while its count is rounded like any other.
  const isRounded =
    side === 'denominator' || isShown(row) || (interval.lo >= smallCount && !isNearlyAll(row));
  return { kind: isRounded ? 'rounded' : 'edge', interval };
}

/** Both tellings at once: whoever reads both knows the narrower of each. */
function both(a: Told | undefined, b: Told | undefined): Told | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.interval === undefined || b.interval === undefined) return a.interval === undefined ? b : a;
  const interval = {
    lo: Math.max(a.interval.lo, b.interval.lo),
    hi: Math.min(a.interval.hi, b.interval.hi),
  };
  return { kind: a.kind === 'rounded' || b.kind === 'rounded' ? 'rounded' : 'edge', interval };
}

interface Naming {
  readonly numerator: string;
  readonly denominator: string | undefined;
}

function namingOf(
  sheet: PublishedSheet,
  group: string,
  groupWhen: BytesInput['groupWhen'],
): Naming | undefined {
  if (sheet.measure.population === 'delivered') {
    return { numerator: tableCountName(sheet, group), denominator: `${tableCountName(sheet, group)} of` };
  }
  const when = group === 'total' ? [] : groupWhen(group);
  return when && namesOf(sheet, when);
}

const isOrigin = (group: string) => group.startsWith('origin:');

class YearReader {
  readonly counts = new Map<string, TellingCount>();
  readonly sums = new Map<string, { whole: string; parts: string[] }>();
  readonly #input: BytesInput;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(input: BytesInput) {
    this.#input = input;
    this.#numbers = new Map(input.areas.map((area, n) => [area, n]));
  }

  #tell(
    name: string,
    count: Omit<TellingCount, 'name' | 'told'>,
    area: number,
    told: Told | undefined,
  ): void {
    const known = this.counts.get(name) ?? { name, ...count, told: [] };
    known.told[area] = both(known.told[area], told);
    this.counts.set(name, {
      ...known,
      isSecret: known.isSecret || count.isSecret,
      within: known.within ?? count.within,
      smallCount: Math.min(known.smallCount, count.smallCount),
    });
  }

  read({ sheet, observations }: PublishedFigures): void {
    const scale = scaleOf(sheet);
    const smallCount = this.#input.smallCountOf(sheet) * scale;
    for (const row of observations) {
      const area = this.#numbers.get(`${row.areaSet}/${row.area}`);
      const naming = namingOf(sheet, row.group, this.#input.groupWhen);
      if (area === undefined || naming === undefined) continue;
      const isSecret = sheet.sensitivity !== 'core' || isOrigin(row.group);
      const within = sheet.unit === 'share' ? naming.denominator : undefined;
      this.#tell(
        naming.numerator,
        { within, isSecret, scale, smallCount },
        area,
        toldBy(row, 'numerator', scale, smallCount),
      );
      if (within === undefined) continue;
      const whole = { within: undefined, isSecret: isOrigin(row.group), scale: 1 as const, smallCount };
      this.#tell(within, whole, area, toldBy(row, 'denominator', 1, smallCount));
    }
    this.#readSums(sheet, new Set(observations.map(({ group }) => group)));
  }

  #readSums(sheet: PublishedSheet, groups: ReadonlySet<string>): void {
    const dimensions = Map.groupBy(
      [...groups].filter((group) => group !== 'total'),
      (group) => group.split(':')[0],
    );
    for (const members of dimensions.values()) {
      if (!divideEveryone(members.map((group) => this.#input.groupWhen(group)))) continue;
      for (const side of ['numerator', 'denominator'] as const) {
        const whole = namingOf(sheet, 'total', this.#input.groupWhen)?.[side];
        const parts = members.flatMap((group) => namingOf(sheet, group, this.#input.groupWhen)?.[side] ?? []);
        if (whole !== undefined && parts.length === members.length)
          this.sums.set([whole, ...parts].join('\n'), { whole, parts });
      }
    }
  }
}

function readYears(input: BytesInput): readonly Year[] {
  const readers = new Map<string, YearReader>();
  for (const { sheet, observations } of input.figures) {
    if (sheet.unit !== 'share' && sheet.unit !== 'count') continue;
    const isTable = sheet.measure.population === 'delivered';
    const yearOf = ({ period }: Observation) => (isTable ? period : yearSpokenOf(sheet, period));
    for (const [year, rows] of Map.groupBy(observations, yearOf)) {
      const reader = readers.get(year) ?? new YearReader(input);
      readers.set(year, reader);
      reader.read({ sheet, observations: rows });
    }
  }
  return [...readers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, { counts, sums }]) => ({
      year,
      counts,
      sums: [...sums.values()],
    }));
}

/** Names tied together by sums among `names`. */
function tied(names: readonly string[], sums: Year['sums']): readonly (readonly string[])[] {
  const above = new Map(names.map((name) => [name, name]));
  const root = (name: string): string => {
    const next = above.get(name) ?? name;
    return next === name ? name : root(next);
  };
  for (const { whole, parts } of sums) {
    const [first, ...others] = [whole, ...parts].filter((name) => above.has(name));
    for (const other of others) if (first !== undefined) above.set(root(other), root(first));
  }
  return [...Map.groupBy(names, root).values()];
}

const MOST_PEOPLE = 10_000_000;

/** A population by piece that fits what is shown of wholes: residents by sex and age, pupils, what ready tables are parts of. */
async function findWholes(
  input: BytesInput,
  { year, counts, sums }: Year,
): Promise<ReadonlyMap<string, Int32Array>> {
  const wholes = new Set([...counts.values()].flatMap(({ within }) => within ?? []));
  for (const { whole, parts } of sums) {
    // Residents, where only their breakdown by origin is a secret.
    if (parts.some((part) => counts.get(part)?.isSecret) && !counts.get(whole)?.isSecret) wholes.add(whole);
  }
  const found = new Map<string, Int32Array>();
  for (const names of tied([...wholes], sums)) {
    const relations = sums.flatMap(({ whole, parts }): readonly Relation[] =>
      [whole, ...parts].every((name) => names.includes(name))
        ? [{ whole: names.indexOf(whole), parts: parts.map((part) => names.indexOf(part)) }]
        : [],
    );
    const formsBeside = (by: number) =>
      names.flatMap((name, category): readonly FormSpec[] =>
        (counts.get(name)?.told ?? []).flatMap((told, area) => {
          const units = input.unitsOf[area] ?? [];
          if (told?.interval === undefined || units.length === 0) return [];
          const { lo, hi } = told.interval;
          const variables = units.map((unit) => unit * names.length + category);
          const levels = [{ lo: Math.max(0, lo - by), hi: hi + by }];
          return [{ variables, weights: undefined, levels, costs: undefined }];
        }),
      );
    const tableBeside = (by: number) =>
      findTable(
        {
          units: input.units,
          categories: names.length,
          relations,
          upper: new Int32Array(input.units * names.length).fill(MOST_PEOPLE),
          forms: formsBeside(by),
          nodes: neighbourhoods(input),
        },
        seedFromText(`${names[0]} ${year} ${input.attempt}`),
      );
    let start = await tableBeside(0);
    if (start.kind !== 'found' && input.hasPrevious) start = await tableBeside(MOST_UNSHOWN);
    if (start.kind !== 'found') continue;
    const { table } = start;
    names.forEach((name, category) => {
      found.set(
        name,
        Int32Array.from({ length: input.units }, (_, unit) => table[unit * names.length + category] ?? 0),
      );
    });
  }
  return found;
}

function neighbourhoods({ unitsOf, units }: BytesInput): readonly Int32Array[] {
  return unitsOf
    .filter((list) => list.length > 0 && list.length < units && list.length <= 200)
    .map((list) => Int32Array.from(list));
}

const sumOver = (values: Int32Array, units: readonly number[]) =>
  units.reduce((sum, unit) => sum + (values[unit] ?? 0), 0);

const WIDTH: Readonly<Record<Kind, number>> = { rounded: 1, edge: 2, hidden: 2 };

function shownCounts(
  input: BytesInput,
  counts: readonly TellingCount[],
  most: readonly Int32Array[],
): readonly ShownCount[] {
  return counts.flatMap(({ told, scale, smallCount }, category) =>
    told.flatMap((one, node): readonly ShownCount[] => {
      const units = input.unitsOf[node] ?? [];
      const largest = sumOver(most[category] ?? new Int32Array(0), units) * scale;
      if (one === undefined || units.length === 0 || largest === 0) return [];
      const interval = one.interval ?? { lo: 0, hi: largest };
      // A count that can only be small is one of few, however it is shown.
      const width = interval.hi < smallCount ? 2 : WIDTH[one.kind];
      return [{ levels: [interval], costs: undefined, node, category, width, given: undefined }];
    }),
  );
}

function toSystem(
  input: BytesInput,
  { year, counts, sums }: Year,
  names: readonly string[],
  wholes: ReadonlyMap<string, Int32Array>,
): AttackSystem | undefined {
  const own = names.flatMap((name) => counts.get(name) ?? []);
  const wholeOf = (name: string) => sums.find(({ parts }) => parts.includes(name))?.whole ?? '';
  const most = own.map(({ name, within }) => wholes.get(within ?? '') ?? wholes.get(wholeOf(name)));
  if (!most.every((values) => values !== undefined)) return undefined;
  const scale = own[0]?.scale ?? 1;
  const relations = sums.flatMap(({ whole, parts }): readonly Relation[] => {
    const numbers = parts.map((part) => names.indexOf(part));
    if (numbers.includes(-1)) return [];
    if (names.includes(whole)) return [{ whole: names.indexOf(whole), parts: numbers }];
    const known = wholes.get(whole);
    return known ? [{ whole: known, parts: numbers }] : [];
  });
  const upper = new Int32Array(input.units * names.length);
  most.forEach((values, category) => {
    for (let unit = 0; unit < input.units; unit++)
      upper[unit * names.length + category] = (values[unit] ?? 0) * scale;
  });
  return toAttackSystem({
    series: names[0] ?? '',
    period: year,
    units: input.units,
    unitsOf: input.unitsOf,
    names,
    relations,
    upper,
    truth: undefined,
    shown: shownCounts(input, own, most),
    known: [],
    outside: names.map(() => undefined),
    stride: scale,
    smallCount: 0,
  });
}

export interface BytesSystems {
  readonly systems: readonly AttackSystem[];
  /** Counts for which no population fits what is shown of their wholes: nothing can be said of them. */
  readonly unfit: readonly string[];
}

/** One system for each year and set of secret counts that sums tie together. */
export async function systemsFromBytes(input: BytesInput): Promise<BytesSystems> {
  const systems: AttackSystem[] = [];
  const unfit = new Set<string>();
  for (const year of readYears(input)) {
    const secret = [...year.counts.values()].filter(({ isSecret }) => isSecret).map(({ name }) => name);
    if (secret.length === 0) continue;
    const wholes = await findWholes(input, year);
    for (const names of tied(secret, year.sums)) {
      const hasWholes =
        names.some((name) => wholes.has(year.counts.get(name)?.within ?? name)) || wholes.size > 0;
      const system = hasWholes ? toSystem(input, year, names, wholes) : undefined;
      if (system) systems.push(system);
      else if (names.some((name) => year.counts.get(name)?.told.some((told) => told !== undefined)))
        unfit.add(`${names[0]} ${year.year}`);
    }
  }
  return { systems, unfit: [...unfit] };
}
