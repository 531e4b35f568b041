/**
 * The Danish words of Kriterier: its sentences, its steps, its marks.
 * Belongs here: wording only. Does not belong: choosing, computing, printing numbers.
 * criteria.en.ts has the same shape. An area "opfylder betingelserne for" a status; it never "is" one.
 * Start with lead.
 */
const plural = (n: number, one: string, other: string) => (n === 1 ? one : other);
const COUNT_WORDS = ['nul', 'ét', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
const startPlaces = (n: number) => (n <= 10 ? capital(places(n)) : `I alt ${n}`);
const listed = (names: readonly string[], last: string) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1) ?? ''}`;

interface LeadFrame {
  readonly period: string;
  readonly rules: string;
  readonly standing: 'law' | 'variant' | 'proposed';
  readonly tense: 'now' | 'then';
}

export const criteriaDa = {
  title: 'Kriterier',
  question: 'Hvilke boligområder opfylder lovens kriterier?',
  none: 'Udgaven har ingen almene boligområder, der er holdt mod lovens kriterier.',
  lead: (met: number, all: number, { period, rules, standing, tense }: LeadFrame) => {
    const verb = tense === 'now' ? 'opfylder' : 'opfyldte';
    const under = standing === 'law' ? `betingelserne efter ${rules}` : `betingelserne efter »${rules}«`;
    const who = met === 0 ? '**ingen**' : `**${places(met)}**`;
    return `Beregnet til listen 1. december ${period} ${verb} ${who} af ${places(all)} almene ${plural(all, 'boligområde', 'boligområder')} ${under}.`;
  },
  leadOpen: (n: number, missing: readonly string[]) =>
    `${startPlaces(n)} kan ikke afgøres${
      missing.length === 0
        ? ''
        : `: ${listed(
            missing.map((one) => `»${one}«`),
            'og',
          )} mangler`
    }.`,
  leadLong: (names: readonly string[], tense: 'now' | 'then') =>
    `**${listed(names, 'og')}** ${tense === 'now' ? 'har opfyldt dem så mange år i træk, at betingelserne for omdannelsesområde også er opfyldt' : 'havde opfyldt dem så mange år i træk, at betingelserne for omdannelsesområde også var opfyldt'}.`,
  rulesFor: 'Vælg regler',
  year: 'Liste',
  list: (period: string) => `1. december ${period}`,
  notLaw: {
    variant: (name: string) => `${name} (ikke loven)`,
    proposed: (name: string) => `${name} (forslag)`,
  },
  standing: {
    law: '',
    variant: 'Ikke loven: en anden ordlyd, holdt mod de samme tal. Ingen liste er lavet efter den.',
    proposed: 'Et forslag: det gælder ikke, og ingen liste er lavet efter det.',
  },
  table: 'Kriterierne, område for område',
  tableSub: (title: string, minimum: string) =>
    `${title}. Gælder almene boligområder med mindst ${minimum} beboere`,
  area: 'Boligområde',
  status: 'Beregnet status',
  statusSub: 'af kommunens egne tal',
  years: 'År i træk',
  yearsSub: 'og udviklingsplan',
  residents: 'Beboere',
  residentsSub: (minimum: string) => `mindst ${minimum}`,
  gate: 'Lovens betingelse om oprindelse',
  gateSub: (limit: string) => `ikkevestlige lande, ${limit}`,
  tooFew: (minimum: string) => `under ${minimum} beboere: reglerne gælder ikke`,
  counts: (met: number, of: number) => `${met} af ${of} kriterier`,
  countsBetween: (low: number, high: number, of: number) => `${low}–${high} af ${of} kriterier`,
  undecidedShort: 'kan ikke afgøres',
  notAssessed: 'ikke opgjort',
  yearsInRow: (n: number) => `${n} år`,
  yearsBetween: (low: number, high: number | undefined) =>
    high === undefined ? `mindst ${low} år` : `${low}–${high} år`,
  plan: {
    follows: 'udviklingsplan følger',
    met: 'plan kan stadig løbe',
    notMet: 'ingen udviklingsplan',
    unknown: 'plan: ukendt',
  },
  planUnknown: (first: string) => `listerne før ${first} er ikke med her, så en ældre plan kan stadig løbe`,
  open: (name: string) => `Vis regnestykket for ${name}`,
  close: (name: string) => `Skjul regnestykket for ${name}`,
  workingFor: (name: string) => `Regnestykket for ${name}`,
  toArea: (name: string) => `Siden om området: ${name}`,
  key: 'Udfyldt prik: opfyldt. Åben prik: ikke opfyldt. Spørgsmålstegn: kan ikke afgøres. Lodret streg: grænsen. Hver kolonne går fra laveste til højeste tal.',
  ownNumbers:
    'Beregnet af kommunens egne tal. Kun ministeriets liste 1. december afgør, hvad et boligområde er.',
  gateNote:
    'Betingelsen er lovens egen. Den tæller ikke blandt kriterierne og har hverken farve, afstand eller råd.',
  download: 'Hent tallene (CSV)',
  downloadExcel: 'Hent til Excel',

  limitOfCountry: (times: string, base: string, limit: string) =>
    `Grænsen er ${times} gange landets gennemsnit på ${base}, altså ${limit}.`,
  limitOfRegion: (limit: string) => `Grænsen er ${limit} af regionens gennemsnit.`,
  verdict: (limit: string, state: string) => `${capital(limit)}: ${state}.`,
  undecided: (why: string, years: string) => `Kan ikke afgøres: ${why} for ${years}.`,
  meanOf: 'gennemsnit af',
  divided: (numerator: string, denominator: string) => `${numerator} ud af ${denominator}`,
  agesFrom: (from: number) => `${from} år og derover`,
  agesBetween: (from: number, to: number) => `${from}-${to} år`,
  precision: (step: string) => `Vist i trin på ${step}.`,
  counted: (base: string) =>
    `Antal er afrundet til nærmeste ${base}; afgørelserne er truffet på de nøjagtige tal.`,
  shownCannotTell: 'Det viste tal ligger for tæt på grænsen til at afgøre det; de nøjagtige tal gør.',
  unsure: (note: string) => `Ikke afklaret: ${note}`,

  stepResidents: (residents: string, minimum: string, on: string) =>
    `Beboere: ${residents}. Loven kræver mindst ${minimum}${on === '' ? '' : `, talt ${on}`}.`,
  stepMet: (met: number, of: number, needed: number) =>
    `${met === 0 ? 'Ingen' : startPlaces(met)} af ${places(of)} kriterier er opfyldt; loven kræver ${places(needed)}.`,
  stepBetween: (low: number, high: number, of: number, needed: number) =>
    `Mindst ${places(low)} og højst ${places(high)} af ${places(of)} kriterier er opfyldt; loven kræver ${places(needed)}.`,
  stepGate: (value: string, limit: string, state: string) =>
    `Lovens betingelse om oprindelse: ${value}, lovens grænse er ${limit}: ${state}.`,
  stepYears: (years: string, plan: string, why: string) =>
    `Lister i træk som parallelsamfund: ${years}. ${capital(plan)}${why === '' ? '' : `: ${why}`}.`,
  stepStatus: (status: string) => `${status}.`,

  history: 'Status, liste for liste',
  historySub: (from: string, to: string) =>
    `1. december ${from}–${to}, efter de regler, der gjaldt. Den betegnelse, der vejer tungest efter § 61 a og § 61 b`,
  historySubOther: (rules: string, from: string, to: string) => `${rules}, 1. december ${from}–${to}`,
  historyNote:
    'Den nyeste liste er beregnet og endnu ikke offentliggjort: stiplet kant. Tryk på et tegn for at se det års regnestykke.',
  now: 'Nu',
  allYears: (name: string) => `${name} alle årene`,
  since: (name: string, period: string) => `${name} siden ${period}`,

  crossings: (changed: number, open: number, before: string) => {
    const who =
      changed === 0
        ? 'Ingen boligområder'
        : `${startPlaces(changed)} ${plural(changed, 'boligområde', 'boligområder')}`;
    return `${who} har en anden status end på listen ${before}${open === 0 ? '' : `; ${places(open)} kan ikke afgøres endnu`}.`;
  },
  atMost: (name: string) => `højst ${name}`,
  wasBefore: (now: string, was: string, before: string) => `${now}; ${was} i ${before}`,
  allCriteria: 'Alle boligområder og regnestykker',
  inARow: (years: string) => `${years} i træk som parallelsamfund`,
  workingsOf: (name: string) => `Regnestykker og tidligere år for ${name}`,
};
