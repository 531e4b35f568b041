/** The report of `areas check` as plain text. Figures in km² with six decimals, which is one square metre. */
import { formatIssue } from '../support/errors.ts';
import { acceptedAreas } from './check-areas.ts';
import type { AreasReport } from './types.ts';

const LISTED = 10;
// A square metre is a millionth: what is smaller is said in square metres.
const km2 = (value: number) =>
  value > 0 && value < 1e-5 ? `${(value * 1e6).toPrecision(2)} m²` : `${value.toFixed(6)} km²`;
const row = (label: string, text: string) => `  ${label.padEnd(28)}${text}`;
const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

function listed<T>(all: readonly T[], toLine: (one: T) => string): readonly string[] {
  const lines = all.slice(0, LISTED).map((one) => `    ${toLine(one)}`);
  return all.length > LISTED ? [...lines, `    … and ${all.length - LISTED} smaller`] : lines;
}

const near = ({ x, y }: { readonly x: number; readonly y: number }) =>
  `near ${x.toFixed(0)}, ${y.toFixed(0)}`;

function outlineLines(report: AreasReport): readonly string[] {
  const { outline, unionKm2 } = report;
  if (outline === undefined) return [];
  const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(3)} %`;
  return [
    row('outline', km2(outline.km2)),
    row(
      'outside the outline',
      `${km2(outline.outsideKm2)} (${percent(outline.outsideKm2, unionKm2)} of the areas)`,
    ),
    row(
      'outline not covered',
      `${km2(outline.uncoveredKm2)} (${percent(outline.uncoveredKm2, outline.km2)} of it)`,
    ),
  ];
}

function verdict(report: AreasReport): string {
  const given = report.toleranceKm2 > 0 ? `within ${km2(report.toleranceKm2)} each` : 'with no tolerance';
  return acceptedAreas(report)
    ? `Accepted: overlaps and gaps ${given}.`
    : `Not accepted ${given}: mend what is listed, or give a tolerance that covers overlaps and gaps.`;
}

/** In: a report. Out: lines for a terminal, the largest ten overlaps and gaps with their places (EPSG:25832, metres). */
export function renderAreasReport(report: AreasReport): string {
  const { overlaps, gaps, invalid, issues } = report;
  return [
    `${report.file}${report.within === undefined ? '' : ` within ${report.within}`} (EPSG:25832)`,
    row('areas', String(report.features)),
    row('sum', km2(report.sumKm2)),
    row('union', km2(report.unionKm2)),
    row('overlaps', `${km2(report.overlapKm2)} in ${counted(overlaps.length, 'pair', 'pairs')}`),
    ...listed(overlaps, (one) => `${km2(one.km2)}  ${one.codes[0]} and ${one.codes[1]}`),
    row('gaps inside', `${km2(report.gapKm2)} in ${counted(gaps.length, 'hole', 'holes')}`),
    ...listed(gaps, (gap) => `${km2(gap.km2)}  ${near(gap)}`),
    ...outlineLines(report),
    row('invalid rings', counted(invalid.length, 'area', 'areas')),
    ...listed(invalid, (ring) => `${ring.code} ${ring.how} itself ${near(ring)}`),
    ...issues.filter(({ level }) => level === 'error').map((issue) => `  ${formatIssue(issue)}`),
    verdict(report),
  ].join('\n');
}
