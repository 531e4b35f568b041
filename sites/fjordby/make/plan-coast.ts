/**
 * The plan of Fjordby's coast and borders, drawn by hand: rough outlines that mesh.ts roughens into nature.
 * Belongs here: data only. Kilometres from the south-west corner of the map; rings are open (last point joins the first).
 */
import { AREA_PLAN } from './plan-areas.ts';

export type Point = readonly [x: number, y: number];

/** EPSG:25832 metres of the map's south-west corner. */
export const ORIGIN: Point = [512000, 6158000];

/** The mainland of the municipality, the fjord not yet cut out. */
export const MAINLAND: readonly Point[] = [
  [3, 25],
  [4.6, 27.4],
  [7.6, 29.6],
  [10.8, 29.9],
  [14, 29.4],
  [17.5, 30.6],
  [21.5, 30.2],
  [25.4, 30.9],
  [28.8, 29.6],
  [31.4, 27.4],
  [34, 28.6],
  [37, 28.6],
  [39.6, 27.6],
  [41.2, 26.2],
  [43.2, 25.2],
  [43.9, 23.4],
  [42.8, 22.2],
  [41.6, 21.3],
  [42.2, 19.9],
  [42, 18.4],
  [41.6, 16.5],
  [41.4, 14.6],
  [42.4, 13.2],
  [42.8, 11.6],
  [41.9, 9.9],
  [42.5, 8],
  [41.2, 5.9],
  [38.4, 4.9],
  [35.6, 5.6],
  [33, 4.1],
  [29.6, 3.1],
  [26, 4.2],
  [22.2, 2.9],
  [19, 1.4],
  [16, 2.2],
  [13.2, 3.6],
  [10.4, 3.9],
  [7.2, 5.2],
  [7.6, 7.8],
  [5.3, 9.2],
  [6, 11.4],
  [3.2, 12.7],
  [2.2, 15.2],
  [3.6, 17.2],
  [1.9, 19],
  [1.3, 21.6],
  [1.8, 23.8],
];

/** The fjord, from its head in the town to open water. */
export const FJORD: readonly Point[] = [
  [22.75, 16.15],
  [23.3, 16.55],
  [24.3, 16.6],
  [25.4, 16.75],
  [26.8, 17.05],
  [28.6, 17.3],
  [30.4, 17.75],
  [32, 17.5],
  [33.6, 17.7],
  [35.6, 18.2],
  [37.6, 17.7],
  [39.2, 17.5],
  [40.8, 17.9],
  [42.2, 18.2],
  [46, 18.6],
  [46, 13.4],
  [42.2, 14],
  [40.6, 13.7],
  [38.8, 13.9],
  [36.8, 14.6],
  [34.6, 14.3],
  [32.6, 14.9],
  [30.4, 15.1],
  [28.4, 15.6],
  [26.6, 15.7],
  [25, 15.9],
  [23.6, 16],
];

/** Fjord waters end and the sea begins east of this line. */
export const FJORD_MOUTH_X = 41.4;

export const ISLAND: readonly Point[] = [
  [45.6, 23.9],
  [46.6, 24.1],
  [47.5, 23.2],
  [47.9, 22.2],
  [47.3, 21],
  [46.3, 20.5],
  [45.5, 21.2],
  [45, 22.5],
];

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
