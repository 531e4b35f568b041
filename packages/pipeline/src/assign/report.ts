/**
 * What was placed and what was not, in both languages, for the operational report.
 * Belongs here: shares by rule, unassigned, outside, disagreements; counts under 5 masked. Does not belong: an address.
 */
import { areaKey, type Layer, type OperationalReport, type Text } from '@bybalance/release';
import type { GeometryLimits } from '../catalogue/types.ts';
import type { Issue } from '../support/errors.ts';
import type { DeliveredAreas } from './delivered-areas.ts';
import type { DepartmentFacts } from './departments.ts';
import type { SmallDifference } from './geometry.ts';
import type { Spots } from './spots.ts';
import type { AreaNode } from './types.ts';

type Line = OperationalReport['lines'][number];

export interface PlacedPersons {
  /** Person × date rows, all and those in an area of a wall-to-wall set. */
  readonly all: number;
  readonly inArea: number;
  /** Rows whose address is not in the register of addresses. */
  readonly unknownAddress: number;
}

export interface AssignmentFacts {
  readonly spots: Spots;
  readonly departments: DepartmentFacts;
  /** Department codes of dwellings that have no name in the site. */
  readonly unnamed: readonly string[];
  readonly persons: PlacedPersons;
  readonly atoms: number;
  readonly delivered: DeliveredAreas;
  readonly issues: readonly Issue[];
  /** Who may see the areas of a file. */
  readonly layerOfFile: (file: string) => Layer;
  /** Areas that are published nowhere, and against which; see geometry.ts. */
  readonly differences: readonly SmallDifference[];
  /** Whether any register holds persons, so that differences could be weighed. */
  readonly isWeighed: boolean;
  readonly limits: GeometryLimits;
}

const danish = new Intl.NumberFormat('da');
const english = new Intl.NumberFormat('en');

function masked(count: number): Text {
  return count > 0 && count < 5
    ? { da: 'under 5', en: 'under 5' }
    : { da: danish.format(count), en: english.format(count) };
}

/** One decimal, never 100 while something is missing. */
function percent(part: number, all: number): Text {
  const tenths = part === all ? 1000 : Math.min(999, Math.round((1000 * part) / all));
  const text = (tenths / 10).toFixed(1);
  return { da: `${text.replace('.', ',')} pct.`, en: `${text}%` };
}

const line = (level: Line['level'], code: string, da: string, en: string): Line => ({
  level,
  code: `assign/${code}`,
  text: { da, en },
});

const levelOf = (count: number): Line['level'] => (count === 0 ? 'ok' : 'warning');

function addressLines({ spots }: AssignmentFacts): readonly Line[] {
  const { addresses, withoutPoint, outside, inSeveral } = spots;
  if (addresses === 0) {
    return [
      line('ok', 'no-addresses', 'Ingen adresser: kun færdige tabeller', 'No addresses: ready tables only'),
    ];
  }
  const [all, blank, out] = [masked(addresses), masked(withoutPoint), masked(outside)];
  const share = percent(addresses - withoutPoint - outside, addresses);
  const several = [...inSeveral].reduce((sum, [, count]) => sum + count, 0);
  const many = masked(several);
  return [
    line(
      'ok',
      'by-coordinate',
      `${all.da} adresser, heraf ${share.da} placeret i et område ved koordinat`,
      `${all.en} addresses, ${share.en} of them placed in an area by coordinate`,
    ),
    line(
      levelOf(outside),
      'outside',
      `Uden for alle områder: ${out.da} adresser; de tæller kun med i kommunen`,
      `Outside every area: ${out.en} addresses; they count in the municipality only`,
    ),
    line(
      levelOf(withoutPoint),
      'without-coordinate',
      `Uden koordinat: ${blank.da} adresser; de tæller kun med i kommunen`,
      `Without a coordinate: ${blank.en} addresses; they count in the municipality only`,
    ),
    line(
      levelOf(several),
      'in-several',
      `I flere områder af samme slags: ${many.da} adresser; det laveste områdenummer gælder`,
      `In several areas of one set: ${many.en} addresses; the lowest area code counts`,
    ),
  ];
}

function personLines({ persons }: AssignmentFacts): readonly Line[] {
  if (persons.all === 0) return [];
  const share = percent(persons.inArea, persons.all);
  const rest = masked(persons.all - persons.inArea - persons.unknownAddress);
  const unknown = masked(persons.unknownAddress);
  return [
    line(
      'ok',
      'persons-by-coordinate',
      `Borgere år for år: ${share.da} placeret i et område ved adressens koordinat`,
      `Residents year by year: ${share.en} placed in an area by their address's coordinate`,
    ),
    line(
      levelOf(persons.unknownAddress),
      'persons-unknown-address',
      `Borgere på ukendt adresse: ${unknown.da}; uden for områderne: ${rest.da} (år for år)`,
      `Residents at an unknown address: ${unknown.en}; outside the areas: ${rest.en} (year by year)`,
    ),
  ];
}

