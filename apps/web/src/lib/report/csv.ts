/**
 * One indicator as a file: everything the release shows of it, row by row, with status and step.
 * Belongs here: columns and their order. Does not belong: HTTP.
 * Two forms of the same rows: `excel` (Danish Excel: semicolon, decimal comma, UTF-8 with mark) and `plain` (comma, point).
 * Figures are the release's own, unrounded further; `shown` is what the page prints. Made-up sites say so in every row.
 * Start with toCsv.
 */
import {
  type GroupLabel,
  type Indicator,
  isShown,
  type Observation,
  type ProtectedNumber,
  type Release,
} from '@bybalance/release';
import { toFigure } from './figure.ts';
import { yearsSpokenOf } from './periods.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export type CsvForm = 'excel' | 'plain';
/** A cell of a file; undefined is empty. */
export type Cell = string | number | undefined;

const HEADS = {
  da: [
    'maal',
    'titel',
    'omraadetype',
    'kode',
    'omraade',
    'aar',
    'gaelder',
    'gruppe',
    'vist',
    'status',
    'grund',
    'kvalitet',
    'vaerdi',
    'lavest',
    'hoejest',
    'trin',
    'enhed',
    'taeller',
    'naevner',
    'kilde',
    'udgave',
    'bemaerkning',
  ],
  en: [
    'indicator',
    'title',
    'area_set',
    'code',
    'area',
    'period',
    'speaks_of',
    'group',
    'shown',
    'status',
    'reason',
    'quality',
    'value',
    'low',
    'high',
    'step',
    'unit',
    'numerator',
    'denominator',
    'source',
    'edition',
    'note',
  ],
} as const;

interface Frame {
  readonly release: Release;
  readonly indicator: Indicator;
  readonly words: Words;
}

/** A count with its edge: "under 5" is never written as 0. */
function countCell(count: ProtectedNumber | undefined): Cell {
  if (!count) return undefined;
  return count.value === 0 && count.lo === 0 && count.hi > 0 ? `<${count.hi + 1}` : count.value;
}

function rowOf(
  { release, indicator, words }: Frame,
  o: Observation,
  names: ReadonlyMap<string, string>,
  groups: readonly GroupLabel[],
): readonly Cell[] {
  const { language, text } = words;
  const { manifest } = release;
  const hasInterval = 'lo' in o;
  return [
    indicator.id,
    indicator.title[language],
    o.areaSet,
    o.area,
    names.get(`${o.areaSet}/${o.area}`) ?? '',
    o.period,
    yearsSpokenOf(indicator, o.period).join('+'),
    o.group === 'total'
      ? text.words.total
      : (groups.find((group) => group.id === o.group)?.label[language] ?? o.group),
    toPrinter(words).cell(indicator.unit, toFigure(o, indicator.unit)),
    o.status,
    o.reason,
    o.quality,
    isShown(o) ? o.value : undefined,
    hasInterval ? o.lo : undefined,
    hasInterval ? o.hi : undefined,
    hasInterval ? o.step : undefined,
    indicator.unit,
    hasInterval ? countCell(o.numerator) : undefined,
    hasInterval ? countCell(o.denominator) : undefined,
    manifest.site.sourceLine[language],
    manifest.edition,
    manifest.site.madeUp ? text.csv.madeUp : '',
  ];
}

function writeCell(cell: Cell, form: CsvForm): string {
  if (cell === undefined) return '';
  const delimiter = form === 'excel' ? ';' : ',';
  if (typeof cell === 'number') return form === 'excel' ? String(cell).replace('.', ',') : String(cell);
  // A text that begins like a formula is quoted as text, so that no spreadsheet computes it.
  const safe = /^[=+@\t\r]/.test(cell) ? `'${cell}` : cell;
  return safe.includes(delimiter) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as a file's text: lines ended by CRLF; the form for Excel begins with a mark of UTF-8. */
export function writeRows(rows: readonly (readonly Cell[])[], form: CsvForm): string {
  const lines = rows.map((row) =>
    row.map((cell) => writeCell(cell, form)).join(form === 'excel' ? ';' : ','),
  );
  return `${form === 'excel' ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

/** Names of every area the layer may see, by "set/code". */
function areaNamesByKey(release: Release): ReadonlyMap<string, string> {
  return new Map(
    release.areaSets.flatMap((set) =>
      set.areas.map((area) => [`${set.id}/${area.code}`, area.name] as const),
    ),
  );
}

/** In: an indicator and perhaps one area of the main set. Out: the file's text, lines ended by CRLF. */
export function toCsv(
  frame: Frame,
  form: CsvForm,
  only?: { readonly set: string; readonly code: string },
): string {
  const { release, indicator, words } = frame;
  const names = areaNamesByKey(release);
  const rows = release
    .select({ indicator: indicator.id, ...(only ? { areaSet: only.set, areas: [only.code] } : {}) })
    .map((observation) => rowOf(frame, observation, names, release.catalogue.groups));
  return writeRows([HEADS[words.language], ...rows], form);
}
