/**
 * Small pictures without words, as SVG in points: lines, dots, bars. Words are set by the templates, so that they stay text.
 * Belongs here: shapes. Does not belong: scales (report/*), colours' values (colours.ts).
 * Every picture's width and height are points of the sheet.
 * Start with toSvg.
 */
import { COLOURS } from './colours.ts';

export type Colour = keyof typeof COLOURS | 'none';

/** A picture and its size in points. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface Pen {
  readonly stroke?: Colour;
  readonly fill?: Colour;
  readonly width?: number;
  readonly dash?: string;
  readonly cap?: 'round';
}

const paint = (colour: Colour) => (colour === 'none' ? 'none' : COLOURS[colour]);
/** Two decimals: a hundredth of a point is finer than any press. */
export const short = (value: number) => String(Math.round(value * 100) / 100);

function penOf({ stroke = 'none', fill = 'none', width = 1, dash, cap }: Pen): string {
  const line =
    stroke === 'none'
      ? ''
      : ` stroke="${paint(stroke)}" stroke-width="${short(width)}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}${cap === undefined ? '' : ' stroke-linecap="round" stroke-linejoin="round"'}`;
  return `fill="${paint(fill)}"${line}`;
}

/** An outline or area of an SVG path. */
export function path(d: string, pen: Pen): string {
  return `<path d="${d}" ${penOf(pen)}/>`;
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, pen: Pen): string {
  return path(`M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`, pen);
}

/** A dot by its middle. */
export function dot(x: number, y: number, radius: number, pen: Pen): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}" ${penOf(pen)}/>`;
}

/** A bar by its upper left corner. */
export function bar(x: number, y: number, width: number, height: number, pen: Pen): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" ${penOf(pen)}/>`;
}

/** The patch of a figure that is protected: 45° lines on white in an outline. */
export function hatch(x: number, y: number, width: number, height: number): string {
  const clip = `<clipPath id="h"><rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"/></clipPath>`;
  const lines = Array.from({ length: Math.ceil((width + height) / 4.5) }, (_, i) => {
    const at = x + i * 4.5;
    return `M${short(at)} ${short(y)}l${short(-height)} ${short(height)}`;
  });
  return `${clip}<g clip-path="url(#h)">${path(lines.join(''), { stroke: 'hatch', width: 1.7 })}</g>${bar(x, y, width, height, { stroke: 'hatch-outline', width: 0.7 })}`;
}

/** Shapes on a sheet of their own. `box`: the sheet's own units, where they are not points. */
export function toSvg(
  width: number,
  height: number,
  shapes: readonly string[],
  box: readonly number[] = [0, 0, width, height],
): Picture {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="${box.map(short).join(' ')}">`;
  return { svg: `${head}${shapes.join('')}</svg>`, width, height };
}
