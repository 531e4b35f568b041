/**
 * The partition: every point of the mesh gets one label, an area's index or a code of the ground around.
 * Belongs here: growing areas from their seeds over land, and tidying the result. Does not belong: lines (arcs.ts).
 * Growth is a shortest-path race over neighbouring points, so areas are connected and never jump the fjord.
 * Start with partitionMesh.
 */
import { GROUND, type Mesh } from './mesh.ts';
import { noiseAt } from './noise.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { AREA_SEEDS, type Point } from './plan-coast.ts';
import { take } from './random.ts';

interface Step {
  readonly cost: number;
  readonly point: number;
  readonly label: number;
}

/** A binary heap of steps, cheapest first; equal costs in order of point, so that the result never depends on chance. */
class Frontier {
  readonly #steps: Step[] = [];

  get size(): number {
    return this.#steps.length;
  }

  push(step: Step): void {
    const steps = this.#steps;
    steps.push(step);
    let i = steps.length - 1;
    while (i > 0 && before(take(steps, i), take(steps, (i - 1) >> 1))) {
      swap(steps, i, (i - 1) >> 1);
      i = (i - 1) >> 1;
    }
  }

  pop(): Step {
    const steps = this.#steps;
    swap(steps, 0, steps.length - 1);
    const step = steps.pop();
    if (step === undefined) throw new RangeError('The frontier is empty.');
    this.#sink();
    return step;
  }

  #sink(): void {
    const steps = this.#steps;
    let i = 0;
    for (;;) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < steps.length && before(take(steps, child), take(steps, least))) least = child;
      if (least === i) return;
      swap(steps, i, least);
      i = least;
    }
  }
}

function before(a: Step, b: Step): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.point < b.point);
}

function swap<T>(list: T[], i: number, j: number): void {
  const kept = take(list, i);
  list[i] = take(list, j);
  list[j] = kept;
}

function isLand(ground: number): boolean {
  return ground === GROUND.mainland || ground === GROUND.island;
}

function nearestLand(mesh: Mesh, seed: Point): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  mesh.points.forEach((p, i) => {
    const d = Math.hypot(p[0] - seed[0], p[1] - seed[1]);
    if (d < least && isLand(take(mesh.ground, i))) {
      best = i;
      least = d;
    }
  });
  return best;
}

function stepCost(mesh: Mesh, a: number, b: number, label: number): number {
  const p = take(mesh.points, a);
  const q = take(mesh.points, b);
  const rough = 1 + 0.55 * noiseAt(71, q[0], q[1], 1.6) + 0.35 * noiseAt(83, q[0], q[1], 0.4);
  const slow = take(AREA_PLAN, label).kind === 'by' ? 1.15 : 1;
  return Math.hypot(p[0] - q[0], p[1] - q[1]) * rough * slow;
}

function grow(mesh: Mesh, labels: Int32Array): void {
  const frontier = new Frontier();
  AREA_SEEDS.forEach((seed, label) => {
    frontier.push({ cost: 0, point: nearestLand(mesh, seed), label });
  });
  while (frontier.size > 0) {
    const { cost, point, label } = frontier.pop();
    if (take(labels, point) >= 0) continue;
    labels[point] = label;
    for (const next of take(mesh.neighbours, point))
      if (isLand(take(labels, next)))
        frontier.push({ cost: cost + stepCost(mesh, point, next, label), point: next, label });
  }
}

function commonest(
  mesh: Mesh,
  labels: Int32Array,
  point: number,
): { label: number; own: number; most: number } {
  const counts = new Map<number, number>();
  for (const next of take(mesh.neighbours, point)) {
    const label = take(labels, next);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let label = take(labels, point);
  const own = counts.get(label) ?? 0;
  let most = own;
  for (const [candidate, count] of counts)
    if (count > most) {
      label = candidate;
      most = count;
    }
  return { label, own, most };
}

/** Gives thin spurs and one-point necks to their neighbours; six neighbours is the norm. */
function smoothLabels(mesh: Mesh, labels: Int32Array): void {
  for (let pass = 0; pass < 4; pass++)
    for (let point = 0; point < labels.length; point++) {
      if (take(labels, point) === GROUND.none) continue;
      const { label, own, most } = commonest(mesh, labels, point);
      if (own < 3 && most > own) labels[point] = label;
    }
}

function piece(mesh: Mesh, labels: Int32Array, start: number, seen: Uint8Array): number[] {
  const members = [start];
  seen[start] = 1;
  for (let i = 0; i < members.length; i++)
    for (const next of take(mesh.neighbours, take(members, i)))
      if (seen[next] === 0 && labels[next] === labels[start]) {
        seen[next] = 1;
        members.push(next);
      }
  return members;
}

function piecesByLabel(mesh: Mesh, labels: Int32Array): Map<number, number[][]> {
  const seen = new Uint8Array(labels.length);
  const pieces = new Map<number, number[][]>();
  for (let point = 0; point < labels.length; point++) {
    if (seen[point] === 1) continue;
    const label = take(labels, point);
    pieces.set(label, [...(pieces.get(label) ?? []), piece(mesh, labels, point, seen)]);
  }
  return pieces;
}

function giveAway(mesh: Mesh, labels: Int32Array, members: readonly number[]): void {
  const own = labels[take(members, 0)];
  const border = members.flatMap((point) => take(mesh.neighbours, point).map((next) => take(labels, next)));
  const other = border.find((label) => label !== own && label !== GROUND.none);
  if (other !== undefined) for (const point of members) labels[point] = other;
}

/** Keeps each label's largest piece; smaller ones (islets, ponds, exclaves) join what surrounds them. */
function keepLargest(mesh: Mesh, labels: Int32Array): void {
  for (const pieces of piecesByLabel(mesh, labels).values()) {
    const sorted = pieces.toSorted((a, b) => b.length - a.length);
    for (const members of sorted.slice(1)) giveAway(mesh, labels, members);
  }
}

/** Land that no area reached (an islet of the mainland) becomes sea. */
function drownStrays(labels: Int32Array): void {
  for (let i = 0; i < labels.length; i++)
    if (isLand(take(labels, i)))
      labels[i] = take(labels, i) === GROUND.island ? GROUND.sea : GROUND.neighbour;
}

/** Label per mesh point: index into AREA_PLAN (0 and up), or a GROUND code. */
export function partitionMesh(mesh: Mesh): Int32Array {
  const labels = Int32Array.from(mesh.ground);
  grow(mesh, labels);
  drownStrays(labels);
  smoothLabels(mesh, labels);
  keepLargest(mesh, labels);
  smoothLabels(mesh, labels);
  keepLargest(mesh, labels);
  return labels;
}
