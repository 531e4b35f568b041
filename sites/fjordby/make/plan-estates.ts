/**
 * The plan of the ten legal areas (social estates) and the truths planted in them. All invented.
 * Belongs here: data only. Paths are knots `[report year, per cent]`, straight between knots, flat outside them.
 * `outside` and `convicted` are single years as reported for 1 January; the law's two-year means are formed by Bybalance.
 * Read by estates.ts, steer.ts and truth.ts. Start with ESTATE_PLAN.
 */

export type Path = readonly (readonly [year: number, percent: number])[];

export interface EstatePlan {
  readonly code: string;
  readonly name: string;
  readonly preposition: 'i' | 'på';
  /** The area that holds most of it, and the neighbour that a corner of it reaches into. */
  readonly area: string;
  readonly reachesInto: string;
  readonly residents: number;
  readonly departments: number;
  readonly outside: Path;
  readonly convicted: Path;
  readonly basicSchool: Path;
  /** Mean gross income in per cent of the region's. */
  readonly income: Path;
  readonly nonWestern: Path;
}

export const ESTATE_PLAN: readonly EstatePlan[] = [
  {
    code: 'L01',
    name: 'Havneparken',
    preposition: 'i',
    area: 'Havneparken',
    reachesInto: 'Fyrbakken',
    residents: 1874,
    departments: 3,
    outside: [
      [2015, 44.6],
      [2021, 45.4],
      [2026, 46.4],
    ],
    convicted: [
      [2015, 2.7],
      [2026, 2.45],
    ],
    basicSchool: [
      [2015, 64.2],
      [2026, 66.2],
    ],
    income: [
      [2015, 53.4],
      [2026, 52.6],
    ],
    nonWestern: [
      [2015, 45.5],
      [2021, 49.2],
      [2022, 51.3],
      [2026, 54.1],
    ],
  },
  {
    code: 'L02',
    name: 'Engdraget',
    preposition: 'i',
    area: 'Engdraget',
    reachesInto: 'Damgården',
    residents: 1312,
    departments: 2,
    outside: [
      [2015, 35.6],
      [2019, 36.9],
      [2022, 39.4],
      [2023, 41.2],
      [2026, 44.2],
    ],
    convicted: [
      [2015, 1.3],
      [2026, 1.42],
    ],
    basicSchool: [
      [2015, 56.2],
      [2022, 58.6],
      [2023, 59.1],
      [2024, 60.9],
      [2026, 61.9],
    ],
    income: [
      [2015, 60.5],
      [2026, 57.9],
    ],
    nonWestern: [
      [2015, 31.0],
      [2026, 38.6],
    ],
  },
  {
    code: 'L03',
    name: 'Nørrevang',
    preposition: 'i',
    area: 'Nørrevang',
    reachesInto: 'Bispehøj',
    residents: 2184,
    departments: 4,
    outside: [
      [2015, 46.2],
      [2021, 45.8],
      [2026, 45.4],
    ],
    convicted: [
      [2015, 1.95],
      [2026, 1.85],
    ],
    basicSchool: [
      [2015, 65.4],
      [2026, 63.1],
    ],
    income: [
      [2015, 56.3],
      [2026, 56.8],
    ],
    nonWestern: [
      [2015, 45.2],
      [2026, 47.2],
    ],
  },
  {
    code: 'L04',
    name: 'Kildebakken',
    preposition: 'på',
    area: 'Kildebakken',
    reachesInto: 'Højvang',
    residents: 1327,
    departments: 2,
    outside: [
      [2015, 38.4],
      [2016, 38.8],
      [2017, 40.2],
      [2018, 42.4],
      [2022, 42.9],
      [2026, 42.0],
    ],
    convicted: [
      [2015, 1.5],
      [2026, 1.12],
    ],
    basicSchool: [
      [2015, 57.8],
      [2017, 58.8],
      [2018, 61.4],
      [2020, 62.4],
      [2022, 61.3],
      [2023, 58.7],
      [2026, 57.3],
    ],
    income: [
      [2015, 58.2],
      [2026, 58.9],
    ],
    nonWestern: [
      [2015, 33.4],
      [2026, 34.3],
    ],
  },
  {
    code: 'L05',
    name: 'Østerled',
    preposition: 'i',
    area: 'Østerled',
    reachesInto: 'Lyshøj',
    residents: 1486,
    departments: 3,
    outside: [
      [2015, 32.6],
      [2026, 32.6],
    ],
    convicted: [
      [2015, 1.1],
      [2026, 1.05],
    ],
    basicSchool: [
      [2015, 51.6],
      [2026, 52.1],
    ],
    income: [
      [2015, 64.0],
      [2026, 63.2],
    ],
    nonWestern: [
      [2015, 27.8],
      [2026, 31.4],
    ],
  },
  {
    code: 'L06',
    name: 'Birkelunden',
    preposition: 'i',
    area: 'Birkelunden',
    reachesInto: 'Sønderskov',
    residents: 1185,
    departments: 2,
    outside: [
      [2015, 35.2],
      [2026, 34.0],
    ],
    convicted: [
      [2015, 0.95],
      [2026, 0.9],
    ],
    basicSchool: [
      [2015, 50.8],
      [2026, 49.6],
    ],
    income: [
      [2015, 65.6],
      [2026, 66.8],
    ],
    nonWestern: [
      [2015, 26.1],
      [2026, 28.0],
    ],
  },
  {
    code: 'L07',
    name: 'Søndervang',
    preposition: 'i',
    area: 'Søndervang',
    reachesInto: 'Birkelunden',
    residents: 1264,
    departments: 3,
    outside: [
      [2015, 37.4],
      [2026, 37.2],
    ],
    convicted: [
      [2015, 1.25],
      [2026, 1.1],
    ],
    basicSchool: [
      [2015, 53.8],
      [2026, 50.2],
    ],
    income: [
      [2015, 62.1],
      [2026, 65.0],
    ],
    nonWestern: [
      [2015, 30.2],
      [2026, 29.0],
    ],
  },
  {
    code: 'L08',
    name: 'Fyrbakken',
    preposition: 'på',
    area: 'Fyrbakken',
    reachesInto: 'Skovbakken',
    residents: 1082,
    departments: 2,
    outside: [
      [2015, 33.6],
      [2026, 32.8],
    ],
    convicted: [
      [2015, 1.2],
      [2026, 1.15],
    ],
    basicSchool: [
      [2015, 57.6],
      [2026, 58.4],
    ],
    income: [
      [2015, 63.0],
      [2026, 62.4],
    ],
    nonWestern: [
      [2015, 24.2],
      [2026, 26.4],
    ],
  },
  {
    code: 'L09',
    name: 'Åparken',
    preposition: 'i',
    area: 'Åparken',
    reachesInto: 'Rosenlund',
    residents: 1421,
    departments: 3,
    outside: [
      [2015, 43.2],
      [2021, 42.8],
      [2026, 42.3],
    ],
    convicted: [
      [2015, 1.4],
      [2026, 1.3],
    ],
    basicSchool: [
      [2015, 56.8],
      [2026, 55.4],
    ],
    income: [
      [2015, 59.8],
      [2026, 60.4],
    ],
    nonWestern: [
      [2015, 34.0],
      [2026, 35.2],
    ],
  },
  {
    code: 'L10',
    name: 'Teglparken',
    preposition: 'i',
    area: 'Lergraven',
    reachesInto: 'Mølleengen',
    residents: 784,
    departments: 2,
    outside: [
      [2015, 41.9],
      [2021, 41.5],
      [2026, 41.0],
    ],
    convicted: [
      [2015, 1.3],
      [2026, 1.3],
    ],
    basicSchool: [
      [2015, 55.0],
      [2026, 54.2],
    ],
    income: [
      [2015, 60.9],
      [2026, 61.2],
    ],
    nonWestern: [
      [2015, 30.5],
      [2026, 31.5],
    ],
  },
];

