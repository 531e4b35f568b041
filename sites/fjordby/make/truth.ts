/**
 * truth.md: what is planted in Fjordby, with exact figures, so that later stages can be held against it.
 * Belongs here: prose and tables from the chronicle and the plans. Does not belong: persons; the file names none.
 * Start with toTruth.
 */
import { type Chronicle, type EstateYear, metOf } from './chronicle.ts';
import { alongPath } from './path.ts';
import { AREA_PLAN } from './plan-areas.ts';
import { ESTATE_PLAN } from './plan-estates.ts';
import { DISPLACEMENT, INTERVENTION, REHOUSING } from './plan-truths.ts';
import { LAST_YEAR, YEARS } from './profile.ts';
import { FIRST_REPORT } from './tables.ts';
import { FLAWS } from './town.ts';

/** Estates that carry the truths named in truth.md. */
export const NEARING = 'L02';
export const LEAVING = 'L04';
/** The estate that meets the origin condition of § 61 a, stk. 2, for the fifth year in 2026. */
export const FIFTH_YEAR = 'L01';

export interface Sizes {
  readonly seed: number;
  readonly residents: number;
  readonly addresses: number;
  readonly dwellings: number;
  readonly departments: number;
  readonly maskedCells: number;
  readonly cells: number;
}

function percent(share: number | undefined, decimals = 1): string {
  return share === undefined ? '?' : (share * 100).toFixed(decimals);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(3, ...cells.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)].join('\n');
}

function nameOf(code: string): string {
  const estate = ESTATE_PLAN.find((plan) => plan.code === code);
  return estate === undefined ? code : `${estate.name} (${code})`;
}

function metText(state: EstateYear): string {
  const { sure, possible } = metOf(state.criteria);
  return sure === possible ? `${sure} of 4` : `${sure}–${possible} of 4`;
}

function criteriaTable(chronicle: Chronicle, code: string): string {
  const head = [
    'reported',
    'residents',
    'outside',
    '2 years',
    'convicted, 2 years',
    'limit',
    'basic school',
    'income',
    '§ 61 a',
  ];
  const rows = chronicle
    .history(code)
    .map((state) => [
      state.year,
      state.residents,
      percent(state.outside),
      percent(state.outsideTwoYears),
      percent(state.convictedTwoYears, 2),
      percent(state.convictedLimit, 2),
      percent(state.basicSchool),
      percent(state.income),
      metText(state),
    ]);
  return table(head, rows);
}

function rehousingTable(chronicle: Chronicle): string {
  const years = YEARS.filter((year) => year >= 2019);
  const rows = years.map((year) => {
    const notes = chronicle.notes.get(year);
    return [
      year,
      chronicle.residents(REHOUSING.estate, year),
      notes?.rehousedHouseholds ?? '–',
      notes?.rehousedPersons ?? '–',
    ];
  });
  return table(['year', 'residents 1 January', 'households rehoused in the year', 'persons'], rows);
}

function interventionTable(chronicle: Chronicle): string {
  const rows = YEARS.filter((year) => year >= 2017).map((year) => {
    const effect = alongPath(INTERVENTION.effect, year - 1);
    const state = chronicle.estateYear(INTERVENTION.estate, year);
    const without = state.outside === undefined ? undefined : state.outside - effect / 100;
    const untouched = INTERVENTION.untouched.map((code) =>
      percent(chronicle.value(code, year, 'uden-for-arbejdsmarkedet')),
    );
    return [
      year - 1,
      percent(without),
      effect.toFixed(1),
      percent(state.outside),
      Math.round((effect / 100) * state.workingAge),
      ...untouched,
    ];
  });
  const head = [
    'calendar year',
    'without, %',
    'effect, pp',
    'delivered, %',
    'full-time persons',
    ...INTERVENTION.untouched.map(nameOf),
  ];
  return table(head, rows);
}

function displacementTable(chronicle: Chronicle): string {
  const rows = YEARS.filter((year) => year >= 2017).map((year) => {
    const notes = chronicle.notes.get(year);
    return [
      year,
      notes?.displacedFamilies ?? 0,
      notes?.displacedPersons ?? 0,
      notes?.displacedAdultsOutside ?? 0,
      percent(chronicle.value(DISPLACEMENT.from, year, 'uden-for-arbejdsmarkedet')),
      percent(chronicle.value(DISPLACEMENT.to, year, 'uden-for-arbejdsmarkedet')),
    ];
  });
  const head = [
    'year',
    'families moved',
    'persons',
    'adults outside',
    `${nameOf(DISPLACEMENT.from)} reported, %`,
    `${nameOf(DISPLACEMENT.to)} reported, %`,
  ];
  return table(head, rows);
}

function originTable(chronicle: Chronicle): string {
  const rows = YEARS.filter((year) => year >= 2019).map((year) => [
    year,
    chronicle.residents(FIFTH_YEAR, year),
    percent(chronicle.nonWestern(FIFTH_YEAR, year)),
    metText(chronicle.estateYear(FIFTH_YEAR, year)),
  ]);
  return table(['1 January', 'residents', 'non-Western, %', '§ 61 a'], rows);
}

function displacedInAll(
  chronicle: Chronicle,
  key: 'displacedFamilies' | 'displacedAdultsOutside' | 'displacedPersons',
): number {
  return [...chronicle.notes.values()].reduce((sum, notes) => sum + notes[key], 0);
}

