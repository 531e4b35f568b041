/**
 * The files of a release: their names, and the columnar form of observations.
 * Belongs here: encoding and decoding, byte for byte stable. Does not belong: disk access (read.ts, and publish in the pipeline).
 * Written by the pipeline's publish stage, read by read.ts; format version in Manifest.format.
 * A missing number is a status column, never a zero; `null` occurs only inside the columns of the file.
 * Start with encodeObservations and decodeObservations, which undo each other.
 */
import {
  type Layer,
  type Observation,
  type ProtectedNumber,
  QUALITIES,
  REASONS,
  STATUSES,
} from './observation.ts';

export const FORMAT_VERSION = 1;

export const releaseFiles = {
  manifest: 'manifest.json',
  layerFiles: (layer: Layer) => `${layer}/files.json`,
  catalogue: 'catalogue.json',
  laws: 'laws.json',
  policy: 'policy.json',
  light: 'light.json',
  lettingTools: 'letting-tools.json',
  agreement: 'framework-agreement.json',
  officialLists: 'official-lists.json',
  ownPolicy: (layer: Layer) => `${layer}/policy.json`,
  places: 'places.json',
  areaSet: (id: string, vintage: string) => `areas/${id}@${vintage}.json`,
  polygons: (id: string, vintage: string) => `areas/${id}@${vintage}.topojson`,
  ownAreaSet: (layer: Layer, id: string, vintage: string) => `${layer}/areas/${id}@${vintage}.json`,
  ownPolygons: (layer: Layer, id: string, vintage: string) => `${layer}/areas/${id}@${vintage}.topojson`,
  observations: (layer: Layer, indicator: string) => `${layer}/observations/${indicator}.json`,
  findings: (layer: Layer, kind: string) => `${layer}/findings/${kind}.json`,
  protection: (layer: Layer) => `${layer}/protection.json`,
  pieces: (layer: Layer) => `${layer}/pieces.json`,
  reports: (layer: Layer) => `${layer}/reports.json`,
} as const;

type Cell = number | null;

/** Columns of equal length; text columns are indexes into their dictionary. Numbers: shown value, interval, step, then the two counts. */
export interface ObservationFile {
  readonly format: 1;
  readonly indicator: string;
  readonly rows: number;
  readonly dictionaries: {
    readonly areaSet: readonly string[];
    readonly area: readonly string[];
    readonly period: readonly string[];
    readonly group: readonly string[];
  };
  readonly columns: {
    readonly areaSet: readonly number[];
    readonly area: readonly number[];
    readonly period: readonly number[];
    readonly group: readonly number[];
    readonly status: readonly number[];
    readonly quality: readonly number[];
    readonly reason: readonly number[];
    readonly value: readonly Cell[];
    readonly lo: readonly Cell[];
    readonly hi: readonly Cell[];
    readonly step: readonly Cell[];
    readonly numerator: readonly Cell[];
    readonly numeratorLo: readonly Cell[];
    readonly numeratorHi: readonly Cell[];
    readonly numeratorStep: readonly Cell[];
    readonly denominator: readonly Cell[];
    readonly denominatorLo: readonly Cell[];
    readonly denominatorHi: readonly Cell[];
    readonly denominatorStep: readonly Cell[];
  };
}