/** (c) Rehousing: households leave the condemned blocks for other areas, then the blocks stand empty and are demolished. */
export const REHOUSING = { estate: 'L06', years: [2022, 2023, 2024], dwellings: 130 } as const;

/**
 * (d) The intervention: from 2021 extra exits to work among residents of the estate, on top of its `outside` path.
 * Percentage points below the path, by the calendar year measured (reported the year after).
 */
export const INTERVENTION = {
  estate: 'L03',
  untouched: ['L01', 'L09', 'L10'],
  from: 2021,
  effect: [
    [2020, 0],
    [2021, -0.8],
    [2022, -2.0],
    [2023, -3.0],
    [2024, -3.6],
    [2025, -4.0],
  ] satisfies Path,
} as const;

/** (e) Displacement: families with an adult outside the labour market move from one estate to the other. */
export const DISPLACEMENT = {
  from: 'L07',
  to: 'L05',
  years: [2019, 2020, 2021, 2022, 2023],
  familiesPerYear: 10,
} as const;

/** The value of a path in a year. */
export function alongPath(path: Path, year: number): number {
  let before = path[0];
  for (const knot of path) {
    if (knot[0] >= year) {
      if (before === undefined || knot[0] === before[0] || knot[0] === year) return knot[1];
      const weight = (year - before[0]) / (knot[0] - before[0]);
      return before[1] + weight * (knot[1] - before[1]);
    }
    before = knot;
  }
  return before?.[1] ?? 0;
}
