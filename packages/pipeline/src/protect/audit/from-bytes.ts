/**
 * The attack on a release from its published bytes alone: what a reader with every file of the layers can do, and no more.
 * Belongs here: a population that fits what is shown, systems. Does not belong: reading rows (bytes-counts.ts), decisions (bytes-facts.ts), searching.
 * The unknowns are the pieces that areas share (pieces.json). How many live in a piece is not published: any whole-number population that
 * fits the shown figures may stand for it, and what is possible beside it is possible. Moves have systems of their own (moves-from-bytes.ts).
 * Start with systemsFromBytes.
 */
import { type FormSpec, findTable, type Relation, seedFromText } from '@bybalance/statistics';
import { MOST_UNSHOWN } from '../editions/kept-within.ts';
import { type AttackSystem, type KnownCount, type ShownCount, toAttackSystem } from './attack-system.ts';
import { type BytesInput, type Kind, readYears, type TellingCount, type Year } from './bytes-counts.ts';
import { factsFromBytes, type ToldFacts } from './bytes-facts.ts';
import { joinYears } from './join-years.ts';

/** People by piece of each whole, by its name. */
type Wholes = ReadonlyMap<string, Int32Array>;

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
async function findWholes(input: BytesInput, { year, counts, sums }: Year): Promise<Wholes> {
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
  wholes: Wholes,
  facts: ToldFacts,
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
    known: names.flatMap((name, category): readonly KnownCount[] =>
      facts
        .knownAlone(name, year)
        .filter(({ node }) => (input.unitsOf[node]?.length ?? 0) > 0)
        .map(({ node, interval }) => ({ node, category, interval })),
    ),
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

interface YearSystems {
  readonly systems: readonly AttackSystem[];
  readonly unfit: readonly string[];
}

function systemsOfYear(input: BytesInput, year: Year, wholes: Wholes, facts: ToldFacts): YearSystems {
  const secret = [...year.counts.values()].filter(({ isSecret }) => isSecret).map(({ name }) => name);
  const systems: AttackSystem[] = [];
  const unfit: string[] = [];
  for (const names of tied(secret, year.sums)) {
    const hasWholes =
      names.some((name) => wholes.has(year.counts.get(name)?.within ?? name)) || wholes.size > 0;
    const system = hasWholes ? toSystem(input, year, names, wholes, facts) : undefined;
    if (system) systems.push(system);
    else if (names.some((name) => year.counts.get(name)?.told.some((told) => told !== undefined)))
      unfit.push(`${names[0]} ${year.year}`);
  }
  return { systems, unfit };
}

/** One system for each year and set of secret counts that sums tie together; years that a decision ties together are one. */
export async function systemsFromBytes(input: BytesInput): Promise<BytesSystems> {
  const all = readYears(input);
  const years = all.filter(({ counts }) => [...counts.values()].some(({ isSecret }) => isSecret));
  const wholes = new Map<string, Wholes>();
  for (const year of years) wholes.set(year.year, await findWholes(input, year));
  const facts = factsFromBytes(input, all);
  const made = years.map((year) => systemsOfYear(input, year, wholes.get(year.year) ?? new Map(), facts));
  // Years are laid side by side where they tell of the same counts.
  const series = Map.groupBy(
    made.flatMap(({ systems }) => systems),
    ({ cells }) => [...new Set(cells.flatMap((cell) => cell?.name ?? []))].join('\n'),
  );
  return {
    systems: [...series.values()].flatMap((systems) => joinYears(systems, facts.joint)),
    unfit: [...new Set(made.flatMap(({ unfit }) => unfit))],
  };
}
