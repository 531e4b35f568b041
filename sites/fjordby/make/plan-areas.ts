/**
 * The plan of Fjordby's areas and school districts: where each lies, how many live there, how they fare. All invented.
 * Belongs here: data only. Coordinates in kilometres from the south-west corner of the map.
 * `outside` is the level (per cent, 18-64) outside the labour market in 2026 among those who live outside the large estates;
 * `income` is mean gross income against the municipality's, in per cent. `tenure` names a mix in plan-homes.ts.
 * Read by partition.ts and settlements.ts. Start with AREA_PLAN.
 */

export type TenureMix =
  | 'centre'
  | 'mixed'
  | 'terrace'
  | 'villa'
  | 'coast'
  | 'village'
  | 'country'
  | 'newBuild';
export type Preposition = 'i' | 'på';

/** One wall-to-wall area as it is meant to be on 1 January 2026. */
export interface AreaPlan {
  readonly code: string;
  readonly name: string;
  readonly preposition: Preposition;
  readonly kind: 'by' | 'land';
  readonly district: string;
  readonly x: number;
  readonly y: number;
  readonly residents: number;
  readonly tenure: TenureMix;
  readonly outside: number;
  readonly income: number;
}

type Row = readonly [
  name: string,
  preposition: Preposition,
  district: string,
  x: number,
  y: number,
  residents: number,
  tenure: TenureMix,
  outside: number,
  income: number,
];

const TOWN: readonly Row[] = [
  ['Midtbyen', 'i', '01', 22.1, 16.75, 3600, 'centre', 24.5, 96],
  ['Midtbyen Nord', 'i', '01', 21.9, 17.75, 2690, 'centre', 26.5, 92],
  ['Havnen', 'på', '02', 23.5, 17.4, 1700, 'centre', 30.8, 88],
  ['Fjordkajen', 'på', '03', 23.6, 15.35, 2220, 'newBuild', 13.2, 128],
  ['Midtbyen Syd', 'i', '03', 22.1, 15.45, 2610, 'centre', 25.8, 93],
  ['Stationsbyen', 'i', '04', 20.8, 16.35, 2450, 'centre', 27.6, 88],
  ['Banegårdskvarteret', 'i', '04', 20.95, 15.2, 1930, 'centre', 29.6, 86],
  ['Gasværksvej', 'på', '04', 20.4, 17.35, 1620, 'mixed', 28.9, 87],
  ['Teglværket', 'på', '05', 19.45, 16.1, 1750, 'mixed', 27.8, 89],
  ['Ringgården', 'i', '05', 19.7, 14.6, 1940, 'mixed', 27.4, 89],
  ['Nørrevang', 'i', '06', 21.9, 19.25, 2290, 'mixed', 38, 84],
  ['Bispehøj', 'på', '06', 23.5, 18.75, 1980, 'terrace', 20.4, 101],
  ['Bakkegården', 'i', '06', 22.3, 20.95, 2400, 'villa', 17.1, 111],
  ['Seminariekvarteret', 'i', '06', 20.4, 20.3, 1860, 'terrace', 21.3, 100],
  ['Nordhøj', 'på', '07', 20.3, 18.75, 2100, 'terrace', 24.1, 95],
  ['Lærkeparken', 'i', '07', 18.3, 18.9, 2060, 'terrace', 23.2, 97],
  ['Kirkehøj', 'på', '07', 16.5, 18.3, 1660, 'villa', 16.3, 112],
  ['Havneparken', 'i', '02', 24.9, 17.75, 1960, 'mixed', 36, 82],
  ['Østerled', 'i', '08', 26.5, 18, 2370, 'mixed', 27.5, 88],
  ['Fyrbakken', 'på', '08', 25.2, 19.15, 2180, 'mixed', 24.8, 93],
  ['Fjordsiden', 'på', '08', 28.6, 18.4, 2040, 'coast', 12.6, 137],
  ['Lyshøj', 'på', '09', 26.9, 20.1, 2090, 'villa', 15.3, 117],
  ['Skovbakken', 'på', '09', 24.4, 20.6, 2300, 'villa', 14.4, 121],
  ['Vestermarken', 'i', '10', 18.2, 17.25, 2500, 'terrace', 25, 94],
  ['Hedelund', 'i', '10', 16.4, 16.4, 1940, 'villa', 18.9, 105],
  ['Åparken', 'i', '05', 18.2, 15.5, 2180, 'mixed', 26.3, 90],
  ['Rosenlund', 'i', '10', 16.7, 14.5, 2040, 'terrace', 24.3, 95],
  ['Lergraven', 'i', '11', 18.3, 13.1, 1860, 'terrace', 23.4, 96],
  ['Søndervang', 'i', '12', 22, 14, 2360, 'mixed', 28.2, 88],
  ['Engdraget', 'i', '11', 20.2, 12.6, 1330, 'mixed', 37, 82],
  ['Kildebakken', 'i', '12', 21.9, 11.9, 1370, 'mixed', 36, 83],
  ['Birkelunden', 'i', '13', 24, 13.3, 1620, 'mixed', 28, 89],
  ['Skansen', 'på', '03', 24.4, 14.55, 1670, 'terrace', 21.6, 99],
  ['Strandvejen', 'på', '13', 26.3, 14.4, 1940, 'coast', 11.2, 144],
  ['Sønderskov', 'i', '13', 26, 12.5, 1990, 'villa', 14.7, 119],
  ['Højvang', 'i', '12', 23.9, 11.3, 2180, 'villa', 18.6, 108],
  ['Mølleengen', 'på', '11', 18.4, 11.3, 1890, 'villa', 17.7, 109],
  ['Damgården', 'i', '11', 20.6, 10.3, 1830, 'villa', 16.6, 111],
];

