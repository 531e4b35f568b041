/**
 * Assign: address → atom for every area set together, with a report of what could not be placed.
 * Belongs here: the order of the steps and the limit for how much may be unplaced. Does not belong: counting people.
 * Called by run.ts after the vault is loaded and the areas are read; writes the engine table `place` (address, date, atom).
 * Rules: a point on a border belongs to the area just right of and above it; a department by most dwellings; the rest to the municipality.
 * Start with assignAddresses.
 */
import { areaKey, type Layer } from '@bybalance/release';
import type { Geography } from '../areas/types.ts';
import type { GeometryLimits } from '../catalogue/types.ts';
import type { Engine } from '../engine/types.ts';
import type { RunContext } from '../support/context.ts';
import { checkNoErrors, EXIT, UserError } from '../support/errors.ts';
import { writePlaces } from './atoms.ts';
import { compareDelivered } from './delivered-areas.ts';
import { placeInDepartments } from './departments.ts';
import { type SmallDifference, withholdNodes } from './geometry.ts';
import { type PlacedSite, toAreaSets, toFormerNodes, toNodes } from './nodes.ts';
import { type PlacedPersons, reportAssignment } from './report.ts';
import { countResidents } from './residents.ts';
import { placeAddresses, type Spots } from './spots.ts';
import type { AreaNode, Assignment, Atom, PlacedAreaSet } from './types.ts';
import { uniteAreas } from './unions.ts';

export interface AssignInput {
  readonly site: PlacedSite;
  readonly geography: Geography;
  /** The policy's: least that may remain between areas. */
  readonly limits: GeometryLimits;
  /** Holds the tables of VAULT_SCHEMA. */
  readonly engine: Engine;
  readonly context: RunContext;
}

/** At least this share of addresses has to fall into an area of a wall-to-wall set; fewer means wrong files. */
const LEAST_PLACED = 0.995;

function checkMostPlaced({ addresses, outside, withoutPoint }: Spots, site: PlacedSite): void {
  const unplaced = outside + withoutPoint;
  // A handful of strays is no sign of wrong files, however small the register.
  if (unplaced < 5 || unplaced <= addresses * (1 - LEAST_PLACED)) return;
  const percent = ((100 * unplaced) / addresses).toFixed(1);
  throw new UserError([
    {
      level: 'error',
      code: 'assign/addresses-outside',
      place: { file: `${site.directory}/site.yaml`, at: 'areaSets' },
      problem: `${percent} % of the addresses lie in no wall-to-wall area, or have no coordinate; at most 0.5 % may.`,
      remedy:
        "Compare the coordinate systems of addresses and areas, and the areas' vintage with the addresses'.",
    },
  ]);
}

/** Who may see the areas of a file: the readers of its set; a split set's file is for `intern` alone. Outline and backdrop are open. */
function layerOfFile({ sets }: Geography, file: string): Layer {
  const found = sets.find(({ declaration }) =>
    declaration.from === 'polygons' ? declaration.file === file : declaration.names === file,
  );
  const layer = found?.declaration.layer ?? 'alle';
  return layer === 'samarbejde.*' ? 'intern' : layer;
}

/** Index of atoms that lie in an area of some wall-to-wall set other than the municipality. */
function atomsInAreas(areaSets: readonly PlacedAreaSet[], atoms: readonly Atom[]): readonly number[] {
  const walls = areaSets.flatMap(({ set }, i) => (set.wallToWall && set.role !== 'municipality' ? [i] : []));
  return atoms.flatMap(({ index, membership }) =>
    walls.some((i) => membership[i] !== undefined) ? [index] : [],
  );
}

async function countPersons(engine: Engine, inAreas: readonly number[]): Promise<PlacedPersons> {
  const held = inAreas.length === 0 ? 'false' : `p."atom" IN (${inAreas.join(', ')})`;
  const [row] = await engine.rows(`
    SELECT count(*) AS "all", count(*) FILTER (WHERE ${held}) AS "in_area",
           count(*) FILTER (WHERE a."address" IS NULL) AS "unknown"
    FROM "person_state" AS s
    LEFT JOIN "place" AS p ON p."address" = s."address" AND p."date" = s."date"
    LEFT JOIN "address" AS a ON a."address" = s."address"`);
  const count = (name: string) => Number(row?.[name] ?? 0);
  return { all: count('all'), inArea: count('in_area'), unknownAddress: count('unknown') };
}

/** UserError (exit 4) with every small difference, where the site would rather have no build than a withheld area. */
function checkMayWithhold(found: readonly SmallDifference[], site: PlacedSite): void {
  if (site.geometry !== 'refuse') return;
  const name = ({ areaSet, area }: AreaNode) => areaKey(areaSet, area);
  checkNoErrors(
    found.map(({ withheld, others }) => ({
      level: 'error',
      code: 'assign/small-difference',
      place: { file: `${site.directory}/site.yaml`, at: 'geometry' },
      problem: `${[withheld, ...others].map(name).join(', ')} differ by too few people or households in some year.`,
      remedy: 'Move the borders, leave one of the areas out, or write geometry: withhold.',
    })),
    EXIT.protectionRefused,
  );
}

/**
 * Places every address at every state date.
 * Out: area sets with their polygons, atoms, nodes and the report; the engine table `place`.
 * UserError `assign/addresses-outside` when more than 0.5 % of the addresses lie outside every wall-to-wall area,
 * for unions that cannot be (unions.ts), and `assign/small-difference` where the site refuses to withhold (geometry.ts).
 */
export async function assignAddresses(input: AssignInput): Promise<Assignment> {
  const { site, geography, engine, context } = input;
  const all = [...geography.sets, ...geography.former];
  const drawn = all.filter(({ declaration }) => declaration.from === 'polygons');
  const spots = await placeAddresses(engine, drawn, context);
  checkMostPlaced(spots, site);
  const departments = await placeInDepartments(engine);
  const areaSets = toAreaSets(site, geography, departments.codes);
  const atoms = await writePlaces(engine, spots.spots, (spot, department) => {
    const codes = all.map((set) => {
      const i = drawn.indexOf(set);
      return i < 0 ? department : spot[i];
    });
    return [site.frame.id, ...codes];
  });
  const own = toNodes(areaSets, atoms);
  const united = uniteAreas(site.unions, own, site.edition.asOf.slice(0, 4));
  const former = toFormerNodes(geography.former, atoms, areaSets.length);
  const nodes = [...own, ...united.nodes, ...former];
  const residents = await countResidents(engine, atoms.length);
  const sets = [...areaSets, ...united.areaSets];
  const differences = withholdNodes({
    nodes,
    areaSets: sets.map(({ set }) => set),
    residents,
    limits: input.limits,
  });
  checkMayWithhold(differences, site);
  const withheld = new Set(differences.map((one) => one.withheld));
  const named = new Set(geography.sets.flatMap(({ names }) => [...names.keys()]));
  const report = reportAssignment({
    spots,
    departments,
    unnamed: departments.codes.filter((code) => !named.has(code)),
    persons: await countPersons(engine, atomsInAreas(areaSets, atoms)),
    atoms: atoms.length,
    delivered: await compareDelivered(engine, areaSets),
    issues: geography.issues,
    layerOfFile: (file) => layerOfFile(geography, file),
    differences,
    isWeighed: residents.length > 0,
    limits: input.limits,
  });
  return {
    areaSets: sets,
    atoms,
    nodes: nodes.map((node) => (withheld.has(node) ? { ...node, withheld: true } : node)),
    report,
  };
}