class Dictionary {
  readonly words: string[] = [];
  readonly #index = new Map<string, number>();
  indexOf(word: string): number {
    const known = this.#index.get(word);
    if (known !== undefined) return known;
    this.#index.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function compareKeys(a: Observation, b: Observation): number {
  return (
    compareText(a.areaSet, b.areaSet) ||
    compareText(a.area, b.area) ||
    compareText(a.period, b.period) ||
    compareText(a.group, b.group)
  );
}

function hasInterval(o: Observation): o is Extract<Observation, { lo: number }> {
  return o.status === 'published' || o.status === 'coarsened' || o.status === 'under-threshold';
}

/** Rows of one indicator, in any order → the file, ordered by area set, area, period, group: same rows, same bytes. */
export function encodeObservations(indicator: string, rows: readonly Observation[]): ObservationFile {
  const sorted = [...rows].sort(compareKeys);
  const areaSet = new Dictionary();
  const area = new Dictionary();
  const period = new Dictionary();
  const group = new Dictionary();
  const numberOf = (
    o: Observation,
    of: (shown: Extract<Observation, { lo: number }>) => number | undefined,
  ): Cell => (hasInterval(o) ? (of(o) ?? null) : null);
  const countColumn = (side: 'numerator' | 'denominator', part: keyof ProtectedNumber) =>
    sorted.map((o) => numberOf(o, (shown) => shown[side]?.[part]));
  return {
    format: 1,
    indicator,
    rows: sorted.length,
    dictionaries: { areaSet: areaSet.words, area: area.words, period: period.words, group: group.words },
    columns: {
      areaSet: sorted.map((o) => areaSet.indexOf(o.areaSet)),
      area: sorted.map((o) => area.indexOf(o.area)),
      period: sorted.map((o) => period.indexOf(o.period)),
      group: sorted.map((o) => group.indexOf(o.group)),
      status: sorted.map((o) => STATUSES.indexOf(o.status)),
      quality: sorted.map((o) => QUALITIES.indexOf(o.quality)),
      reason: sorted.map((o) => REASONS.indexOf(o.reason)),
      value: sorted.map((o) => numberOf(o, (shown) => ('value' in shown ? shown.value : undefined))),
      lo: sorted.map((o) => numberOf(o, (shown) => shown.lo)),
      hi: sorted.map((o) => numberOf(o, (shown) => shown.hi)),
      step: sorted.map((o) => numberOf(o, (shown) => shown.step)),
      numerator: countColumn('numerator', 'value'),
      numeratorLo: countColumn('numerator', 'lo'),
      numeratorHi: countColumn('numerator', 'hi'),
      numeratorStep: countColumn('numerator', 'step'),
      denominator: countColumn('denominator', 'value'),
      denominatorLo: countColumn('denominator', 'lo'),
      denominatorHi: countColumn('denominator', 'hi'),
      denominatorStep: countColumn('denominator', 'step'),
    },
  };
}

/** A release file whose content contradicts its own form. The release is damaged or was made by another version. */
export class ReleaseFormatError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ReleaseFormatError';
    this.code = code;
  }
}

function required<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) {
    throw new ReleaseFormatError(
      'release/damaged-column',
      `Observation column ${what} misses a value it must have.`,
    );
  }
  return value;
}

/** The file → rows, in file order. ReleaseFormatError `release/damaged-column` if a shown figure has no number. */
export function decodeObservations(file: ObservationFile): readonly Observation[] {
  const { columns: c, dictionaries: d } = file;
  const count = (side: 'numerator' | 'denominator', i: number): ProtectedNumber | undefined => {
    const value = c[side][i];
    const lo = c[`${side}Lo`][i];
    if (value === null || value === undefined) return undefined;
    return {
      value,
      lo: required(lo, `${side}Lo`),
      hi: required(c[`${side}Hi`][i], `${side}Hi`),
      step: required(c[`${side}Step`][i], `${side}Step`),
    };
  };
  const row = (i: number): Observation => {
    const status = required(STATUSES[required(c.status[i], 'status')], 'status');
    const key = {
      indicator: file.indicator,
      areaSet: required(d.areaSet[required(c.areaSet[i], 'areaSet')], 'areaSet'),
      area: required(d.area[required(c.area[i], 'area')], 'area'),
      period: required(d.period[required(c.period[i], 'period')], 'period'),
      group: required(d.group[required(c.group[i], 'group')], 'group'),
      quality: required(QUALITIES[required(c.quality[i], 'quality')], 'quality'),
      reason: required(REASONS[required(c.reason[i], 'reason')], 'reason'),
    };
    if (status === 'suppressed' || status === 'unavailable' || status === 'not-applicable')
      return { ...key, status };
    const interval = {
      lo: required(c.lo[i], 'lo'),
      hi: required(c.hi[i], 'hi'),
      step: required(c.step[i], 'step'),
      numerator: count('numerator', i),
      denominator: count('denominator', i),
    };
    if (status === 'under-threshold') return { ...key, status, ...interval };
    return { ...key, status, value: required(c.value[i], 'value'), ...interval };
  };
  return Array.from({ length: file.rows }, (_, i) => row(i));
}

/** JSON with a final newline; undefined members vanish, so optional members must be optional in the model. */
export function toReleaseJson(content: unknown): string {
  return `${JSON.stringify(content)}\n`;
}
