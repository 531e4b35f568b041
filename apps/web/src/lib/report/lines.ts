/**
 * Lines with gaps: no line is drawn across a missing figure or a break in the series.
 * Belongs here: points → path strings. Used by every chart with time on its axis.
 * Units: whatever the points are in; paths are absolute, two decimals.
 * Start with toLines.
 */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * In: a point or undefined a period; `breaksBefore[i]` = the series breaks before period i.
 * Out: one path a stretch; a lone point becomes a stretch of its own, to be drawn with round ends.
 */
export function toLines(
  points: readonly (Spot | undefined)[],
  breaksBefore: readonly boolean[],
): readonly string[] {
  const stretches: Spot[][] = [[]];
  points.forEach((point, i) => {
    if (!point || breaksBefore[i]) stretches.push([]);
    if (point) stretches.at(-1)?.push(point);
  });
  return stretches.filter((stretch) => stretch.length > 0).map(pathOf);
}

const round = (value: number) => Math.round(value * 100) / 100;

function pathOf(stretch: readonly Spot[]): string {
  const spots = stretch.map(({ x, y }) => `${round(x)} ${round(y)}`);
  return `M${spots[0]}${spots.length > 1 ? `L${spots.slice(1).join(' ')}` : 'h0'}`;
}
