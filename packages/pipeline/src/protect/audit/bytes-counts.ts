/**
 * Counts as the files of a release tell them: every observation read as the interval of the counts behind it, year by year.
 * Belongs here: rows → names of counts and what is told of each at each area, and which counts add up. Does not belong: systems, searching.
 * Used by from-bytes.ts and moves-from-bytes.ts. Start with readYears.
 */
import { type Condition, type Inequality, isShown, type Observation } from '@bybalance/release';
import type { Interval } from '@bybalance/statistics';
import type { IndicatorDefinition } from '../../catalogue/types.ts';
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
  /** Decisions that the files tell: what each says of counts. */
  readonly facts: readonly Inequality[];
  /** Whether figures may stand as an edition before first published them, and so beside today's counts by a little. */
  readonly hasPrevious: boolean;
}

export type Kind = 'rounded' | 'edge' | 'hidden';

/** One count at one area as the files tell it; `within` what it is a part of. */
export interface Told {
  readonly kind: Kind;
  readonly interval: Interval | undefined;
}

export interface TellingCount {
  readonly name: string;
  readonly within: string | undefined;
  readonly isSecret: boolean;
  readonly scale: 1 | 10;
  readonly smallCount: number;
  /** By area. */
  readonly told: (Told | undefined)[];
}

export interface Year {
  readonly year: string;
  readonly counts: ReadonlyMap<string, TellingCount>;
  readonly sums: readonly { readonly whole: string; readonly parts: readonly string[] }[];
}

export const scaleOf = ({ counts }: PublishedSheet): 1 | 10 => (counts === 'full-time-person' ? 10 : 1);

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

/** Names of the counts behind a cell. */
export interface Naming {
  readonly numerator: string;
  readonly denominator: string | undefined;
}

export function namingOf(
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

/** What is told of the counts of each year, in order. */
export function readYears(input: BytesInput): readonly Year[] {
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
