/**
 * The plan of Fjordby's coast and borders, drawn by hand: rough outlines that mesh.ts roughens into nature.
 * Belongs here: data only. Kilometres from the south-west corner of the map; rings are open (last point joins the first).
 */
import { AREA_PLAN } from './plan-areas.ts';

export type Point = readonly [x: number, y: number];

/** Reads `x,y x,y …`. */
function ring(text: string): readonly Point[] {
  return text.split(' ').map((pair) => {
    const [x, y] = pair.split(',').map(Number);
    if (x === undefined || y === undefined) throw new RangeError('A ring is pairs of numbers.');
    return [x, y];
  });
}

/** EPSG:25832 metres of the map's south-west corner. */
export const ORIGIN: Point = [512000, 6158000];

/** The mainland of the municipality, the fjord not yet cut out. */
export const MAINLAND: readonly Point[] = ring(
  '3,25 4.6,27.4 7.6,29.6 10.8,29.9 14,29.4 17.5,30.6 21.5,30.2 25.4,30.9 28.8,29.6 31.4,27.4 34,28.6 37,28.6 39.6,27.9 ' +
    '41.2,26.6 42.9,26.1 44.3,24.6 44,23.2 42.5,22.6 41.5,21.6 42.5,20.6 43.4,19.3 42.4,18.3 41.6,16.5 41.4,14.6 42.6,13.5 ' +
    '43.6,12.3 42.9,11.2 41.2,10.5 41,9.4 42.3,8.6 42.9,7.2 41.6,5.7 38.4,4.9 35.6,5.6 33,4.1 29.6,3.1 26,4.2 22.2,2.9 19,1.4 ' +
    '16,2.2 13.2,3.6 10.4,3.9 7.2,5.2 7.6,7.8 5.3,9.2 6,11.4 3.2,12.7 2.2,15.2 3.6,17.2 1.9,19 1.3,21.6 1.8,23.8',
);

/** The fjord, from its head in the town to open water. */
export const FJORD: readonly Point[] = ring(
  '22.75,16.15 23.3,16.55 24.3,16.6 25.4,16.7 26.8,17 28.2,17.45 29.3,17.2 30.6,17.75 32,17.35 33.4,17.9 35,18.5 36.6,17.9 ' +
    '38.1,17.3 39.4,17.9 40.9,17.6 42.4,18.3 46,18.6 46,13.4 42.4,14.1 41,13.6 39.4,14.3 38,13.7 36.6,14.5 35,14 33.3,14.9 ' +
    '31.7,14.6 30.2,15.4 28.6,15.4 27.4,15.9 26,15.6 24.8,15.95 23.6,16',
);

/** Fjord waters end and the sea begins east of this line. */
export const FJORD_MOUTH_X = 41.4;

export const ISLAND: readonly Point[] = ring(
  '45.7,24.2 46.5,24.5 47.2,23.6 48.1,23.3 48,22.1 47.2,21.3 46.6,20.2 45.7,20.6 45.6,21.6 44.9,22.4 45.3,23.3',
);

/** Open sea; everything that is neither sea, fjord nor Fjordby is neighbouring land. */
export const SEA: readonly Point[] = [
  [40, 90],
  [44, 62],
  [41.6, 48],
  [43, 40],
  [40.6, 34],
  [41.8, 30.5],
  [40.2, 28.2],
  [39.8, 27.2],
  [41, 25.8],
  [40, 18],
  [40, 14],
  [41, 8.6],
  [40.4, 6.4],
  [41.2, 3.4],
  [39.4, -0.5],
  [41.2, -5],
  [38.6, -12],
  [41, -26],
  [40, -60],
  [140, -60],
  [140, 90],
];

/** Where the town's fine mesh is centred. */
export const TOWN_CENTRE: Point = [22.2, 15.9];
export const TOWN_RADIUS_KM = 8;

/** Seeds of the areas, in the order of AREA_PLAN. */
export const AREA_SEEDS: readonly Point[] = AREA_PLAN.map((area) => [area.x, area.y]);
