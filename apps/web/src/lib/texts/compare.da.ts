/**
 * The words of Sammenlign, in Danish. Part of report.da.ts; compare.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * `**…**` marks a fact that stands out. Start with question.
 */
import { plural } from './counting.da.ts';

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} og ${parts.at(-1)}`;

export const compareDa = {
  title: 'Sammenlign',
  question: 'Hvordan adskiller områderne sig?',
  choosePlaces: 'Vælg mindst ét område for at sammenligne.',
  oneYear: (title: string, year: string, places: number) =>
    `**${title}** i ${year}: ${places} ${plural(places, 'sted', 'steder')} ved siden af hinanden.`,
  broken: (title: string, years: { readonly from: string; readonly to: string }) =>
    `**${title}**: tallene for ${years.from} og ${years.to} er gjort op på hver sin måde og kan ikke sammenlignes.`,
  moved: (kind: 'higher' | 'lower', by: string, where: string) =>
    `${kind === 'higher' ? 'steget' : 'faldet'} ${by} ${where}`,
  unchanged: (where: string) => `uændret ${where}`,
  notComparable: (where: string) => `uden sammenlignelige tal ${where}`,
  changes: (title: string, years: { readonly from: string; readonly to: string }, said: readonly string[]) =>
    `**${title}**, fra ${years.from} til ${years.to}: ${listed(said)}.`,
  joined: (names: readonly string[]) => names.join(' + '),
  isUnion: 'lagt sammen',
  chosen: 'Steder',
  remove: (name: string) => `Fjern ${name}`,
  add: 'Tilføj område',
  addButton: 'Tilføj',
  addHint: 'Skriv navnet på et område',
  notFound: (asked: string) => `Vi fandt ikke »${asked}«.`,
  full: (n: number) => `Der er plads til ${n} steder ad gangen.`,
  join: 'Læg områder sammen',
  joinHint:
    'Vælg mindst to. Tallet for dem tilsammen regnes af det, der er offentliggjort, og vises kun, når det er sikkert nok.',
  joinButton: 'Læg sammen',
  figure: 'Tal',
  against: 'mod',
  from: 'Fra',
  to: 'til',
  similar: (name: string) => `Ligner ${name}`,
  similarWhy: (asks: { readonly kind: boolean; readonly housing: boolean }, size: string, housing: string) =>
    `${asks.kind ? 'Samme slags (by eller land), i' : 'I'}ndbyggertal inden for ${size}${asks.housing ? `, andel almene boliger inden for ${housing}` : ''}. Hvordan det går, tæller ikke med.`,
  similarNone: 'Ingen andre områder ligner det så meget.',
  likeness: 'Hvor meget skal de ligne?',
  likenesses: { naer: 'Meget', bred: 'Mindre' },
  maps: 'To kort, samme klasser',
  oneMap: 'Kortet',
  mapsSub: (subtitle: string) => `${subtitle}. Samme klasser i begge år`,
  mapLabel: (title: string, period: string) => `Kort: ${title}, ${period}`,
  panels: (n: number) => `${n} ${plural(n, 'sted', 'steder')} på én skala`,
  panelsSub: (title: string, from: string, to: string, hasWhole: boolean) =>
    `${title}, ${from}–${to}. Ordnet efter værdi; de andre steder i gråt${hasWhole ? '; stiplet: kommunen' : ''}`,
  scatter: (x: string, y: string) => `${x} og ${y}`,
  scatterSub: (areas: number, period: string) =>
    `${areas} områder, ${period}. Figuren viser sammenfald, ikke årsag`,
  scatterMissing: (n: number) =>
    n === 0 ? '' : `${n} ${plural(n, 'område', 'områder')} mangler et af tallene eller er skjult.`,
  secondFigure: 'Mod et andet tal',
  table: 'Stederne i tal',
  change: 'Ændring',
  changeSince: (years: string, unit: string) => `fra ${years}${unit === '' ? '' : `, ${unit}`}`,
  noChange: 'kan ikke sammenlignes',
  cannot: 'kan ikke opgøres',
  whyNot: 'Hvorfor nogle tal mangler',
  compareThis: 'Sammenlign med andre',
  shown: (n: number) => `${n} ${plural(n, 'sted', 'steder')} valgt`,
};
