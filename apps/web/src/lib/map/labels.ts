/**
 * Names on the map: few, with hair leaders, never over each other or over the edge.
 * Belongs here: where a name stands. Does not belong: which areas are named (the page's view model decides).
 * Runs on server and browser alike; greedy and deterministic, so both place alike.
 * Units: pixels of the drawn map. Text width is estimated; the stylesheet's size is LABEL_SIZE.
 * Start with placeLabels.
 */
export interface LabelPoint {
  readonly area: number;
  readonly name: string;
  /** Pixels from the map's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly strong: boolean;
}

export interface PlacedLabel extends LabelPoint {
  /** From the point to the text's start, middle or end. */
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

const LABEL_SIZE = 13.5;
const HALF_HEIGHT = 9;
const REACHES = [
  [34, -30],
  [-34, -30],
  [38, 26],
  [-38, 26],
  [52, -8],
  [-52, -8],
  [26, -52],
  [-26, -52],
  [26, 50],
  [-26, 50],
  [72, -44],
  [-72, -44],
  [72, 40],
  [-72, 40],
] as const;

/** Mean advance of IBM Plex Sans, a little generous. */
export function textWidth(text: string, strong: boolean): number {
  return text.length * LABEL_SIZE * (strong ? 0.59 : 0.56);
}

function boxOf(point: LabelPoint, dx: number, dy: number): Box {
  const width = textWidth(point.name, point.strong) + 6;
  const x = point.x + dx;
  const y = point.y + dy;
  return { x0: dx > 0 ? x : x - width, x1: dx > 0 ? x + width : x, y0: y - HALF_HEIGHT, y1: y + HALF_HEIGHT };
}

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

type Leader = readonly [number, number, number, number];

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function crosses([ax, ay, bx, by]: Leader, [cx, cy, dx, dy]: Leader): boolean {
  return (
    side(ax, ay, bx, by, cx, cy) !== side(ax, ay, bx, by, dx, dy) &&
    side(cx, cy, dx, dy, ax, ay) !== side(cx, cy, dx, dy, bx, by)
  );
}

function outside(box: Box, width: number, height: number): number {
  return (
    Math.max(0, 4 - box.x0) +
    Math.max(0, box.x1 - width + 4) +
    Math.max(0, 4 - box.y0) +
    Math.max(0, box.y1 - height + 4)
  );
}

/** Points in order of importance → the same points with a place for their names. Points outside the map are left out. */
export function placeLabels(
  points: readonly LabelPoint[],
  width: number,
  height: number,
): readonly PlacedLabel[] {
  const inside = points.filter((p) => p.x > 0 && p.x < width && p.y > 0 && p.y < height);
  const taken: Box[] = inside.map((p) => ({ x0: p.x - 10, x1: p.x + 10, y0: p.y - 10, y1: p.y + 10 }));
  const leaders: Leader[] = [];
  const leaderTo = ({ x, y }: LabelPoint, dx: number, dy: number): Leader => [x, y, x + dx, y + dy];
  return inside.map((point) => {
    const price = ([dx, dy]: readonly [number, number], order: number) => {
      const box = boxOf(point, dx, dy);
      const hit = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      const crossed = leaders.filter((leader) => crosses(leader, leaderTo(point, dx, dy))).length;
      return hit * 4 + outside(box, width, height) * 60 + crossed * 400 + order;
    };
    const [dx, dy] = REACHES.reduce((best, reach) =>
      price(reach, REACHES.indexOf(reach)) < price(best, REACHES.indexOf(best)) ? reach : best,
    );
    taken.push(boxOf(point, dx, dy));
    leaders.push(leaderTo(point, dx, dy));
    return { ...point, dx, dy, anchor: dx > 0 ? 'start' : 'end' };
  });
}
