/**
 * The ministry's lists of 2018-2025 as Fjordby would have got them: made up, like everything here.
 * Belongs here: what the list prints of each estate, and the status that follows from what it prints. Does not belong: our own figures.
 * The ministry counts from a list of parcels and on its own days, so its figures are near ours and seldom the same: that is planted here.
 * One estate is no longer in Fjordby's own division, and one has another name on the list. Start with officialLines.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chronicle, EstateYear } from './chronicle.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import type { Chance } from './random.ts';

const FIRST_LIST = 2018;
/** The list of 1 December 2026 is not out when Fjordby's edition is. */
const LAST_LIST = 2025;
const HEAD =
  'list_date,area,status,residents,outside_labour_market_pct,convicted_pct,basic_education_only_pct,income_pct_of_region,non_western_pct';

/** On the list under this name; Fjordby calls it Kildebakken. The ministry's parcels leave a stair of it out. */
const RENAMED = { code: 'L04', name: 'Kildebakken m.fl.', residents: -31, education: -0.9 };
/** Pulled down in 2020. */
const GONE = [
  '2018-12-01,Skovlunden,udsat boligområde,1042,44.1,2.21,58.7,56.3,38.4',
  '2019-12-01,Skovlunden,none,1011,41.3,1.75,57.9,57.2,37.0',
];

interface Printed {
  readonly residents: number;
  readonly outside: number | undefined;
  readonly convicted: number | undefined;
  readonly education: number | undefined;
  readonly income: number | undefined;
  readonly nonWestern: number;
  /** Three times the country's. */
  readonly convictedLimit: number;
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** Per cent as printed: ours, and in two years of three some tenths beside it. */
function near(
  share: number | undefined,
  spread: number,
  decimals: number,
  chance: Chance,
): number | undefined {
  const gap = chance.happens(2 / 3) ? chance.bell() * spread : 0;
  return share === undefined ? undefined : rounded(share * 100 + gap, decimals);
}

function printedOf(code: string, own: EstateYear, nonWestern: number, chance: Chance): Printed {
  const moved = code === RENAMED.code ? RENAMED : { residents: 0, education: 0 };
  const education = near(own.basicSchool, 0.15, 1, chance);
  return {
    residents: Math.max(0, own.residents + moved.residents + (chance.happens(0.5) ? chance.whole(-4, 4) : 0)),
    outside: near(own.outsideTwoYears, 0.2, 1, chance),
    convicted: near(own.convictedTwoYears, 0.03, 2, chance),
    education: education === undefined ? undefined : rounded(education + moved.education, 1),
    income: near(own.income, 0.2, 1, chance),
    nonWestern: near(nonWestern, 0.15, 1, chance) ?? 0,
    convictedLimit: (own.convictedLimit ?? Number.POSITIVE_INFINITY) * 100,
  };
}

const over = (value: number | undefined, limit: number) => value !== undefined && value > limit;
const under = (value: number | undefined, limit: number) => value !== undefined && value < limit;
const atLeast = (value: number | undefined, limit: number) => value !== undefined && value >= limit;

function met(printed: Printed, outside: number, convicted: number, income: number): number {
  const { convictedLimit } = printed;
  return [
    over(printed.outside, outside),
    atLeast(printed.convicted, (convictedLimit * convicted) / 3),
    over(printed.education, 60),
    under(printed.income, income),
  ].filter(Boolean).length;
}

/** §§ 61 a and 61 b as the list's year had them, on what the list prints; `inRow`: earlier lists in a row under § 61 a, stk. 2. */
function statusOf(printed: Printed, year: number, inRow: number): string {
  if (met(printed, 40, 3, 55) >= 2) {
    if (printed.nonWestern <= 50) return 'udsat boligområde';
    if (year < 2021) return 'ghettoområde';
    return inRow >= 4 ? 'omdannelsesområde' : 'parallelsamfund';
  }
  const isPrevention = year >= 2021 && printed.nonWestern > 30 && met(printed, 30, 2, 65) >= 2;
  return isPrevention ? 'forebyggelsesområde' : 'none';
}

const COUNTED = ['ghettoområde', 'parallelsamfund', 'omdannelsesområde'];

const percent = (value: number | undefined, decimals: number) => value?.toFixed(decimals) ?? '';

function toLine(year: number, name: string, status: string, printed: Printed): string {
  const { residents, outside, convicted, education, income, nonWestern } = printed;
  const values = [outside, undefined, education, income, nonWestern].map((value) => percent(value, 1));
  values[1] = percent(convicted, 2);
  return [`${year}-12-01`, name, status, String(residents), ...values].join(',');
}

/** § 51 b: at least 40 per cent of one year's 18-64-year-olds. It has its own list the same day. */
function combinedLine(year: number, name: string, { outside }: EstateYear, { residents }: Printed): string[] {
  if (outside === undefined || outside < 0.4) return [];
  return [
    [
      `${year}-12-01`,
      name,
      'kombineret udlejning',
      String(residents),
      percent(outside * 100, 1),
      '',
      '',
      '',
      '',
    ].join(','),
  ];
}

function linesOf(code: string, name: string, chronicle: Chronicle, chance: Chance): string[] {
  let inRow = 0;
  return Array.from({ length: LAST_LIST - FIRST_LIST + 1 }, (_, i) => FIRST_LIST + i).flatMap((year) => {
    const own = chronicle.estateYear(code, year);
    const printed = printedOf(code, own, chronicle.nonWestern(code, year), chance);
    const status = statusOf(printed, year, inRow);
    inRow = COUNTED.includes(status) ? inRow + 1 : 0;
    // The law does not speak of areas with fewer.
    if (printed.residents < 1000) return [];
    return [toLine(year, name, status, printed), ...combinedLine(year, name, own, printed)];
  });
}

/** One line per list and estate with at least 1,000 residents, by date. */
export function officialLines(chronicle: Chronicle, chance: Chance): string[] {
  const lines = ESTATE_PLAN.flatMap(({ code, name }) =>
    linesOf(code, code === RENAMED.code ? RENAMED.name : name, chronicle, chance.fork(code)),
  );
  return [HEAD, ...[...lines, ...GONE].toSorted()];
}

/** `areas/ministeriets-lister.csv`. */
export function writeOfficialLists(folder: string, chronicle: Chronicle, chance: Chance): void {
  writeFileSync(join(folder, 'ministeriets-lister.csv'), `${officialLines(chronicle, chance).join('\n')}\n`);
}
