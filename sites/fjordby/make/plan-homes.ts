/**
 * The plan of homes: tenure by kind of area, rooms, household sizes, housing associations and street names. All invented.
 * Belongs here: data only. Shares need not add to one; they are weights. Read by settlements.ts and households.ts.
 */
import type { TenureMix } from './plan-areas.ts';

/** A social, P private rented, N co-operative, E owner-occupied. */
export type Tenure = 'A' | 'P' | 'N' | 'E';
export type Building = 'flats' | 'terrace' | 'house';
export const TENURES: readonly Tenure[] = ['A', 'P', 'N', 'E'];

export const TENURE_WEIGHTS: Readonly<Record<TenureMix, readonly number[]>> = {
  centre: [0.12, 0.52, 0.1, 0.24],
  mixed: [0.17, 0.28, 0.14, 0.4],
  terrace: [0.14, 0.15, 0.1, 0.58],
  villa: [0.05, 0.08, 0.04, 0.8],
  coast: [0.03, 0.07, 0.03, 0.87],
  village: [0.08, 0.12, 0.03, 0.74],
  country: [0.02, 0.12, 0.01, 0.85],
  newBuild: [0.15, 0.34, 0.08, 0.38],
};

/** Chance that a street of the tenure is flats, and else terraced. */
export const FLATS_SHARE: Readonly<Record<TenureMix, Readonly<Record<Tenure, number>>>> = {
  centre: { A: 0.95, P: 0.97, N: 0.95, E: 0.75 },
  mixed: { A: 0.75, P: 0.88, N: 0.7, E: 0.24 },
  terrace: { A: 0.45, P: 0.65, N: 0.3, E: 0.06 },
  villa: { A: 0.25, P: 0.35, N: 0.2, E: 0.01 },
  coast: { A: 0.2, P: 0.35, N: 0.2, E: 0.03 },
  village: { A: 0.2, P: 0.35, N: 0.1, E: 0 },
  country: { A: 0, P: 0, N: 0, E: 0 },
  newBuild: { A: 0.9, P: 0.95, N: 0.9, E: 0.6 },
};

/** Share of dwellings built 2015-2025, by kind of area. */
export const NEW_SHARE: Readonly<Record<TenureMix, number>> = {
  centre: 0.05,
  mixed: 0.06,
  terrace: 0.06,
  villa: 0.13,
  coast: 0.1,
  village: 0.11,
  country: 0.03,
  newBuild: 0.72,
};

/** Weights of 1, 2, 3 … rooms. */
export const ROOM_WEIGHTS: Readonly<Record<Building | 'estate', readonly number[]>> = {
  flats: [0.1, 0.36, 0.36, 0.16, 0.02],
  estate: [0.07, 0.27, 0.39, 0.24, 0.03],
  terrace: [0, 0.14, 0.42, 0.36, 0.08],
  house: [0, 0.01, 0.07, 0.28, 0.34, 0.2, 0.1],
};

/** Residents to expect in an occupied dwelling of 1, 2, 3 … rooms. */
export const EXPECTED_RESIDENTS: readonly number[] = [1.25, 1.49, 1.86, 2.22, 2.47, 2.55, 2.58];

export const ORGANISATIONS = [
  { code: '11', name: 'Fjordbo' },
  { code: '14', name: 'Boligselskabet Holmen' },
  { code: '17', name: 'Arbejdernes Byg Fjordby' },
  { code: '21', name: 'Fjordby Almene Boliger' },
  { code: '26', name: 'Boligforeningen Østkysten' },
  { code: '32', name: 'Ungdomsboligerne Fyret' },
] as const;

export const STREET_STEMS: readonly string[] = (
  'Birke Ege Bøge Linde Ask Elme Pile Poppel Rønne Hassel Tjørne Gran Fyrre Lærke Drossel Svale Vibe Ugle Falke Høge Stære ' +
  'Mejse Spurve Rylle Klokke Violet Anemone Kløver Lupin Valmue Hyben Hyld Brombær Mynte Timian Kamille Kirke Skole Mølle ' +
  'Bro Bro­gårds Å Eng Mose Kær Sø Strand Fjord Havne Fiske Sejl Anker Skipper Bådsmands Reb Tjære Sand Klit Muslinge Tang ' +
  'Smede Bager Væver Garver Hjul Sadel Tømmer Glas Tegl Kalk Grus Ler Sten Bakke Høj Dal Skov Mark Ager Rug Hvede Byg Havre ' +
  'Hør Boghvede Frugt Æble Pære Kirsebær Blomme Humle Vestre Østre Nordre Søndre Gammel Ny Lang Kort Bred Smal Solsikke Måne ' +
  'Stjerne Sol Regnbue Vind Nord Syd Vest Øst Rosen Liljens Jasmin Syren Tulipan Krokus Bavne Kilde Kølle Kron Hjorte Rå Harer ' +
  'Ræve Grævlinge Odder'
)
  .replaceAll('­', '')
  .split(' ');

export const STREET_ENDINGS: Readonly<Record<'centre' | 'town' | 'country', readonly string[]>> = {
  centre: ['gade', 'stræde', 'gade', 'torv', 'allé', 'gyde', 'vej'],
  town: [
    'vej',
    'vænget',
    'toften',
    'allé',
    'vej',
    'parken',
    'bakken',
    'haven',
    'vangen',
    'lunden',
    'stien',
    'svinget',
  ],
  country: [
    'vej',
    'vej',
    'marken',
    'agervej',
    'brovej',
    'dalen',
    'krogen',
    'balle',
    'kær',
    'holtvej',
    'engen',
    'bakkevej',
  ],
};

export const POSTCODES = {
  centre: '7106',
  north: '7107',
  west: '7108',
  south: '7109',
  east: '7111',
  island: '7112',
} as const;
