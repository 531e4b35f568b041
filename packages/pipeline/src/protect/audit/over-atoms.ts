/**
 * Systems of counts measured from rows of persons: every name of one population and year that relations tie together.
 * Belongs here: which counts share a name, which add up, what is known exactly. Does not belong: intervals (shown.ts), searching.
 * Known to the attacker exactly: the municipality's counts, and by atom every count that is no secret (residents by sex and age).
 * Start with systemsOverAtoms.
 */
import type { Interval, Relation } from '@bybalance/statistics';
import type { AreaNode } from '../../assign/types.ts';
import type { Condition, IndicatorDefinition } from '../../catalogue/types.ts';
import type { AtomTable } from '../../measure/types.ts';
import type { PublishedOf } from '../editions/published-counts.ts';
import { type AttackSystem, type KnownCount, type ShownCount, toAttackSystem } from './attack-system.ts';
import { countName, divideEveryone } from './count-names.ts';
import { toHeldForm } from './held.ts';
import { type CountRules, finest, type Shown, toShownForm, widthOf } from './shown.ts';

/** One table as the attack takes it: the sheet, and how its cells are shown before the audit. */
export interface AtomFigures {
  readonly table: AtomTable;
  readonly indicator: IndicatorDefinition;
  readonly rules: CountRules;
  readonly shownNumerator: (node: number, period: string, group: string) => Shown;
  readonly shownDenominator: (node: number, period: string, group: string) => Shown;
}

/** What is known of a count besides how it is shown, by its name, node and year. */
export type KnownOf = (
  name: string,
  year: string,
) => readonly {
  readonly node: number;
  readonly interval: Interval;
  /** Others published the count itself. Missing = no. */
  readonly isPublic?: boolean;
}[];

export interface OverAtomsInput {
  readonly figures: readonly AtomFigures[];
  readonly nodes: readonly AreaNode[];
  readonly roleOf: (areaSet: string) => string;
  /** Condition of a group; undefined for groups of ready tables. */
  readonly groupWhen: (group: string) => Condition | undefined;
  readonly atoms: number;
  readonly knownOf: KnownOf;
  /** What earlier editions showed. */
  readonly publishedOf: PublishedOf;
}

/** One appearance of a count: a column of a table. */
interface Use {
  readonly figures: AtomFigures;
  readonly side: 'numerator' | 'denominator';
  readonly period: number;
  readonly group: number;
}

interface NamedCount {
  readonly name: string;
  readonly uses: readonly Use[];
}

interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

const isOrigin = (group: string) => group.startsWith('origin:');

/** The year a period's count speaks of; other periods speak of themselves. */
export function yearSpokenOf({ lagYears }: Pick<IndicatorDefinition, 'lagYears'>, period: string): string {
  return /^\d{4}$/.test(period) ? String(Number(period) - lagYears) : period;
}

/** Names of a sheet's numerator and denominator in one group; undefined for moves and ready tables. */
export function namesOf(
  { measure }: Pick<IndicatorDefinition, 'measure'>,
  when: Condition,
): { readonly numerator: string; readonly denominator: string | undefined } | undefined {
  const { population } = measure;
  if (population === 'flow' || population === 'delivered') return undefined;
  const whole = measure.denominator;
  return {
    numerator: countName(population, whole ?? [], measure.numerator, when),
    denominator: whole && countName(population, whole, when),
  };
}

function valuesOf({ figures, side }: Use): Float64Array {
  const { table } = figures;
  return side === 'numerator' ? table.numerator : (table.denominator ?? table.numerator);
}

function columnOf(use: Use): number {
  return use.period * use.figures.table.groups.length + use.group;
}

function countAt(use: Use, atom: number): number {
  const { table } = use.figures;
  const scale = use.figures.rules.scale;
  const value = valuesOf(use)[atom * table.periods.length * table.groups.length + columnOf(use)];
  return Math.round((value ?? Number.NaN) * scale);
}

/** What the count is a part of, at one atom; a whole is bounded by nothing known. */
function withinAt(use: Use, atom: number): number | undefined {
  const { table, rules } = use.figures;
  if (use.side === 'denominator' || table.denominator === undefined) return undefined;
  return (
    Math.round(table.denominator[atom * table.periods.length * table.groups.length + columnOf(use)] ?? 0) *
    rules.scale
  );
}

/** Households that the people counted live in, over several atoms; undefined where nobody counted them. */
function householdsAt(use: Use, atoms: readonly number[]): number | undefined {
  const { table } = use.figures;
  const households = use.side === 'numerator' ? table.householdsY : table.householdsN;
  const at = (atom: number) => atom * table.periods.length * table.groups.length + columnOf(use);
  return households && atoms.reduce((sum, atom) => sum + (households[at(atom)] ?? 0), 0);
}