function sizesTable(chronicle: Chronicle): string {
  const rows = ESTATE_PLAN.map(({ code, area, reachesInto }) => [
    nameOf(code),
    chronicle.residents(code, FIRST_REPORT),
    chronicle.residents(code, LAST_YEAR),
    `${area}, reaching into ${reachesInto}`,
    metText(chronicle.estateYear(code, LAST_YEAR - 1)),
  ]);
  return table(
    [
      'legal area',
      `residents ${FIRST_REPORT}`,
      `residents ${LAST_YEAR}`,
      'lies in',
      `§ 61 a, reported ${LAST_YEAR - 1}`,
    ],
    rows,
  );
}

function extremes(chronicle: Chronicle): string {
  const counted = AREA_PLAN.map(({ name }) => ({
    name,
    residents: chronicle.areaResidents(name, LAST_YEAR),
  }));
  const sorted = counted.toSorted((a, b) => a.residents - b.residents);
  const [least, most] = [sorted[0], sorted.at(-1)];
  return `Largest area ${most?.name} with ${most?.residents} residents, smallest ${least?.name} with ${least?.residents}.`;
}

/** The whole file, for the run that was chronicled. */
export function toTruth(chronicle: Chronicle, sizes: Sizes): string {
  const years = `${DISPLACEMENT.years[0]}–${DISPLACEMENT.years.at(-1)}`;
  return `<!-- Made by sites/fjordby/make/truth.ts with: node sites/fjordby/make/main.ts --truth sites/fjordby/truth.md. Do not edit by hand. -->
# What is planted in Fjordby

Fjordby is made up: no person, place or figure here is real. Seed ${sizes.seed}: ${sizes.residents} residents on 1 January ${LAST_YEAR}, ${sizes.addresses} addresses,
${sizes.dwellings} dwellings, ${sizes.departments} departments. ${extremes(chronicle)}

How the ready tables count: a figure _reported_ for year Y counts the residents of 1 January Y; work, convictions and income are of calendar year Y − 1,
education and contacts likewise. Full-time persons are twelfths of the months outside. Counts of at most 4 are masked (${sizes.maskedCells} of ${sizes.cells} cells).
Income is not yet reported for ${LAST_YEAR}, health neither. Below, "2 years" is the mean of the two latest single years, as § 61 a asks.

${sizesTable(chronicle)}

## (a) Nearing the criteria: ${nameOf(NEARING)}

Rises year by year, passes 40 % (mean of 2 years) in the figures reported for 2023 and 60 % basic school in those for 2024: from then 2 of 4.

${criteriaTable(chronicle, NEARING)}

## (b) Leaving after five years: ${nameOf(LEAVING)}

Meets 2 of 4 in the figures reported for 2018–2022, and from 2023 only the labour-market criterion.

${criteriaTable(chronicle, LEAVING)}

## (c) Below 1,000 residents by rehousing: ${nameOf(REHOUSING.estate)}

${REHOUSING.dwellings} dwellings are emptied in ${REHOUSING.years.join(', ')}: the households move to social dwellings elsewhere in the municipality (ordinary \`I\` events);
the dwellings are demolished the year after and stay in the register with status 7.

${rehousingTable(chronicle)}

## (d) An intervention with a known effect: ${nameOf(INTERVENTION.estate)} from 1 January ${INTERVENTION.from}

Extra residents get work, on top of what would have happened: the effect is the difference to the same estate's own path without it.
Comparable estates without any measure: ${INTERVENTION.untouched.map(nameOf).join(', ')}. How often people move does not depend on it. Figures are single years.

${interventionTable(chronicle)}

## (e) Displacement: from ${nameOf(DISPLACEMENT.from)} to ${nameOf(DISPLACEMENT.to)}, ${years}

Families with children and an adult outside the labour market move from the one to the other: ${displacedInAll(chronicle, 'displacedFamilies')} families,
${displacedInAll(chronicle, 'displacedPersons')} persons, ${displacedInAll(chronicle, 'displacedAdultsOutside')} adults of 18-64 outside. Both estates' other residents keep their own level (37 and 33 %), so the whole fall of the one and rise of
the other is these moves: nobody is lifted. The planned shift is adults moved × (1 − level) / residents of 18-64. Moves of year Y show in the figures reported for Y + 1. Ordinary moves between the two come on top.

${displacementTable(chronicle)}

## Also: five years as parallelsamfund: ${nameOf(FIFTH_YEAR)}

Meets § 61 a in every year, and the law's origin condition (more than 50 %) for the first time on 1 January 2022: 2026 is the fifth year in a row.

${originTable(chronicle)}

## Flaws of real registers

- ${FLAWS.outside} addresses with points outside every area (over the border, or in the water), and ${FLAWS.unlisted} in the population register that the address register lacks. Their residents are in the municipality's figures and in no area's.
- ${FLAWS.onBorder} addresses exactly on a border between two areas; the ready tables follow the rule that a point belongs to the area just right of and above it.
- Every legal area reaches over an area border with about a tenth of its homes. Departments cross area borders.
- Masked cells can often be computed from their neighbours (total less women): the deliveries are as careless as real ones.
`;
}
