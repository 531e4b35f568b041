/**
 * A site's area sets, outline and backdrop → geometry for the build.
 * Belongs here: reading every declared file once, sets against their parents, drawing for the web. Does not belong: addresses (assign).
 * Called by run.ts before assign; all issues of all files come together.
 * Start with readAreaSets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { AreaSetDeclaration, Site } from '../catalogue/types.ts';
import { type RunContext, stopIfAsked } from '../support/context.ts';
import { checkNoErrors, type Issue } from '../support/errors.ts';
import { areasIssue, readGeoJson } from './geojson.ts';
import { guessCrs, readPolygons, toRing } from './read-polygons.ts';
import { type Detail, type Drawn, toTopoJson } from './topology.ts';
import type { AreaShape, AreaShapes, Geography } from './types.ts';

/** What of a site is read here. */
export type MappedSite = Pick<
  Site,
  'areaSets' | 'formerAreaSets' | 'organisations' | 'outline' | 'backdropFile'
> & {
  readonly frame: Pick<Site['frame'], 'id' | 'backdrop'>;
};

/** Area set of the municipality itself, in every release. */
const MUNICIPALITY = 'kommune';

/** Finer than a phone's pixel on a map of one municipality; 447 areas stay under 50 kB compressed. */
const DETAIL: Detail = { smallestTriangleM2: 300, steps: 30_000 };

type Read = AreaShapes & { readonly issues: readonly Issue[] };

