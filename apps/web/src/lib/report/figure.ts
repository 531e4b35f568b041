/**
 * Figures as a page sees them: an observation without its key, ready to print, and packed small enough to travel with the page.
 * Belongs here: the shape, packing and unpacking. Does not belong: words (figure-text.ts), comparison (change.ts).
 * Made by the server's loads from observations; read by every view model on server and browser alike.
 * A missing number stays a status all the way: no null, no zero.
 * Start with Figure, then packSeries and unpackSeries, which undo each other.
 */
import type { Observation, Quality, Reason, Unit } from '@bybalance/release';

export interface PrintedFigure {
  readonly status: 'published' | 'coarsened';
  readonly quality: Quality;
  readonly reason: Reason;
  readonly value: number;
  readonly step: number;
}

/** Only an edge is known: "under 5", "over 97 %". */
export interface EdgeFigure {
  readonly status: 'under-threshold';
  readonly quality: Quality;
  readonly reason: Reason;
  readonly side: 'under' | 'over';
  readonly at: number;
  readonly step: number;
}

export interface MissingFigure {
  readonly status: 'suppressed' | 'unavailable' | 'not-applicable';
  readonly quality: Quality;
  readonly reason: Reason;
}

export type Figure = PrintedFigure | EdgeFigure | MissingFigure;

/** The figure of a cell that the release does not hold. */
export const NOT_DELIVERED: MissingFigure = {
  status: 'unavailable',
  quality: 'final',
  reason: 'not-delivered',
};

/** Whether a number can be printed for it. */
export function isPrinted(figure: Figure): figure is PrintedFigure {
  return figure.status === 'published' || figure.status === 'coarsened';
}

function edgeSide(unit: Unit, lo: number, hi: number): Pick<EdgeFigure, 'side' | 'at'> {
  if (unit === 'count') return { side: 'under', at: hi + 1 };
  return unit === 'share' && lo > 0 && hi >= 1 ? { side: 'over', at: lo } : { side: 'under', at: hi };
}

/** Observation (undefined: the release has no such cell) → figure. Counts under an edge say the first number that is not under it. */
export function toFigure(observation: Observation | undefined, unit: Unit): Figure {
  if (observation === undefined) return NOT_DELIVERED;
  const { quality, reason } = observation;
  switch (observation.status) {
    case 'published':
    case 'coarsened':
      return {
        status: observation.status,
        quality,
        reason,
        value: observation.value,
        step: observation.step,
      };
    case 'under-threshold':
      return {
        status: 'under-threshold',
        quality,
        reason,
        ...edgeSide(unit, observation.lo, observation.hi),
        step: observation.step,
      };
    default:
      return { status: observation.status, quality, reason };
  }
}

type Kind =
  | {
      readonly k: 'value';
      readonly status: PrintedFigure['status'];
      readonly q: Quality;
      readonly r: Reason;
      readonly step: number;
    }
  | {
      readonly k: 'edge';
      readonly side: EdgeFigure['side'];
      readonly q: Quality;
      readonly r: Reason;
      readonly step: number;
    }
  | { readonly k: 'none'; readonly status: MissingFigure['status']; readonly q: Quality; readonly r: Reason };

/** A row of figures in few bytes: one letter a figure for its kind, and a whole number of steps where there is a number. */
export interface PackedFigures {
  readonly kinds: readonly Kind[];
  readonly letters: string;
  readonly steps: readonly number[];
}

const FIRST_LETTER = 48;

function kindOf(figure: Figure): Kind {
  const { quality: q, reason: r } = figure;
  if (isPrinted(figure)) return { k: 'value', status: figure.status, q, r, step: figure.step };
  if (figure.status === 'under-threshold') return { k: 'edge', side: figure.side, q, r, step: figure.step };
  return { k: 'none', status: figure.status, q, r };
}

function numberOf(figure: Figure): number | undefined {
  if (isPrinted(figure)) return figure.value;
  return figure.status === 'under-threshold' ? figure.at : undefined;
}

// Steps such as 0.005 are not exact in binary; four more digits than any step needs bring the printed value back.
const cleaned = (value: number) => Number(value.toFixed(9));

/** Figures in any order → packed, same order. */
export function packFigures(figures: readonly Figure[]): PackedFigures {
  const kinds: Kind[] = [];
  const known = new Map<string, number>();
  const steps: number[] = [];
  const letters = figures.map((figure) => {
    const kind = kindOf(figure);
    const key = JSON.stringify(kind);
    const index = known.get(key) ?? kinds.push(kind) - 1;
    known.set(key, index);
    const value = numberOf(figure);
    if (value !== undefined && kind.k !== 'none') steps.push(cleaned(value / kind.step));
    return String.fromCharCode(FIRST_LETTER + index);
  });
  return { kinds, letters: letters.join(''), steps };
}

function figureOf(kind: Kind, steps: number | undefined): Figure {
  const base = { quality: kind.q, reason: kind.r };
  if (kind.k === 'none' || steps === undefined)
    return { status: kind.k === 'none' ? kind.status : 'unavailable', ...base };
  const value = cleaned(steps * kind.step);
  return kind.k === 'value'
    ? { status: kind.status, ...base, value, step: kind.step }
    : { status: 'under-threshold', ...base, side: kind.side, at: value, step: kind.step };
}

/** Packed → figures, in order. */
export function unpackFigures(packed: PackedFigures): readonly Figure[] {
  let next = 0;
  return [...packed.letters].map((letter) => {
    const kind = packed.kinds[letter.charCodeAt(0) - FIRST_LETTER];
    if (kind === undefined) return NOT_DELIVERED;
    return figureOf(kind, kind.k === 'none' ? undefined : packed.steps[next++]);
  });
}
