/**
 * The small marks beside words: a strip of all areas, a figure beside its limits, a criterion met or not, a status, a colour of the light.
 * Belongs here: one picture each, as the web draws it. None says anything alone: the word stands beside it.
 * Start with stripMark.
 */
import type { ThreeValued } from '@bybalance/release';
import type { ShownColour } from '../light/department.ts';
import type { StatusShape } from '../report/criteria-status.ts';
import type { Strip } from '../report/strip.ts';
import { bar, dot, hatch, line, type Picture, path, short, toSvg } from './svg.ts';

const STRIP = { width: 80, height: 13 };

/** All areas as ticks, this one as a dot, the municipality dashed. */
export function stripMark({ ticks, own, municipality }: Strip): Picture {
  const { width, height } = STRIP;
  const x = (percent: number) => 3 + (percent / 100) * (width - 6);
  const middle = height / 2;
  const all = ticks.map((tick) => `M${short(x(tick))} 3v7`).join('');
  return toSvg(width, height, [
    line(0, middle, width, middle, { stroke: 'hair', width: 0.8 }),
    path(all, { stroke: 'rule', width: 0.7 }),
    ...(municipality === undefined
      ? []
      : [line(x(municipality), 0, x(municipality), height, { stroke: 'ink', width: 1, dash: '2 1.6' })]),
    ...(own === undefined ? [] : [dot(x(own), middle, 3.1, { fill: 'accent', stroke: 'paper', width: 0.8 })]),
  ]);
}

const SCALE = { width: 78, height: 13 };

/** A figure beside its limits: the first a long stroke, further ones short; the dot is filled where the first is met. */
export function limitMark(
  figure: number | undefined,
  limits: readonly (number | undefined)[],
  isMet: boolean,
): Picture {
  const { width, height } = SCALE;
  const x = (percent: number) => 4 + (percent / 100) * (width - 8);
  const middle = height / 2;
  const [first] = limits;
  const ticks = limits.flatMap((limit, i) => {
    if (limit === undefined || (i > 0 && limit === first)) return [];
    const [reach, stroke, pen] = i === 0 ? [6, 'ink' as const, 1.2] : [3.6, 'control' as const, 1];
    return [line(x(limit), middle - reach, x(limit), middle + reach, { stroke, width: pen })];
  });
  return toSvg(width, height, [
    line(0, middle, width, middle, { stroke: 'hair', width: 1.2 }),
    ...ticks,
    ...(figure === undefined
      ? []
      : [dot(x(figure), middle, 3, { stroke: 'ink', width: 1.2, fill: isMet ? 'ink' : 'paper' })]),
  ]);
}

/** Filled: met; open: not met; a dotted ring: undecided. */
export function metMark(state: ThreeValued): Picture {
  const ring = { stroke: 'ink', width: 1.2 } as const;
  const shape =
    state === 'unknown'
      ? dot(4, 4, 3, { stroke: 'ink-2', width: 1.2, dash: '1.5 1.6' })
      : dot(4, 4, 3, { ...ring, fill: state === 'met' ? 'ink' : 'paper' });
  return toSvg(8, 8, [shape]);
}

/** The shape of a status of the ministry's lists. */
export function statusMark(shape: StatusShape): Picture {
  const open = { stroke: 'ink', width: 1.1 } as const;
  const shapes: Readonly<Partial<Record<StatusShape, readonly string[]>>> = {
    omdannelse: [bar(1, 0.5, 8, 6.4, { fill: 'ink' }), bar(1, 8, 8, 1.7, { fill: 'ink' })],
    parallelsamfund: [bar(1, 1, 8, 8, { fill: 'ink' })],
    udsat: [bar(1, 1, 8, 8, { fill: 'list-grey' })],
    forebyggelse: [bar(1.5, 1.5, 7, 7, open)],
    kombineret: [bar(1.5, 1.5, 7, 7, open), line(1.5, 8.5, 8.5, 1.5, { stroke: 'ink-3', width: 1.1 })],
    none: [dot(5, 5, 1.4, { fill: 'ink-3' })],
    'below-minimum': [line(2, 5, 8, 5, { stroke: 'ink-3', width: 1.1 })],
    unknown: [dot(5, 5, 3.6, { stroke: 'ink-2', width: 1.1, dash: '1.6 1.6' })],
  };
  return toSvg(10, 10, shapes[shape] ?? []);
}

const OCTAGON = 'M4.6 .9h4.8l3.7 3.7v4.8l-3.7 3.7h-4.8l-3.7-3.7v-4.8z';
const TRIANGLE = 'M7 1.2 13.4 12.6H.6z';

const edge = (stroke: 'light-red' | 'light-yellow-edge' | 'light-green') =>
  ({ fill: 'paper', stroke, width: 1.4 }) as const;

/**
 * Red octagon, yellow triangle, green circle; a dotted ring where it cannot be settled, a short line where there is none.
 * `isProposal`: only its edge, as long as nobody has decided.
 */
export function lightMark(colour: ShownColour, isProposal: boolean): Picture {
  const shapes: Readonly<Record<ShownColour, string>> = {
    red: path(OCTAGON, isProposal ? edge('light-red') : { fill: 'light-red' }),
    yellow: path(
      TRIANGLE,
      isProposal
        ? edge('light-yellow-edge')
        : { fill: 'light-yellow', stroke: 'light-yellow-edge', width: 0.9 },
    ),
    green: dot(7, 7, isProposal ? 5.6 : 6.2, isProposal ? edge('light-green') : { fill: 'light-green' }),
    unknown: dot(7, 7, 5.4, { stroke: 'ink-2', width: 1.2, dash: '2 1.9' }),
    'too-small': line(3.5, 7, 10.5, 7, { stroke: 'ink-2', width: 1.4 }),
  };
  return toSvg(14, 14, [shapes[colour]]);
}

/** A part of a whole, the municipality's part as a dashed stroke; hatched where the part may not be told. */
export function partMark(part: number | undefined, municipality: number | undefined, width: number): Picture {
  const height = 11;
  const x = (percent: number) => (percent / 100) * (width - 2);
  if (part === undefined) return toSvg(width, height, [hatch(0.5, 1.5, 16, 8)]);
  return toSvg(width, height, [
    bar(0, 1.5, x(part), 8, { fill: 'sequential-3' }),
    ...(municipality === undefined
      ? []
      : [line(x(municipality), 0, x(municipality), height, { stroke: 'ink', width: 1, dash: '2 1.4' })]),
  ]);
}
