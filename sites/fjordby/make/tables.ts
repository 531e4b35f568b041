/**
 * Ready tables: what the statistics office and the region would count from the same people, masked as they mask.
 * Belongs here: counting persons by area set, area, measure and group. Does not belong: files (write-tables.ts).
 * A figure reported for 1 January of a year counts the residents of that day; months, convictions and income are of the year before.
 * Start with TableCounter.
 */
import type { Department } from './homes.ts';
import { alongPath } from './path.ts';
import { ageOn, newYear, type Person } from './person.ts';
import { AREA_PLAN, DISTRICT_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import type { Population } from './population.ts';
import { FIRST_YEAR, INCOME, LAST_YEAR, type Profiles, targetOf } from './profile.ts';
import { type Chance, take } from './random.ts';

export const CRITERIA = ['uden-for-arbejdsmarkedet', 'doemte', 'alene-grundskole', 'bruttoindkomst'] as const;
export const HEALTH = ['livsstilssygdom-under-65', 'livsstilssygdom-65-plus'] as const;
export type Measure = (typeof CRITERIA)[number] | (typeof HEALTH)[number];
export const TABLE_GROUPS = ['total', 'sex:m', 'sex:k'] as const;

export interface TableRow {
  readonly areaSet: string;
  readonly area: string;
  readonly year: number;
  readonly measure: Measure;
  readonly group: (typeof TABLE_GROUPS)[number];
  /** undefined where masked, and for means. */
  readonly numerator: number | undefined;
  readonly denominator: number;
  /** Share 0-1, or mean in kroner; undefined where masked. */
  readonly value: number | undefined;
  readonly masked: boolean;
}

interface Node {
  readonly areaSet: string;
  readonly area: string;
}

/** Income is known nine months after the rest, health a year after. */
function lastYearOf(measure: Measure): number {
  return measure === 'bruttoindkomst' || measure.startsWith('livsstil') ? LAST_YEAR - 1 : LAST_YEAR;
}

/** Gross income before the neighbourhood's level: age, education, months in work and the person's own earning power. */
function earned(person: Person, age: number): number {
  const byEducation = [200, 300, 330, 395, 450, 580][person.education] ?? 300;
  const byAge = age < 25 ? 0.62 : age < 35 ? 0.88 : age < 55 ? 1.08 : 1;
  const work = 1 - person.outsideMonths / 12;
  return work * byEducation * byAge * person.earning + (1 - work) * 178;
}

function isTaxpayer(person: Person, age: number): boolean {
  return age >= 15 && age <= 64 && !person.student;
}

class Cells {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;

  constructor(size: number) {
    this.numerators = new Float64Array(size);
    this.denominators = new Float64Array(size);
  }

  add(at: number, numerator: number): void {
    this.numerators[at] = (this.numerators[at] ?? 0) + numerator;
    this.denominators[at] = (this.denominators[at] ?? 0) + 1;
  }
}

/** Numerator and denominator that a person adds to a measure, or undefined when outside its population. */
function adds(
  measure: Measure,
  person: Person,
  age: number,
  income: number,
  contact: boolean,
): number | undefined {
  switch (measure) {
    case 'uden-for-arbejdsmarkedet':
      return age >= 18 && age <= 64 ? person.outsideMonths : undefined;
    case 'doemte':
      return age >= 18 ? Number(person.convicted) : undefined;
    case 'alene-grundskole':
      return age >= 30 && age <= 59 ? Number(person.education <= 1) : undefined;
    case 'bruttoindkomst':
      return isTaxpayer(person, age) ? income : undefined;
    case 'livsstilssygdom-under-65':
      return age < 65 ? Number(contact) : undefined;
    case 'livsstilssygdom-65-plus':
      return age >= 65 ? Number(contact) : undefined;
  }
}

/** Counts each year's people into rows of ready tables. */
export class TableCounter {
  readonly rows: TableRow[] = [];
  readonly #nodes: Node[];
  readonly #departments: ReadonlyMap<Department, number>;
  readonly #profiles: Profiles;
  readonly #chance: Chance;

  constructor(departments: readonly Department[], profiles: Profiles, chance: Chance) {
    this.#nodes = [
      { areaSet: 'kommune', area: 'fjordby' },
      ...AREA_PLAN.map(({ code }) => ({ areaSet: 'omraader', area: code })),
      ...DISTRICT_PLAN.map(([code]) => ({ areaSet: 'skoledistrikter', area: code })),
      ...ESTATE_PLAN.map(({ code }) => ({ areaSet: 'lovomraader', area: code })),
      ...departments.map(({ code }) => ({ areaSet: 'afdelinger', area: code })),
    ];
    const first = this.#nodes.length - departments.length;
    this.#departments = new Map(departments.map((department, index) => [department, first + index]));
    this.#profiles = profiles;
    this.#chance = chance;
  }

  /** Adds the figures reported for a year. */
  count(population: Population, year: number): void {
    const factors = this.#incomeFactors(population, year);
    const measures = [...CRITERIA, ...HEALTH].filter((measure) => year <= lastYearOf(measure));
    const width = measures.length * TABLE_GROUPS.length;
    const cells = new Cells(this.#nodes.length * width);
    const day = newYear(year);
    for (const household of population.households)
      for (const person of household.members) {
        const age = ageOn(person, day);
        const income = Math.round(earned(person, age) * take(factors, household.dwelling.group));
        const contact = person.illness > 0 && this.#chance.happens(0.85);
        const nodes = this.#nodesOf(person);
        measures.forEach((measure, m) => {
          const numerator = adds(measure, person, age, income, contact);
          if (numerator === undefined) return;
          for (const node of nodes) {
            const at = node * width + m * TABLE_GROUPS.length;
            cells.add(at, numerator);
            cells.add(at + (person.female ? 2 : 1), numerator);
          }
        });
      }
    this.#toRows(cells, measures, year);
  }

  #nodesOf(person: Person): number[] {
    const { address, department } = person.household.dwelling;
    const nodes = [0];
    const area = AREA_PLAN[address.area];
    if (area !== undefined) nodes.push(1 + address.area, 1 + AREA_PLAN.length + Number(area.district) - 1);
    // An address that no register places is in no legal area either.
    if (address.estate >= 0) nodes.push(1 + AREA_PLAN.length + DISTRICT_PLAN.length + address.estate);
    const own = department === undefined ? undefined : this.#departments.get(department);
    if (own !== undefined) nodes.push(own);
    return nodes;
  }

  /** Kroner per unit of `earned` in each steering group: estates on their own path, the rest so that the municipality is on its. */
  #incomeFactors(population: Population, year: number): number[] {
    const sums = this.#profiles.map(() => 0);
    const counts = this.#profiles.map(() => 0);
    const day = newYear(year);
    for (const household of population.households)
      for (const person of household.members) {
        const age = ageOn(person, day);
        const { group } = household.dwelling;
        if (!isTaxpayer(person, age)) continue;
        sums[group] = (sums[group] ?? 0) + earned(person, age);
        counts[group] = (counts[group] ?? 0) + 1;
      }
    const wanted = counts.map((count, group) => count * targetOf(this.#profiles, group, year).incomeDkk);
    const estates = wanted.slice(AREA_PLAN.length).reduce((sum, value) => sum + value, 0);
    const others = wanted.slice(0, AREA_PLAN.length).reduce((sum, value) => sum + value, 0);
    const all = counts.reduce((sum, value) => sum + value, 0) * alongPath(INCOME.municipality, year);
    return sums.map((sum, group) => {
      const level = group < AREA_PLAN.length ? (all - estates) / others : 1;
      return sum === 0 ? 1 : (take(wanted, group) * level) / sum;
    });
  }

  #toRows(cells: Cells, measures: readonly Measure[], year: number): void {
    const width = measures.length * TABLE_GROUPS.length;
    this.#nodes.forEach((node, n) => {
      measures.forEach((measure, m) => {
        TABLE_GROUPS.forEach((group, g) => {
          const at = n * width + m * TABLE_GROUPS.length + g;
          this.rows.push(
            toRow(node, year, measure, group, take(cells.numerators, at), take(cells.denominators, at)),
          );
        });
      });
    });
  }
}

function toRow(
  node: Node,
  year: number,
  measure: Measure,
  group: TableRow['group'],
  sum: number,
  denominator: number,
): TableRow {
  const frame = { areaSet: node.areaSet, area: node.area, year, measure, group, denominator };
  if (measure === 'bruttoindkomst') {
    const masked = denominator < 5;
    return {
      ...frame,
      numerator: undefined,
      value: masked ? undefined : Math.round(sum / denominator),
      masked,
    };
  }
  // Full-time persons are twelfths of months, given with one decimal.
  const numerator = measure === 'uden-for-arbejdsmarkedet' ? Math.round((sum / 12) * 10) / 10 : sum;
  if (numerator <= 4) return { ...frame, numerator: undefined, value: undefined, masked: true };
  return { ...frame, numerator, value: numerator / denominator, masked: false };
}

/** First report year of the ready tables. */
export const FIRST_REPORT = FIRST_YEAR + 1;
