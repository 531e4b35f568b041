/**
 * Places the points of a folder (polys.geojson, points.bin in metres) with the assign stage's index, and prints one JSON line
 * in the form of the race scripts. Own process, so that both sides start cold.
 */
import { readFileSync } from 'node:fs';
import { indexAreas } from '../../packages/pipeline/src/assign/point-index.ts';

interface Square {
  readonly properties: { readonly area: number };
  readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number])[])[] };
}

const [folder = '.'] = process.argv.slice(2);
const { features } = JSON.parse(readFileSync(`${folder}/polys.geojson`, 'utf8')) as {
  readonly features: readonly Square[];
};
const bytes = readFileSync(`${folder}/points.bin`);
const metres = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const count = metres.length / 2;
// Registers hold whole centimetres; the vault's columns come as two arrays.
const x = Float64Array.from({ length: count }, (_, i) => Math.round((metres[2 * i] ?? 0) * 100));
const y = Float64Array.from({ length: count }, (_, i) => Math.round((metres[2 * i + 1] ?? 0) * 100));

const began = performance.now();
const cpuBegan = process.cpuUsage();
const rings = features.map(({ geometry }) =>
  geometry.coordinates.map((ring) => Float64Array.from(ring.slice(0, -1).flat(), (v) => Math.round(v * 100))),
);
const index = indexAreas(rings);
const indexed = performance.now();
const { area } = index.place(x, y);
const placed = performance.now();
const { user, system } = process.cpuUsage(cpuBegan);

let [unassigned, checksum] = [0, 0];
for (const held of area) {
  if (held < 0) unassigned++;
  else checksum += features[held]?.properties.area ?? 0;
}
const times = { index_ms: indexed - began, assign_ms: placed - indexed, cpu_ms: (user + system) / 1000 };
console.log(JSON.stringify({ engine: 'bybalance', ...times, unassigned, checksum }));