function groupOf({ figures, group }: Use): string {
  return figures.table.groups[group] ?? 'total';
}

/** Whether a small count must stay uncertain. Sex and age counts are public; origin never is. */
function isSecret(use: Use): boolean {
  const group = groupOf(use);
  if (use.side === 'denominator') return isOrigin(group);
  return use.figures.indicator.sensitivity !== 'core' || isOrigin(group);
}

/** Every appearance of every count of one year, by name, and the sums that hold among them. */
function readYear(input: OverAtomsInput, year: string) {
  const uses = new Map<string, Use[]>();
  const sums = new Map<string, Sum>();
  for (const figures of input.figures) {
    const { table, indicator } = figures;
    table.periods.forEach((period, p) => {
      if (yearSpokenOf(indicator, period) !== year) return;
      for (const side of ['numerator', 'denominator'] as const) {
        if (side === 'denominator' && table.denominator === undefined) continue;
        const named = table.groups.map((group, g) => {
          const when = group === 'total' ? [] : input.groupWhen(group);
          const name = when && namesOf(indicator, when)?.[side];
          const use: Use = { figures, side, period: p, group: g };
          if (name === undefined || Number.isNaN(countAt(use, 0))) return undefined;
          uses.set(name, [...(uses.get(name) ?? []), use]);
          return name;
        });
        for (const sum of sumsOf(input, table.groups, named)) {
          sums.set([sum.whole, ...sum.parts].join('\n'), sum);
        }
      }
    });
  }
  return { uses, sums: [...sums.values()] };
}

/** total = sum of a dimension's groups, where the groups divide everyone. */
function sumsOf(
  input: OverAtomsInput,
  groups: readonly string[],
  named: readonly (string | undefined)[],
): readonly Sum[] {
  const whole = named[groups.indexOf('total')];
  if (whole === undefined) return [];
  const dimensions = new Set(groups.filter((group) => group !== 'total').map((group) => group.split(':')[0]));
  return [...dimensions].flatMap((dimension) => {
    const members = groups.flatMap((group, g) => (group.split(':')[0] === dimension ? [g] : []));
    const parts = members.map((g) => named[g]);
    if (!parts.every((part) => part !== undefined)) return [];
    return divideEveryone(members.map((g) => input.groupWhen(groups[g] ?? ''))) ? [{ whole, parts }] : [];
  });
}

/** Groups names that some sum ties together. */
function components(names: readonly string[], sums: readonly Sum[]): readonly (readonly string[])[] {
  const parent = new Map(names.map((name) => [name, name]));
  const root = (name: string): string => {
    const above = parent.get(name) ?? name;
    return above === name ? name : root(above);
  };
  for (const { whole, parts } of sums) {
    const members = [whole, ...parts].filter((name) => parent.has(name));
    for (const member of members) parent.set(root(member), root(members[0] ?? member));
  }
  return [...Map.groupBy(names, root).values()];
}

interface YearDesk {
  readonly input: OverAtomsInput;
  readonly year: string;
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  readonly sums: readonly Sum[];
}

/** The sum as a relation over the secret names; known members go over to the known side. */
function toRelation(desk: YearDesk, names: readonly string[], { whole, parts }: Sum): Relation | undefined {
  const secret = parts.filter((part) => names.includes(part));
  if (secret.length === 0) return undefined;
  const numbers = secret.map((part) => names.indexOf(part));
  const others = parts.filter((part) => !names.includes(part));
  if (names.includes(whole) && others.length === 0) return { whole: names.indexOf(whole), parts: numbers };
  if (names.includes(whole)) return undefined;
  const at = (name: string, atom: number) => {
    const use = desk.uses.get(name)?.[0];
    return use ? countAt(use, atom) : 0;
  };
  const known = Int32Array.from({ length: desk.input.atoms }, (_, atom) =>
    others.reduce((rest, part) => rest - at(part, atom), at(whole, atom)),
  );
  return { whole: known, parts: numbers };
}

/** Largest value of a count at an atom: the smallest whole it is known to be a part of, or else everyone there is. */
function mostAt(desk: YearDesk, name: string, atom: number): number {
  const uses = desk.uses.get(name) ?? [];
  const own = uses.flatMap((use) => withinAt(use, atom) ?? []);
  const wholes = desk.sums
    .filter(({ parts }) => parts.includes(name))
    .flatMap(({ whole }) => {
      const [use] = desk.uses.get(whole) ?? [];
      return use && !isSecret(use) ? [countAt(use, atom)] : [];
    });
  const most = Math.min(...own, ...wholes);
  return Number.isFinite(most) ? most : everywhere(desk, uses);
}

