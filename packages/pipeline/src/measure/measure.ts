/**
 * Measures every indicator of a site: one plan and one pass per population, whatever the number of indicators.
 * Belongs here: the order of the passes and who gets what of them. Does not belong: SQL (count-*.ts), definitions (catalogue).
 * Called by run.ts after assign. Its figures are exact and go to analyse and protect only.
 * Start with measureIndicators.
 */
import type { Assignment } from '../assign/types.ts';
import type { Catalogue, CountedPopulation, IndicatorDefinition, Site } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { countMoves, type Moves } from './count-moves.ts';
import { countPersons, countUnits } from './count-units.ts';
import { type Cube, emptyCube } from './cube.ts';
import { frameOf, spokenYear } from './frame.ts';
import { type CountPlan, planCounts } from './plan.ts';
import { sourceOf, yearsStatement } from './populations.ts';
import { type DeliveredCells, readDelivered, readReference } from './read-delivered.ts';
import { reportMeasured } from './report.ts';
import { toAtomTable, toFlowTable } from './tables.ts';
import type { MeasuredTable, MeasureResult } from './types.ts';

export interface MeasureInput {
  readonly catalogue: Pick<Catalogue, 'indicators' | 'groups'>;
  readonly site: Pick<Site, 'periods' | 'sources'>;
  readonly assignment: Pick<Assignment, 'atoms' | 'nodes'>;
  readonly engine: Engine;
  readonly context: RunContext;
}

/** What the passes found, before it is cut into tables. */
interface Passes {
  readonly cubes: ReadonlyMap<CountedPopulation, Cube>;
  readonly moves: { readonly moves: Moves; readonly plan: CountPlan } | undefined;
  readonly delivered: ReadonlyMap<string, DeliveredCells>;
}

const POPULATIONS = [
  'state',
  'household',
  'dwelling',
  'pupil',
] as const satisfies readonly CountedPopulation[];

const byPopulation = (indicators: readonly IndicatorDefinition[], population: string) =>
  indicators.filter(({ measure }) => measure.population === population);

/** Years that the indicators speak of, ascending. */
function yearsSpokenOf(
  indicators: readonly IndicatorDefinition[],
  site: MeasureInput['site'],
): readonly number[] {
  const years = indicators.flatMap((indicator) =>
    (indicator.periods ?? site.periods).map((period) => spokenYear(indicator, period)),
  );
  return [...new Set(years.filter((year) => year !== undefined))].sort((a, b) => a - b);
}

async function yearsDelivered(
  population: CountedPopulation | 'flow',
  engine: Engine,
): Promise<ReadonlySet<number>> {
  const { year = [] } = await engine.columns(yearsStatement(population));
  return new Set(year.map(Number));
}

async function countPopulation(
  population: CountedPopulation,
  indicators: readonly IndicatorDefinition[],
  { catalogue, site, assignment, engine }: MeasureInput,
): Promise<Cube> {
  const plan = planCounts(population, indicators, catalogue.groups);
  const delivered = await yearsDelivered(population, engine);
  const years = yearsSpokenOf(indicators, site).filter((year) => delivered.has(year));
  const size = { atoms: assignment.atoms.length, years, delivered: new Set(years) };
  if (years.length === 0) return emptyCube(plan);
  const source = sourceOf(plan, years);
  const count = population === 'state' || population === 'pupil' ? countPersons : countUnits;
  return count(plan, source, size, engine);
}

async function countPopulations(input: MeasureInput): Promise<ReadonlyMap<CountedPopulation, Cube>> {
  const { indicators } = input.catalogue;
  const cubes = new Map<CountedPopulation, Cube>();
  for (const population of POPULATIONS) {
    stopIfAsked(input.context);
    // Moves are told per 1,000 residents: the pass over residents counts their base too.
    const base = population === 'state' ? byPopulation(indicators, 'flow') : [];
    const counted = [...byPopulation(indicators, population), ...base];
    if (counted.length > 0) cubes.set(population, await countPopulation(population, counted, input));
  }
  return cubes;
}

async function countFlows({ catalogue, site, engine, context }: MeasureInput): Promise<Passes['moves']> {
  stopIfAsked(context);
  const indicators = byPopulation(catalogue.indicators, 'flow');
  if (indicators.length === 0) return undefined;
  const plan = planCounts('state', indicators, catalogue.groups);
  const delivered = await yearsDelivered('flow', engine);
  return { plan, moves: await countMoves(plan, yearsSpokenOf(indicators, site), delivered, engine) };
}

function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The pass over ${what} was not made.`);
  return value;
}

function toTable(indicator: IndicatorDefinition, passes: Passes, input: MeasureInput): MeasuredTable {
  const { catalogue, site, assignment } = input;
  const { measure } = indicator;
  const frame = (has: (period: string) => boolean) => frameOf(indicator, site, catalogue.groups, has);
  const inYears = (years: ReadonlySet<number>) => (period: string) => {
    const year = spokenYear(indicator, period);
    return year !== undefined && years.has(year);
  };
  if (measure.population === 'delivered') {
    const { cells, periods } = must(passes.delivered.get(indicator.id), indicator.id);
    return { ...frame((period) => periods.has(period)), kind: 'delivered', cells };
  }
  const atoms = assignment.atoms.length;
  if (measure.population !== 'flow') {
    const cube = must(passes.cubes.get(measure.population), measure.population);
    return toAtomTable(indicator, frame(inYears(cube.delivered)), cube, atoms);
  }
  const residents = must(passes.cubes.get('state'), 'residents');
  const { moves, plan } = must(passes.moves, 'moves');
  const has = inYears(new Set([...moves.delivered].filter((year) => residents.delivered.has(year))));
  return toFlowTable(indicator, measure.direction, frame(has), moves, plan.slots, residents, atoms);
}

/**
 * Measures all indicators of the site's catalogue.
 * In: the vault's tables and `place` in the engine. Out: one table per indicator, in catalogue order; exact figures.
 * Registers that are missing give tables whose periods say why (`missing`), never zeros.
 */
export async function measureIndicators(input: MeasureInput): Promise<MeasureResult> {
  const { catalogue, assignment, engine, context } = input;
  const started = context.now();
  const reference = await readReference(engine);
  const passes: Passes = {
    cubes: await countPopulations(input),
    moves: await countFlows(input),
    delivered: await readDelivered(catalogue.indicators, assignment.nodes, reference, engine),
  };
  const tables = catalogue.indicators.map((indicator) => toTable(indicator, passes, input));
  context.log.write('measure', {
    indicators: tables.length,
    atoms: assignment.atoms.length,
    nodes: assignment.nodes.length,
    ms: Math.round(context.now() - started),
  });
  const { nodes } = assignment;
  return { tables, nodes, reference, report: reportMeasured(tables, passes.delivered, nodes) };
}