/** Cells of one CSV line; a cell in quotation marks may hold the separator. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cell = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}]*))`, 'g');
  return [...line.matchAll(cell)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  );
}

/** A small CSV with a header, code and name in its first two columns → code → name. */
function readNames(file: string): { names: ReadonlyMap<string, string>; issues: readonly Issue[] } {
  if (!existsSync(file)) {
    const problem = 'The file with the names is not there.';
    const remedy = 'Correct the path, or deliver the file.';
    return { names: new Map(), issues: [areasIssue(file, 'file-missing', undefined, problem, remedy)] };
  }
  const [header = '', ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const separator = header.includes(';') ? ';' : ',';
  const cells = lines.filter((line) => line.trim() !== '').map((line) => cellsOf(line, separator));
  const names = new Map(cells.map(([code = '', name = '']) => [code, name]));
  const blank = cells.filter(([code, name]) => !code || !name).length;
  const issues: Issue[] = [];
  if (blank > 0) {
    const problem = `${blank} lines lack a code or a name.`;
    issues.push(areasIssue(file, 'missing-property', undefined, problem, 'Fill them in.'));
  }
  if (names.size < cells.length) {
    const problem = `${cells.length - names.size} codes occur more than once.`;
    issues.push(areasIssue(file, 'duplicate-code', undefined, problem, 'Give each department its own code.'));
  }
  return { names, issues };
}

function readSet(declaration: AreaSetDeclaration): Read {
  if (declaration.from === 'dwellings') {
    return { declaration, shapes: [], ...readNames(declaration.names) };
  }
  const { file, crs, properties, tolerateInvalidRings } = declaration;
  const { shapes, issues } = readPolygons(file, crs, properties, tolerateInvalidRings);
  return { declaration, shapes, names: new Map(), issues };
}

/** Areas whose parent is not in the parent set. */
function orphanIssues(set: AreaShapes, all: readonly AreaShapes[]): readonly Issue[] {
  const { declaration, shapes } = set;
  if (declaration.from !== 'polygons' || declaration.parent === undefined) return [];
  const codes = new Set(
    all.find(({ declaration: { id } }) => id === declaration.parent)?.shapes.map((s) => s.code),
  );
  return shapes
    .filter(({ parent }) => parent === undefined || !codes.has(parent))
    .map(({ code }) =>
      areasIssue(
        declaration.file,
        'unknown-parent',
        `code ${code}`,
        `Its parent is not an area of ${declaration.parent}.`,
        'Correct the code of the parent, or deliver the missing area.',
      ),
    );
}

/** Departments that an organisation is said to have and that are not there, and those that none is said to have. */
function organisationIssues({ organisations }: MappedSite, sets: readonly AreaShapes[]): readonly Issue[] {
  const files = sets.flatMap(({ declaration }) =>
    declaration.from === 'dwellings' ? [declaration.names] : [],
  );
  const [file] = files;
  if (file === undefined || organisations.length === 0) return [];
  const known = new Set(sets.flatMap(({ names }) => [...names.keys()]));
  const declared = organisations.flatMap(({ departments }) => departments);
  const unknown = declared.filter(({ code }) => !known.has(code));
  const claimed = new Set(declared.map(({ code }) => code));
  const unclaimed = [...known].filter((code) => !claimed.has(code)).length;
  return [
    ...unknown.map(
      ({ code, place }): Issue => ({
        level: 'error',
        code: 'areas/unknown-department',
        place,
        problem: `There is no department ${code} in ${basename(file)}.`,
        remedy: 'Correct the code, or add the department to the file.',
      }),
    ),
    ...(unclaimed === 0
      ? []
      : [
          {
            level: 'warning',
            code: 'areas/department-without-organisation',
            place: { file },
            problem: `${unclaimed} departments belong to no organisation; where a set is split between organisations, nobody sees them.`,
            remedy: 'Name them under organisations in site.yaml.',
          } as const,
        ]),
  ];
}

const toDrawn = ({ code, rings }: AreaShape): Drawn => ({ id: code, properties: {}, rings });

/** Outline of the municipality; it has one shape, whatever the file calls it. */
function readOutline(site: MappedSite): { drawn: readonly Drawn[]; issues: readonly Issue[] } {
  if (site.outline === undefined) return { drawn: [], issues: [] };
  const { shapes, issues } = readPolygons(site.outline, undefined, { code: undefined }, true);
  const rings = shapes.flatMap((shape) => shape.rings);
  return { drawn: rings.length === 0 ? [] : [{ id: site.frame.id, properties: {}, rings }], issues };
}

/** Land and water: properties `slags` (what it is) and `navn` are kept, rings are drawn as they are. */
function readBackdrop(file: string | undefined): { drawn: readonly Drawn[]; issues: readonly Issue[] } {
  if (file === undefined) return { drawn: [], issues: [] };
  const read = readGeoJson(file);
  const crs = guessCrs(read);
  if (crs === undefined) return { drawn: [], issues: read.issues };
  const word = (value: unknown) => (typeof value === 'string' ? value : '');
  const drawn = read.features.map(({ properties, rings }, i) => ({
    id: String(i + 1),
    properties: { slags: word(properties['slags']), navn: word(properties['navn'] ?? properties['name']) },
    rings: rings.map((ring) => toRing(crs, ring)).filter((ring) => ring.length >= 6),
  }));
  return { drawn, issues: read.issues };
}

/**
 * Reads and checks all polygons and names of a site.
 * Out: sets in the site's order, TopoJSON per set, the backdrop, and warnings. UserError with every issue of every file when one is an error.
 */
export async function readAreaSets(site: MappedSite, context: RunContext): Promise<Geography> {
  const all: Read[] = [];
  for (const declaration of [...site.areaSets, ...site.formerAreaSets]) {
    stopIfAsked(context);
    all.push(readSet(declaration));
    await Promise.resolve();
  }
  const read = all.slice(0, site.areaSets.length);
  const outline = readOutline(site);
  const backdrop = readBackdrop(site.backdropFile);
  const orphans = read.flatMap((set) => orphanIssues(set, read));
  const issues = [
    ...all.flatMap((set) => set.issues),
    ...outline.issues,
    ...backdrop.issues,
    ...orphans,
    ...organisationIssues(site, read),
  ];
  checkNoErrors(issues);
  const drawn = read.filter(({ shapes }) => shapes.length > 0);
  const topojson = new Map(
    drawn.map(({ declaration, shapes }) => [
      declaration.id,
      toTopoJson('areas', shapes.map(toDrawn), DETAIL),
    ]),
  );
  if (outline.drawn.length > 0) topojson.set(MUNICIPALITY, toTopoJson('areas', outline.drawn, DETAIL));
  const name = site.frame.backdrop;
  const shapesOf = ({ declaration, shapes, names }: Read): AreaShapes => ({ declaration, shapes, names });
  return {
    sets: read.map(shapesOf),
    former: all.slice(read.length).map(shapesOf),
    topojson,
    backdrop:
      name === undefined ? undefined : { name, topojson: toTopoJson('backdrop', backdrop.drawn, DETAIL) },
    issues,
  };
}
