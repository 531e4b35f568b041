/**
 * Smooth noise over the plane, for borders and coasts that look grown rather than drawn.
 * Belongs here: value noise from an integer hash. Used by mesh.ts, partition.ts and settlements.ts.
 */

function cornerValue(seed: number, x: number, y: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2147483648 - 1;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function smooth(seed: number, x: number, y: number): number {
  const left = Math.floor(x);
  const low = Math.floor(y);
  const u = ease(x - left);
  const v = ease(y - low);
  const below = cornerValue(seed, left, low) * (1 - u) + cornerValue(seed, left + 1, low) * u;
  const above = cornerValue(seed, left, low + 1) * (1 - u) + cornerValue(seed, left + 1, low + 1) * u;
  return below * (1 - v) + above * v;
}

/** Noise in about [-1, 1] with features of the given size (same unit as x and y) and two finer octaves. */
export function noiseAt(seed: number, x: number, y: number, size: number): number {
  const a = smooth(seed, x / size, y / size);
  const b = smooth(seed + 1, (2 * x) / size, (2 * y) / size);
  const c = smooth(seed + 2, (4 * x) / size, (4 * y) / size);
  return (a + 0.5 * b + 0.25 * c) / 1.3;
}
