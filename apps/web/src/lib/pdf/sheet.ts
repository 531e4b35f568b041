/**
 * The fact sheet of one area as the template draws it: two pages of text, tables and figures, made of the page Område.
 * Belongs here: choosing and putting together. Does not belong: layout (typst/sheet.typ), shapes (marks.ts), compiling (server/pdf).
 * Everything on it comes from report/area-page.ts and light/list-view.ts, so that paper and page never differ.
 * Start with toSheet.
 */
import type { Area, Release } from '@bybalance/release';
import type { Readers } from '../frame/frame.ts';
import type { DepartmentLight } from '../light/department.ts';
import type { MapGeometry } from '../map/geometry.ts';
import { type AreaPage, type KeyRow, toAreaPage } from '../report/area-page.ts';
import { areaNames } from '../report/from-release.ts';
import type { PeopleGroup } from '../report/people.ts';
import type { Words } from '../report/words.ts';
import { type Definition, definitionsOf, sourcesOf } from './definitions.ts';
import { type LineFigure, toLineFigure } from './line-figure.ts';
import { placeOf } from './locator.ts';
import { partMark, stripMark } from './marks.ts';
import { type Paper, toPaper } from './paper.ts';
import { type Run, toRuns } from './runs.ts';
import { type CriteriaPart, criteriaPartOf } from './sheet-criteria.ts';
import { type LightPart, lightPartOf } from './sheet-light.ts';
import type { Picture } from './svg.ts';
import type { PaperWords } from './words.ts';

/** Figures in the first rows of page two; where the light stands there too, one row of them gives it room. */
const TRENDS = { alone: 4, withLight: 2 };
const PART_WIDTH = 76;

export interface Sheet {
  readonly kind: 'sheet';
  readonly paper: Paper;
  readonly code: string;
  readonly name: string;
  readonly lead: readonly Run[];
  /** Drawn over the ground, which is the same for all sheets and travels once. */
  readonly place: { readonly picture: Picture; readonly alt: string; readonly caption: string } | undefined;
  readonly keys: {
    readonly title: string;
    readonly heads: readonly string[];
    readonly rows: readonly KeyLine[];
    readonly note: string;
  };
  readonly criteria: CriteriaPart | undefined;
  readonly light: LightPart | undefined;
  readonly trends: { readonly title: string; readonly note: string; readonly figures: readonly LineFigure[] };
  readonly people: PeoplePart | undefined;
  /** Right of the people: moves, and the next trend. */
  readonly beside: readonly LineFigure[];
  readonly definitions: {
    readonly title: string;
    readonly entries: readonly Definition[];
    readonly notes: readonly string[];
    readonly more: string;
  };
}

interface KeyLine {
  readonly title: string;
  readonly subtitle: string;
  readonly value: string;
  readonly municipality: string;
  readonly strip: Picture;
  readonly change: string;
  readonly since: string;
}

interface PeoplePart {
  readonly title: string;
  readonly subtitle: string;
  readonly heads: readonly string[];
  readonly groups: readonly {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly bar: Picture; readonly text: string }[];
  }[];
}

/** One area, as one reader may see it. */
export interface SheetAsked {
  readonly release: Release;
  readonly area: Area;
  /** ?aar=; null: the newest. */
  readonly period: string | null;
  readonly readers: Readers | undefined;
  /** Those that lie here and that this reader may see a light of. */
  readonly departments: readonly DepartmentLight[];
  readonly geometry: MapGeometry | undefined;
  /** Where the page stands, with scheme and host: "https://…/omraader/12?udgave=2026.1". */
  readonly address: string;
}

const reportWords = ({ language, texts }: PaperWords): Words => ({ language, text: texts.report });

function toKeyLine(row: KeyRow): KeyLine {
  return {
    title: row.title,
    subtitle: `${row.subtitle}, ${row.measured}`,
    value: row.value,
    municipality: row.municipality,
    strip: stripMark(row.strip),
    change: row.change,
    since: row.change === '' ? '' : row.since,
  };
}