const COUNTRY: readonly Row[] = [
  ['Nørre Falsted', 'i', '14', 7.9, 27.2, 640, 'country', 12.4, 109],
  ['Granlev', 'i', '14', 12.4, 27.9, 1980, 'village', 19, 100],
  ['Hvidsted', 'i', '14', 17, 28.3, 560, 'country', 24.9, 92],
  ['Ulvemose', 'i', '15', 21.6, 28.2, 410, 'country', 26.2, 89],
  ['Egelev', 'i', '15', 27.4, 27.6, 730, 'country', 18.3, 100],
  ['Kragmose', 'i', '14', 3.6, 23.4, 480, 'country', 16.8, 98],
  ['Stenderlev', 'i', '14', 7.7, 23.6, 820, 'country', 17.9, 99],
  ['Hørballe', 'i', '16', 11.9, 23.6, 1120, 'village', 20.4, 97],
  ['Abildrup', 'i', '16', 16.3, 23.3, 4769, 'village', 22.5, 98],
  ['Rugholm', 'i', '15', 20.4, 24.2, 690, 'country', 17.2, 103],
  ['Vindbjerg', 'i', '15', 24.6, 24.3, 1340, 'village', 13.6, 117],
  ['Bøgelev', 'i', '17', 28.6, 23.6, 980, 'village', 13.9, 119],
  ['Karlstofte', 'i', '17', 32.6, 24.7, 2310, 'village', 17.5, 104],
  ['Løvsted', 'i', '17', 36.6, 25.9, 590, 'country', 16.1, 104],
  ['Nordstrand', 'på', '17', 40.6, 24, 870, 'village', 19.7, 99],
  ['Mosballe', 'i', '18', 4.2, 19.2, 430, 'country', 18.8, 96],
  ['Lindlev', 'i', '18', 8.5, 19.9, 760, 'country', 17, 100],
  ['Hesselrup', 'i', '16', 12.6, 19.8, 1180, 'village', 18.4, 101],
  ['Halmose', 'i', '17', 31.5, 20.9, 640, 'country', 15.6, 108],
  ['Skærlev', 'i', '17', 35.6, 21.6, 710, 'country', 16.6, 104],
  ['Strandlev', 'i', '17', 39.6, 20.6, 1090, 'village', 18.2, 101],
  ['Næsset', 'på', '17', 40.2, 18.7, 350, 'coast', 13.1, 128],
  ['Fjordbakken', 'på', '08', 33.6, 18.9, 1460, 'coast', 11.9, 139],
  ['Vesterlev', 'i', '18', 4.9, 15.3, 520, 'country', 20.2, 94],
  ['Tornlev', 'i', '18', 8.9, 15.9, 890, 'village', 18.6, 98],
  ['Grønhede', 'i', '18', 12.9, 15.9, 1210, 'village', 19.3, 99],
  ['Hedemark', 'i', '19', 8, 11.7, 300, 'country', 27, 86],
  ['Ørnsted', 'i', '19', 12.6, 11.7, 1640, 'village', 21.3, 97],
  ['Kærsted', 'i', '19', 9.6, 7.2, 410, 'country', 18.9, 96],
  ['Dalsted', 'i', '19', 14, 7.4, 930, 'village', 17.6, 99],
  ['Elkær', 'i', '19', 17.6, 7.6, 620, 'country', 16.9, 101],
  ['Søholm', 'i', '20', 22, 6.6, 1290, 'village', 17.1, 104],
  ['Ravnholt', 'i', '20', 26.4, 8.4, 840, 'country', 15.1, 110],
  ['Møgelmose', 'i', '20', 30.6, 7, 470, 'country', 25.4, 90],
  ['Skovsted', 'i', '20', 35, 8, 660, 'country', 18, 99],
  ['Hvidstrand', 'på', '20', 39.4, 8.6, 1020, 'village', 20.7, 98],
  ['Sønder Falsted', 'i', '20', 29.8, 12, 1560, 'village', 14.2, 116],
  ['Fuglsang', 'i', '20', 34.4, 12, 740, 'country', 13.4, 119],
  ['Klintager', 'i', '20', 39.1, 12.2, 560, 'coast', 14.9, 113],
  ['Brunlev', 'i', '19', 16.6, 3.9, 360, 'country', 19.8, 94],
  ['Havreø', 'på', '17', 46.4, 22.2, 233, 'country', 23, 90],
];

