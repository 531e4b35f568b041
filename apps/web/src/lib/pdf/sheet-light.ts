/**
 * The light on a paper: departments with their colour, since when and why, as the page Trafiklys tells it.
 * Belongs here: laying out light/list-view.ts for paper. Does not belong: who may see which department.
 * Start with lightPartOf.
 */
import type { DepartmentLight } from '../light/department.ts';
import { type LightRow, toLightList } from '../light/list-view.ts';
import { lightMark } from './marks.ts';
import type { Picture } from './svg.ts';
import type { PaperWords } from './words.ts';

export interface LightPart {
  readonly title: string;
  readonly subtitle: string;
  readonly heads: readonly string[];
  readonly rows: readonly LightLine[];
}

export interface LightLine {
  readonly name: string;
  readonly organisation: string;
  readonly mark: Picture;
  readonly colour: string;
  readonly since: string;
  readonly why: string;
}

/** A department's colour in one row; a proposal says that it is one. */
export function toLightLine(row: LightRow, words: PaperWords): LightLine {
  const { sheet } = words.texts.paper;
  const colour = words.texts.report.helpers.capital(row.colourText);
  return {
    name: row.name,
    organisation: row.organisation,
    mark: lightMark(row.colour, !row.isDecided),
    colour: row.isDecided || row.colour === 'too-small' ? colour : `${colour} (${sheet.proposed})`,
    since: row.since,
    why: row.why,
  };
}

/** Undefined where there is no department to show. */
export function lightPartOf(
  departments: readonly DepartmentLight[],
  words: PaperWords,
): LightPart | undefined {
  if (departments.length === 0) return undefined;
  const { texts, language } = words;
  const list = toLightList(departments, null, { texts, language });
  const { sheet } = texts.paper;
  return {
    title: sheet.light,
    subtitle: `${sheet.lightNote} ${sheet.lightUnplaced}`,
    heads: [texts.report.area.department, sheet.colour, sheet.since, sheet.why],
    rows: list.groups.flatMap(({ rows }) => rows.map((row) => toLightLine(row, words))),
  };
}
