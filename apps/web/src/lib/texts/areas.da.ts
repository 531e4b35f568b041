/**
 * The list of areas, and the search, in Danish. Part of report.da.ts; areas.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with areas.
 */
import { plural } from './counting.da.ts';

export const findingAreasDa = {
  areas: {
    title: 'Områder',
    question: 'Hvilke områder er der?',
    lead: (n: number, town: number, country: number) =>
      town + country === n && country > 0
        ? `Kommunen er delt i **${n} områder**: ${town} i byen og ${country} på landet. Alle tal er opgjort for dem alle.`
        : `Rapporten dækker **${n} områder**. Alle tal er opgjort for dem alle.`,
    search: 'Søg på navn',
    noMatch: (q: string) => `Ingen områder hedder noget med »${q}«.`,
    guess: 'Mente du',
    shown: (n: number) => `${n} ${plural(n, 'område', 'områder')} vises`,
    sortBy: (column: string) => `Sortér efter ${column}`,
    district: 'Hører til',
    all: 'Alle',
    filterKind: 'Vis',
    empty: 'Der er ingen områder i denne udgave.',
  },

  find: {
    title: 'Søg',
    question: 'Hvad leder du efter?',
    label: 'Find område eller tal',
    results: (n: number, q: string) => `${n} ${plural(n, 'træf', 'træf')} på »${q}«`,
    none: (q: string) => `Vi fandt ikke »${q}«.`,
    guess: 'Mente du',
    hint: 'Søg på område, skoledistrikt, boligområde eller emne.',
    areas: 'Områder',
    measures: 'Tal',
    synonyms: {
      sukkersyge: 'diabetes',
      rygerlunger: 'KOL',
      slagtilfælde: 'apopleksi',
      kriminalitet: 'dømte',
      kriminelle: 'dømte',
      straf: 'dømte',
      ghetto: 'kriterier',
      ufaglært: 'grundskole',
      arbejdsløs: 'arbejdsmarkedet',
      arbejdsløshed: 'arbejdsmarkedet',
      overførsel: 'arbejdsmarkedet',
      løn: 'bruttoindkomst',
      folketal: 'indbyggere',
      befolkning: 'indbyggere',
      specialskole: 'specialklasse',
      flytninger: 'flyttet',
      tilflyttere: 'flyttet hertil',
      fraflyttere: 'flyttet herfra',
      ældre: '65 år',
      børn: 'under 18',
      herkomst: 'oprindelse',
      almennyttig: 'almene',
    } as Readonly<Record<string, string>>,
    pages: 'Sider',
  },
};
