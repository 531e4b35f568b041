/**
 * The plan of the ten legal areas (social estates), with the truths (a) and (b) of truth.md in their paths. All invented.
 * Belongs here: data only. Paths are knots `[report year, per cent]`, straight between knots, flat outside them.
 * `outside` and `convicted` are single years as reported for 1 January; the law's two-year means are formed by Bybalance.
 * Read by estates.ts, profile.ts and truth.ts. Start with ESTATE_PLAN.
 */

import { knots, type Path } from './path.ts';

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
    outside: knots(2015, 44.6, 2021, 45.4, 2026, 46.4),
    convicted: knots(2015, 2.7, 2026, 2.45),
    basicSchool: knots(2015, 64.2, 2026, 66.2),
    income: knots(2015, 53.4, 2026, 52.6),
    nonWestern: knots(2015, 45.5, 2021, 49.2, 2022, 51.3, 2026, 54.1),
  },
  {
    code: 'L02',
    name: 'Engdraget',
    preposition: 'i',
    area: 'Engdraget',
    reachesInto: 'Damgården',
    residents: 1312,
    departments: 2,
    outside: knots(2015, 35.6, 2019, 36.9, 2022, 39, 2023, 42, 2026, 44.3),
    convicted: knots(2015, 1.3, 2026, 1.42),
    basicSchool: knots(2015, 56.2, 2022, 58.4, 2023, 58.9, 2024, 61.1, 2026, 62),
    income: knots(2015, 60.5, 2026, 57.9),
    nonWestern: knots(2015, 31.0, 2026, 38.6),
  },
  {
    code: 'L03',
    name: 'Nørrevang',
    preposition: 'i',
    area: 'Nørrevang',
    reachesInto: 'Bispehøj',
    residents: 2184,
    departments: 4,
    outside: knots(2015, 46.2, 2021, 45.8, 2026, 45.4),
    convicted: knots(2015, 1.95, 2026, 1.85),
    basicSchool: knots(2015, 65.4, 2026, 63.1),
    income: knots(2015, 56.3, 2026, 56.8),
    nonWestern: knots(2015, 45.2, 2026, 47.2),
  },
  {
    code: 'L04',
    name: 'Kildebakken',
    preposition: 'på',
    area: 'Kildebakken',
    reachesInto: 'Højvang',
    residents: 1327,
    departments: 2,
    outside: knots(2015, 38.4, 2016, 38.8, 2017, 40.2, 2018, 42.4, 2022, 42.9, 2026, 42.0),
    convicted: knots(2015, 1.5, 2026, 1.12),
    basicSchool: knots(2015, 57.8, 2017, 58.8, 2018, 61.4, 2020, 62.4, 2022, 61.3, 2023, 58.7, 2026, 57.3),
    income: knots(2015, 58.2, 2026, 58.9),
    nonWestern: knots(2015, 33.4, 2026, 34.3),
  },
  {
    code: 'L05',
    name: 'Østerled',
    preposition: 'i',
    area: 'Østerled',
    reachesInto: 'Lyshøj',
    residents: 1486,
    departments: 3,
    outside: knots(2015, 32.6, 2026, 32.6),
    convicted: knots(2015, 1.1, 2026, 1.05),
    basicSchool: knots(2015, 51.6, 2026, 52.1),
    income: knots(2015, 64.0, 2026, 63.2),
    nonWestern: knots(2015, 27.8, 2026, 31.4),
  },
  {
    code: 'L06',
    name: 'Birkelunden',
    preposition: 'i',
    area: 'Birkelunden',
    reachesInto: 'Sønderskov',
    residents: 1185,
    departments: 2,
    outside: knots(2015, 35.2, 2026, 34.0),
    convicted: knots(2015, 0.95, 2026, 0.9),
    basicSchool: knots(2015, 50.8, 2026, 49.6),
    income: knots(2015, 65.6, 2026, 66.8),
    nonWestern: knots(2015, 26.1, 2026, 28.0),
  },
  {
    code: 'L07',
    name: 'Søndervang',
    preposition: 'i',
    area: 'Søndervang',
    reachesInto: 'Birkelunden',
    residents: 1264,
    departments: 3,
    outside: knots(2015, 37.4, 2026, 37.2),
    convicted: knots(2015, 1.25, 2026, 1.1),
    basicSchool: knots(2015, 53.8, 2026, 50.2),
    income: knots(2015, 62.1, 2026, 65.0),
    nonWestern: knots(2015, 30.2, 2026, 29.0),
  },
  {
    code: 'L08',
    name: 'Fyrbakken',
    preposition: 'på',
    area: 'Fyrbakken',
    reachesInto: 'Skovbakken',
    residents: 1082,
    departments: 2,
    outside: knots(2015, 33.6, 2026, 32.8),
    convicted: knots(2015, 1.2, 2026, 1.15),
    basicSchool: knots(2015, 57.6, 2026, 58.4),
    income: knots(2015, 63.0, 2026, 62.4),
    nonWestern: knots(2015, 24.2, 2026, 26.4),
  },
  {
    code: 'L09',
    name: 'Åparken',
    preposition: 'i',
    area: 'Åparken',
    reachesInto: 'Rosenlund',
    residents: 1421,
    departments: 3,
    outside: knots(2015, 43.2, 2021, 42.8, 2026, 42.3),
    convicted: knots(2015, 1.4, 2026, 1.3),
    basicSchool: knots(2015, 56.8, 2026, 55.4),
    income: knots(2015, 59.8, 2026, 60.4),
    nonWestern: knots(2015, 34.0, 2026, 35.2),
  },
  {
    code: 'L10',
    name: 'Teglparken',
    preposition: 'i',
    area: 'Lergraven',
    reachesInto: 'Mølleengen',
    residents: 784,
    departments: 2,
    outside: knots(2015, 41.9, 2021, 41.5, 2026, 41.0),
    convicted: knots(2015, 1.3, 2026, 1.3),
    basicSchool: knots(2015, 55.0, 2026, 54.2),
    income: knots(2015, 60.9, 2026, 61.2),
    nonWestern: knots(2015, 30.5, 2026, 31.5),
  },
];