/** The municipality's count: all that bounds a count which is a part of nothing that is known. */
function everywhere({ input }: YearDesk, [use]: readonly Use[]): number {
  let sum = 0;
  for (let atom = 0; use && atom < input.atoms; atom++) sum += countAt(use, atom);
  return sum;
}

function shownAt(use: Use, node: number): Shown {
  const { figures, side } = use;
  const period = figures.table.periods[use.period] ?? '';
  const show = side === 'numerator' ? figures.shownNumerator : figures.shownDenominator;
  return show(node, period, groupOf(use));
}

/** The rules that tell most: smallest base and class among the figures that show the count. */
function rulesOf(uses: readonly Use[]): CountRules {
  const rules = uses.map(({ figures }) => figures.rules);
  return {
    base: Math.min(...rules.map(({ base }) => base)),
    smallCount: Math.min(...rules.map(({ smallCount }) => smallCount)),
    scale: rules[0]?.scale ?? 1,
    fewWidth: Math.max(...rules.map(({ fewWidth }) => fewWidth)),
  };
}

function shownCounts(
  desk: YearDesk,
  counts: readonly NamedCount[],
  truth: Int32Array,
  upper: Int32Array,
): readonly ShownCount[] {
  const columns = counts.length;
  const { nodes, roleOf } = desk.input;
  return nodes.flatMap(({ areaSet, atoms }, node) => {
    const role = roleOf(areaSet);
    if (role === 'municipality') return [];
    return counts.flatMap(({ name, uses }, category) => {
      const sum = (values: Int32Array) =>
        atoms.reduce((total, atom) => total + (values[atom * columns + category] ?? 0), 0);
      const most = sum(upper);
      if (most === 0) return [];
      const count = sum(truth);
      const shown = finest(uses.map((use) => shownAt(use, node)));
      const rules = rulesOf(uses);
      const isTotal = uses.some((use) => groupOf(use) === 'total');
      const usual = toShownForm(count, most, shown, { role, isTotal }, rules);
      const published = desk.input.publishedOf(name, node, desk.year);
      const form = toHeldForm(usual, { lo: count, hi: count }, most, shown, published, rules.scale);
      const width = widthOf(count, most, shown, rules);
      const isAlone = count === rules.scale || uses.some((use) => householdsAt(use, atoms) === 1);
      return [{ ...form, node, category, width, isAlone, given: undefined }];
    });
  });
}

function toSystem(desk: YearDesk, names: readonly string[]): AttackSystem | undefined {
  const { input, year } = desk;
  const { atoms } = input;
  const counts = names.map((name): NamedCount => ({ name, uses: desk.uses.get(name) ?? [] }));
  const width = names.length;
  const truth = new Int32Array(atoms * width);
  const upper = new Int32Array(atoms * width);
  counts.forEach(({ name, uses }, category) => {
    const [use] = uses;
    for (let atom = 0; use && atom < atoms; atom++) {
      truth[atom * width + category] = countAt(use, atom);
      upper[atom * width + category] = mostAt(desk, name, atom);
    }
  });
  const rules = rulesOf(counts.flatMap(({ uses }) => uses));
  const total = (category: number) =>
    Array.from({ length: atoms }, (_, atom) => truth[atom * width + category] ?? 0).reduce(
      (a, b) => a + b,
      0,
    );
  const known = names.flatMap((name, category): readonly KnownCount[] =>
    input.knownOf(name, year).map((count) => ({ ...count, category })),
  );
  return toAttackSystem({
    series: names[0] ?? '',
    period: year,
    units: atoms,
    unitsOf: input.nodes.map((node) => node.atoms),
    names,
    relations: desk.sums.flatMap((sum) => toRelation(desk, names, sum) ?? []),
    upper,
    truth,
    shown: shownCounts(desk, counts, truth, upper),
    known,
    outside: names.map((_, category) => total(category)),
    stride: rules.scale,
    smallCount: rules.smallCount * rules.scale,
  });
}

/** One system for each year and set of counts that are tied together; years and names in order. */
export function systemsOverAtoms(input: OverAtomsInput): readonly AttackSystem[] {
  const years = new Set(
    input.figures.flatMap(({ table, indicator }) =>
      table.periods.map((period) => yearSpokenOf(indicator, period)),
    ),
  );
  return [...years].sort().flatMap((year) => {
    const { uses, sums } = readYear(input, year);
    const desk: YearDesk = { input, year, uses, sums };
    const secret = [...uses].filter(([, of]) => of.some(isSecret)).map(([name]) => name);
    return components(secret, sums).flatMap((names) => toSystem(desk, names) ?? []);
  });
}