function keysOf(content: AreaPage, name: string, words: PaperWords): Sheet['keys'] {
  const { area, words: common } = words.texts.report;
  return {
    title: area.keyFigures(area.keyFiguresCount(content.keyRows.length), name),
    heads: [area.figure, name, common.municipalityTitle, area.allAreas, area.changeHead],
    rows: content.keyRows.map(toKeyLine),
    note: area.stripNote(name),
  };
}

function peopleOf(content: AreaPage, words: PaperWords): PeoplePart | undefined {
  const { area } = words.texts.report;
  if (!content.people) return undefined;
  const rowOf = (bar: PeopleGroup['bars'][number]) => ({
    label: bar.label,
    bar: partMark(bar.length, bar.municipality, PART_WIDTH),
    text: bar.length === undefined ? bar.full : bar.text,
  });
  return {
    title: area.peopleTitle,
    subtitle: `${area.peopleSub(content.people.period)}. ${words.texts.paper.sheet.municipalityPart}`,
    heads: [area.group, words.texts.paper.sheet.part, words.texts.paper.sheet.persons],
    groups: content.people.groups.map(({ title, bars }) => ({ title, rows: bars.map(rowOf) })),
  };
}

function locationOf(asked: SheetAsked, words: PaperWords): Sheet['place'] {
  const { release, area, geometry } = asked;
  if (!geometry) return undefined;
  const names = areaNames(release);
  const index = names.findIndex(({ code }) => code === area.code);
  const near = (geometry.areas[index]?.neighbours ?? []).flatMap((i) => names[i]?.name ?? []);
  const { sheet, alt } = words.texts.paper;
  const caption = near.length === 0 ? '' : sheet.neighbours(near.join(', '));
  return { picture: placeOf(geometry, index), alt: alt.map(area.name, caption), caption };
}

function frameOf(asked: SheetAsked, words: PaperWords): Paper {
  const { release, area, readers, departments, address } = asked;
  const { sheet } = words.texts.paper;
  return toPaper(
    {
      manifest: release.manifest,
      layers: release.layers,
      readers,
      hasProposals: departments.some(({ isParty, findings }) => isParty && findings.length > 0),
      title: sheet.title(area.name),
      description: sheet.description(area.name, release.manifest.title[words.language]),
      address,
      stampsOpen: false,
    },
    words,
  );
}

function definitionPart(release: Release, ids: readonly string[], words: PaperWords): Sheet['definitions'] {
  const { language, texts } = words;
  const { sheet } = texts.paper;
  return {
    title: sheet.definitions,
    entries: definitionsOf(release, ids, language),
    notes: [
      sheet.hidden,
      sheet.sources(sourcesOf(release, ids, language).join(', ')),
      release.manifest.site.sourceLine[language],
    ],
    more: sheet.method,
  };
}

/** Everything that the two pages say. */
export function toSheet(asked: SheetAsked, words: PaperWords): Sheet {
  const { release, area, departments } = asked;
  const { texts } = words;
  const trends = departments.length === 0 ? TRENDS.alone : TRENDS.withLight;
  const content = toAreaPage(release, area, asked.period, reportWords(words));
  const [from, to] = [content.periods[0]?.name ?? '', content.periods.at(-1)?.name ?? ''];
  return {
    kind: 'sheet',
    paper: frameOf(asked, words),
    code: area.code,
    name: area.name,
    lead: toRuns(content.lead),
    place: locationOf(asked, words),
    keys: keysOf(content, area.name, words),
    criteria: criteriaPartOf(content, { release, name: area.name }, words),
    light: lightPartOf(departments, words),
    trends: {
      title: texts.paper.sheet.trends(from, to),
      note: texts.paper.sheet.trendsNote(area.name),
      figures: content.trends.slice(0, trends).map((trend) => toLineFigure(trend, texts.paper)),
    },
    people: peopleOf(content, words),
    beside: [...(content.moves ? [content.moves] : []), ...content.trends.slice(trends, trends + 1)].map(
      (trend) => toLineFigure(trend, texts.paper),
    ),
    definitions: definitionPart(
      release,
      content.keyRows.map(({ id }) => id),
      words,
    ),
  };
}