function departmentLines({ departments, unnamed }: AssignmentFacts): readonly Line[] {
  if (departments.codes.length === 0) return [];
  const [two, mixed] = [masked(departments.disagreeing), masked(departments.mixedTenure)];
  const lines = [
    line(
      levelOf(departments.disagreeing),
      'departments-disagree',
      `Adresser med boliger fra flere afdelinger eller både i og uden for en afdeling: ${two.da}; flertallet af boligerne afgør`,
      `Addresses with dwellings of several departments, or in and outside one: ${two.en}; most dwellings decide`,
    ),
    line(
      'ok',
      'mixed-tenure',
      `Adresser med boliger af flere ejerformer: ${mixed.da}`,
      `Addresses with dwellings of several forms of ownership: ${mixed.en}`,
    ),
  ];
  if (unnamed.length === 0) return lines;
  const codes = unnamed.join(', ');
  return [
    ...lines,
    {
      ...line(
        'warning',
        'department-unnamed',
        `Afdelinger uden navn: ${codes}`,
        `Departments without a name: ${codes}`,
      ),
      layer: 'intern',
    },
  ];
}

function deliveredLines({ delivered }: AssignmentFacts): readonly Line[] {
  const invalid = delivered.notValid.map(({ set, period, areas }) =>
    line(
      'ok',
      'area-not-valid',
      `${set.title.da}: ${areas} indgår ikke i ${period}`,
      `${set.title.en}: ${areas} do not take part in ${period}`,
    ),
  );
  const sets = delivered.unknownSets.map((id) =>
    line(
      'warning',
      'figures-without-set',
      `Tal for ${id}, som ikke er en områdetype her`,
      `Figures for ${id}, which is no area set here`,
    ),
  );
  return [...invalid, ...sets];
}

const areaName = ({ areaSet, area }: AreaNode) => areaKey(areaSet, area);

/** Which areas are withheld and for which: their names are public, how few would remain is not told. */
function differenceLines({ differences, isWeighed, limits }: AssignmentFacts): readonly Line[] {
  if (!isWeighed) return [];
  const { minimumPersons, minimumHouseholds } = limits;
  const count = differences.length;
  const few = `${minimumPersons} personer eller ${minimumHouseholds} husstande`;
  const fewer = `${minimumPersons} persons or ${minimumHouseholds} households`;
  return [
    line(
      levelOf(count),
      'small-differences',
      `Områder uden tal, fordi de adskiller sig fra andre med færre end ${few}: ${count}`,
      `Areas without figures, because they differ from others by fewer than ${fewer}: ${count}`,
    ),
    ...differences.map(({ withheld, others }) =>
      line(
        'warning',
        'withheld',
        `${areaName(withheld)} vises ikke: for få skiller det fra ${others.map(areaName).join(', ')}`,
        `${areaName(withheld)} is not shown: too few tell it from ${others.map(areaName).join(', ')}`,
      ),
    ),
  ];
}

/** Warnings about geometry, with their place in the file: for those who may see the areas of that file. */
const geometryLine = ({ code, place, problem }: Issue, layerOfFile: AssignmentFacts['layerOfFile']): Line => {
  const where = `${place.file.replace(/^.*[\\/]/, '')}${place.at === undefined ? '' : ` › ${place.at}`}`;
  return {
    level: 'warning',
    code,
    text: { da: `${where}: ${inDanish(code)}`, en: `${where}: ${problem}` },
    layer: layerOfFile(place.file),
  };
};

const DANISH: Readonly<Record<string, string>> = {
  'areas/ring-crosses-itself': 'grænsen krydser sig selv; den læses efter lige-ulige-reglen',
  'areas/department-without-organisation': 'afdelinger hører ikke til nogen boligorganisation',
  'areas/ring-touches-itself': 'grænsen rører sig selv; den læses efter lige-ulige-reglen',
};
const inDanish = (code: string) => DANISH[code] ?? 'en advarsel om geometrien, se kørselens log';

/** The report of one assignment; `kind` assignment. */
export function reportAssignment(facts: AssignmentFacts): OperationalReport {
  const { atoms } = facts;
  return {
    kind: 'assignment',
    title: { da: 'Placering i områder', en: 'Placement in areas' },
    lines: [
      ...addressLines(facts),
      ...personLines(facts),
      ...departmentLines(facts),
      line(
        'ok',
        'atoms',
        `Fælles inddeling: ${danish.format(atoms)} ${atoms === 1 ? 'del' : 'dele'}`,
        `Common refinement: ${english.format(atoms)} ${atoms === 1 ? 'part' : 'parts'}`,
      ),
      ...differenceLines(facts),
      ...deliveredLines(facts),
      ...facts.issues.map((issue) => geometryLine(issue, facts.layerOfFile)),
    ],
  };
}