function toPlan(row: Row, kind: 'by' | 'land', first: number, index: number): AreaPlan {
  const [name, preposition, district, x, y, residents, tenure, outside, income] = row;
  return {
    code: String(first + index),
    name,
    preposition,
    kind,
    district,
    x,
    y,
    residents,
    tenure,
    outside,
    income,
  };
}

/** The 79 areas, town first. */
export const AREA_PLAN: readonly AreaPlan[] = [
  ...TOWN.map((row, index) => toPlan(row, 'by', 101, index)),
  ...COUNTRY.map((row, index) => toPlan(row, 'land', 201, index)),
];

/** The 20 school districts: code, name, preposition, kind. */
export const DISTRICT_PLAN: readonly (readonly [string, string, Preposition, 'by' | 'land'])[] = [
  ['01', 'Midtbyen', 'i', 'by'],
  ['02', 'Havnen', 'på', 'by'],
  ['03', 'Skansen', 'på', 'by'],
  ['04', 'Stationsbyen', 'i', 'by'],
  ['05', 'Åparken', 'i', 'by'],
  ['06', 'Nørrevang', 'i', 'by'],
  ['07', 'Lærkeparken', 'i', 'by'],
  ['08', 'Fjordsiden', 'på', 'by'],
  ['09', 'Skovbakken', 'på', 'by'],
  ['10', 'Vestermarken', 'i', 'by'],
  ['11', 'Engdraget', 'i', 'by'],
  ['12', 'Søndervang', 'i', 'by'],
  ['13', 'Strandvejen', 'på', 'by'],
  ['14', 'Granlev', 'i', 'land'],
  ['15', 'Vindbjerg', 'i', 'land'],
  ['16', 'Abildrup', 'i', 'land'],
  ['17', 'Karlstofte', 'i', 'land'],
  ['18', 'Grønhede', 'i', 'land'],
  ['19', 'Ørnsted', 'i', 'land'],
  ['20', 'Sønder Falsted', 'i', 'land'],
];
