/**
 * The attack that proves a release: seconds of one core for a system, repair included, on made-up municipalities of full size.
 * Four attributes from common to very rare, over one and three vintages of the areas; true zeros shown as "under 5" are targets too.
 * Held against the plain attack, two linear programs over the whole system for every target, in the same run and without repair.
 * Processor time of the whole process, not time on the wall: the machine may do other things.
 */
import { auditSystem } from '../packages/statistics/src/disclosure/audit.ts';
import { seedFromText } from '../packages/statistics/src/disclosure/random.ts';
import type { SystemSpec } from '../packages/statistics/src/disclosure/system.ts';
import {
  ATTRIBUTES,
  type Attribute,
  municipalSystem,
} from '../packages/statistics/src/disclosure/testing/municipal-system.ts';
import {
  FULL_SIZE,
  type Municipality,
  makeMunicipality,
} from '../packages/statistics/src/disclosure/testing/municipality.ts';
import { plainBreaches } from '../packages/statistics/src/disclosure/testing/plain-attack.ts';
import type { Benchmark, Figure } from './contract.ts';

const MUNICIPALITIES = 3;
const TARGETS = { 1: 0.5, 3: 5 } as const;

/** The largest size: an inner city's 447 planning areas, with people and departments in proportion. */
const MANY_AREAS = {
  persons: Math.round((FULL_SIZE.persons * 447) / 79),
  areas: 447,
  districts: 113,
  departments: 200,
  zones: 215,
  laterAreas: 451,
};

async function processorSeconds<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly s: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, s: (user + system) / 1e6 };
}

interface Measured {
  readonly targets: number;
  readonly s: number;
  readonly programs: number;
  readonly breachesAtFirst: number;
  /** Share of the shown counts that the repair coarsened or hid. */
  readonly touched: number;
}

async function measure(spec: SystemSpec, seed: string, repair = true): Promise<Measured> {
  const options = { seed: seedFromText(seed), rounds: 20, repair, zeroMayBeKnown: () => false };
  const { result, s } = await processorSeconds(() => auditSystem(spec, options));
  if (repair && result.outcome !== 'safe') throw new Error(`${seed}: ${result.outcome}.`);
  const shown = spec.forms.flatMap(({ costs }, f) => (costs === undefined ? [] : [result.levels[f] ?? 0]));
  return {
    targets: spec.targets.length,
    s,
    programs: 2 * (result.counts.localPrograms + result.counts.fullPrograms),
    breachesAtFirst: result.firstBreaches.length,
    touched: shown.filter((level) => level > 0).length / shown.length,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function toFigure(what: string, runs: readonly Measured[], target: number | undefined): Figure {
  const of = (pick: (run: Measured) => number) => mean(runs.map(pick));
  const how = [
    `${runs.length} systems, worst ${Math.max(...runs.map((run) => run.s)).toFixed(2)} s`,
    `${of((run) => run.targets).toFixed(0)} targets, ${of((run) => run.breachesAtFirst).toFixed(1)} breaches at first`,
    `${of((run) => run.programs).toFixed(0)} linear programs, ${(100 * of((run) => run.touched)).toFixed(2)} % coarsened or hidden`,
  ].join('; ');
  return { what: `audit: ${what}`, value: of((run) => run.s), unit: 's', target, how };
}

async function overVintages(municipalities: readonly Municipality[], vintages: 1 | 3): Promise<Figure[]> {
  const name = vintages === 1 ? 'one vintage' : 'three vintages';
  const figures: Figure[] = [];
  const all: Measured[] = [];
  for (const attribute of ATTRIBUTES) {
    const runs: Measured[] = [];
    for (const [m, municipality] of municipalities.entries()) {
      const seed = `bench ${m}`;
      runs.push(await measure(municipalSystem(municipality, attribute, vintages, seed), seed));
    }
    figures.push(toFigure(`${attribute}, ${name}`, runs, undefined));
    all.push(...runs);
  }
  return [...figures, toFigure(`mean of all, ${name}`, all, TARGETS[vintages])];
}

/** Ours against the plain attack on one system, both without repair. */
async function againstPlain(municipality: Municipality, attribute: Attribute, vintages: 1 | 3) {
  const spec = municipalSystem(municipality, attribute, vintages, 'bench 0');
  const plain = await processorSeconds(() => plainBreaches(spec));
  const ours = await measure(spec, 'bench 0', false);
  return { time: ours.s / plain.s, programs: ours.programs / (2 * spec.targets.length), plain: plain.s };
}

async function ratios(municipality: Municipality, vintages: 1 | 3): Promise<Figure[]> {
  const found = [];
  for (const attribute of ATTRIBUTES) found.push(await againstPlain(municipality, attribute, vintages));
  const how = `mean over the four attributes, no repair; plain ${mean(found.map(({ plain }) => plain)).toFixed(1)} s`;
  const name = vintages === 1 ? 'one vintage' : 'three vintages';
  return [
    {
      what: `audit: time against plain, ${name}`,
      value: mean(found.map(({ time }) => time)),
      unit: '×',
      target: 1,
      how,
    },
    {
      what: `audit: linear programs against plain, ${name}`,
      value: mean(found.map(({ programs }) => programs)),
      unit: '×',
      target: undefined,
      how,
    },
  ];
}

async function manyAreas(): Promise<Figure[]> {
  const municipality = makeMunicipality('many areas', MANY_AREAS);
  const figures: Figure[] = [];
  for (const attribute of ['medium', 'rare'] as const) {
    const run = await measure(municipalSystem(municipality, attribute, 1, 'many areas'), 'many areas');
    figures.push(toFigure(`447 areas, ${attribute}, one vintage`, [run], undefined));
  }
  return figures;
}

/** The solver's code is compiled while it runs: the first systems of a process pay for it, and are not counted. */
async function warmUp(): Promise<void> {
  const municipality = makeMunicipality('warm');
  for (const attribute of ['rare', 'very rare'] as const)
    await measure(municipalSystem(municipality, attribute, 3, 'warm'), 'warm');
}

export const run: Benchmark = async () => {
  await warmUp();
  const municipalities = Array.from({ length: MUNICIPALITIES }, (_, m) => makeMunicipality(`bench ${m}`));
  const [first] = municipalities;
  return [
    ...(await overVintages(municipalities, 1)),
    ...(await overVintages(municipalities, 3)),
    ...(await manyAreas()),
    ...(first ? await ratios(first, 1) : []),
    ...(first ? await ratios(first, 3) : []),
  ];
};
