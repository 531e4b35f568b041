/**
 * A declared index over the main areas: status and direction of each area in each period, from shown figures.
 * Belongs here: which periods, which areas make the frame, one finding per area. Does not belong: classes (verdicts.ts), figures (readings.ts).
 * Start with indexFindings.
 */
import {
  areaKey,
  DIRECTION_CLASSES,
  type IndexFinding,
  type IndexPart,
  type IndexSheet,
  type IndexWorking,
  STATUS_CLASSES,
  type StepFrom,
} from '@bybalance/release';
import { noiseGuard } from './direction-noise.ts';
import { isMissing, type Missing, type Read, type Reader, readShown } from './readings.ts';
import {
  type AreaReads,
  areEnough,
  type Judged,
  toVerdicts,
  type WholeArea,
  wholeAreas,
} from './verdicts.ts';
import { becauseOfIndex } from './words.ts';

export interface MainAreas {
  readonly areaSet: string;
  readonly codes: readonly string[];
  readonly periods: readonly string[];
  /** Steps of the index, by residents. */
  readonly steps: readonly StepFrom[];
}

/** One period of an index: its parts and every area's readings. */
interface Sitting {
  readonly period: string;
  readonly parts: readonly IndexPart[];
  readonly status: readonly AreaReads[];
  readonly direction: readonly AreaReads[];
}

const isInForce = ({ from, to }: IndexPart, period: string) =>
  (from === undefined || from <= period) && (to === undefined || period <= to);

/** Why an area takes no part, by its residents as shown. */
function residentsOf(
  reader: Reader,
  sheet: IndexSheet,
  area: string,
  period: string,
): number | Missing | undefined {
  const { residents } = sheet;
  if (residents === undefined) return undefined;
  const read = readShown(reader.shown(residents.indicator, area, period), residents.indicator);
  if (isMissing(read)) return read;
  return read.edge || read.value < residents.minimum
    ? { reason: 'few-residents', indicator: residents.indicator }
    : read.value;
}

function sit(reader: Reader, sheet: IndexSheet, { codes }: MainAreas, period: string): Sitting {
  const parts = sheet.parts.filter((part) => isInForce(part, period));
  const readAll = (read: (part: IndexPart, code: string) => Read) =>
    codes.map((code): AreaReads => {
      const residents = residentsOf(reader, sheet, code, period);
      if (typeof residents === 'object') return { code, residents: undefined, reads: residents };
      return { code, residents, reads: parts.map((part) => read(part, code)) };
    });
  return {
    period,
    parts,
    status: readAll((part, code) => reader.level(part, code, period)),
    direction: readAll((part, code) => reader.change(part, code, period, sheet.changeYears)),
  };
}

/** Whether a period has the index: each of its parts was delivered for some area, shown or hidden. */
function isSpokenOf(reader: Reader, { codes }: MainAreas, { parts, period }: Sitting): boolean {
  return (
    parts.length > 0 &&
    parts.every(({ indicator }) =>
      codes.some((code) => {
        const observation = reader.shown(indicator, code, period);
        return observation !== undefined && ('lo' in observation || observation.status === 'suppressed');
      }),
    )
  );
}

const partsKey = ({ parts }: Sitting) =>
  parts.map(({ indicator, weight }) => `${indicator} ${weight}`).join('\n');

/** The areas that make the frame of a sitting: its own, or those of the first one with the same parts that has enough of them. */
function baseOf(
  sheet: IndexSheet,
  sittings: readonly Sitting[],
  sitting: Sitting,
  side: 'status' | 'direction',
): readonly WholeArea[] {
  if (sheet.base === 'relative') return wholeAreas(sitting[side]);
  const alike = sittings.filter((other) => partsKey(other) === partsKey(sitting));
  const first = alike.map((other) => wholeAreas(other[side])).find(areEnough);
  return first ?? wholeAreas(sitting[side]);
}

function workingOf(
  { parts }: Sitting,
  status: Judged<string> | undefined,
  direction: Judged<string> | undefined,
): readonly IndexWorking[] {
  return parts.map(({ indicator, weight }, i) => ({
    indicator,
    weight,
    status: status?.parts?.[i],
    direction: direction?.parts?.[i],
  }));
}

function findingsOf(
  reader: Reader,
  sheet: IndexSheet,
  main: MainAreas,
  sittings: readonly Sitting[],
  sitting: Sitting,
): readonly IndexFinding[] {
  const { period, parts } = sitting;
  const common = {
    indicators: parts.map(({ indicator }) => indicator),
    weights: parts.map(({ weight }) => weight),
    steps: main.steps,
  };
  const status = toVerdicts({
    ...common,
    classes: STATUS_CLASSES,
    cuts: sheet.cuts.status,
    base: baseOf(sheet, sittings, sitting, 'status'),
    areas: sitting.status,
    settle: (classNumber) => classNumber,
  });
  const moving = wholeAreas(sitting.direction).map(({ code, reads }) => ({ code, changes: reads }));
  const direction = toVerdicts({
    ...common,
    classes: DIRECTION_CLASSES,
    cuts: sheet.cuts.direction,
    base: baseOf(sheet, sittings, sitting, 'direction'),
    areas: sitting.direction,
    settle: noiseGuard(reader, { sheet, parts, areas: moving, period, periods: main.periods }),
  });
  return status.flatMap((own, i): readonly IndexFinding[] => {
    const way = direction[i];
    const code = main.codes[i];
    if (way === undefined || code === undefined) return [];
    return [
      {
        kind: 'index',
        subject: areaKey(main.areaSet, code),
        period,
        ruleSet: sheet.id,
        status: own.verdict,
        direction: way.verdict,
        shown: workingOf(sitting, own, way),
        facts: [],
        because: becauseOfIndex(own.verdict, way.verdict),
      },
    ];
  });
}

/**
 * In: a declared index and a reader of shown figures. Out: one finding per period that has the index and main area, in that order.
 * A function of what is shown and of nothing else: anyone with the release comes to the same.
 */
export function indexFindings(reader: Reader, sheet: IndexSheet, main: MainAreas): readonly IndexFinding[] {
  const sittings = main.periods
    .map((period) => sit(reader, sheet, main, period))
    .filter((sitting) => isSpokenOf(reader, main, sitting));
  return sittings.flatMap((sitting) => findingsOf(reader, sheet, main, sittings, sitting));
}
