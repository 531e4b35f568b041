/**
 * The words of printed papers in Danish: fact sheets, agenda attachments, what is said aloud of their figures. paper.en.ts has the same shape.
 * Belongs here: wording only, with places for what is already printed. Does not belong: choosing, computing, printing numbers.
 * Start with sheet.
 */
import { places } from './counting.da.ts';

export const paperDa = {
  sheet: {
    title: (name: string) => `Faktaark: ${name}`,
    link: 'Hent faktaark (PDF)',
    description: (name: string, edition: string) => `To sider om ${name}. ${edition}.`,
    page: (n: string, of: string) => `Side ${n} af ${of}`,
    neighbours: (names: string) => `Naboer: ${names}`,
    at: (name: string, period: string) => `${name}, ${period}`,
    trends: (from: string, to: string) => `Udvikling ${from}–${to}`,
    trendsNote: (name: string) => `Blå: ${name}. Stiplet: kommunen`,
    part: 'Del af alle',
    persons: 'Personer',
    sources: (names: string) => `Registre: ${names}.`,
    stripNote: (name: string) => `Streg: et område. Prik: ${name}. Stiplet: kommunen.`,
    aloneNote: (name: string) => `Streg: et område. Prik: ${name}.`,
    light: 'Afdelinger og trafiklys',
    lightNote: 'Farven er retningsgivende. Den bygger på afdelingens egne tal.',
    lightFor: 'Afdelinger og trafiklys vises for dem, der deltager i samarbejdet, og står ikke på dette ark.',
    lightUnplaced: 'Kun afdelinger, der hører til et boligområde her, er med.',
    againstLimit: 'Mod grænsen',
    colour: 'Farve',
    since: 'Siden',
    why: 'Hvorfor',
    proposed: 'forslag',
    definitions: 'Sådan er tallene gjort op',
    measured: 'Gælder',
    hidden:
      'Skjult eller »under 5«: tallet vises ikke af hensyn til diskretion. Tal er afrundet med det trin, de vises med.',
    method: 'Flere tal, definitioner og forbehold:',
    municipalityPart: 'Stiplet: kommunen',
    noCriteria: 'Kriterierne holdes ikke mod tal i denne udgave.',
  },
  sheets: {
    title: (municipality: string) => `Faktaark for alle områder i ${municipality}`,
    lead: (areas: number) =>
      `${areas} områder i alfabetets orden, to sider om hvert. Arkene kan skrives ud enkeltvis: hvert område har sit eget sidetal.`,
    contents: 'Indhold',
    pageTitle: 'Faktaark for alle områder',
    pageLead: (areas: number) =>
      `To sider om hvert af de ${areas} områder, samlet i én PDF med indhold og bogmærker. Til udskrift, møder og skærmlæser.`,
    make: 'Lav samlingen',
    takes: 'Det tager op til et halvt minut. Siden kan forlades imens.',
    laying: (done: number, of: number) => `${done} af ${of} områder er lagt klar`,
    setting: 'Siderne sættes',
    ready: (size: string, pages: number) => `Samlingen er klar: ${pages} sider, ${size}.`,
    get: 'Hent samlingen (PDF)',
    failed: 'Samlingen kunne ikke laves. Prøv igen.',
    update: 'Opdatér',
    one: 'Ét område ad gangen: åbn området, og vælg »Hent faktaark (PDF)«.',
    link: 'Faktaark for alle områder (PDF)',
  },
  stamp: {
    open: 'Åben dagsorden',
    closed: 'Lukket punkt',
    closedFor: (readers: string) => `Lukket punkt · ${readers}`,
    closedProposals: 'Lukket punkt · med forslag til farver',
  },
  alt: {
    map: (name: string, neighbours: string) =>
      `Kort over kommunen, hvor ${name} er fremhævet.${neighbours === '' ? '' : ` ${neighbours}.`}`,
    line: 'Linjefigur.',
    at: (value: string, year: string) => `${value} i ${year}`,
    fromTo: (first: string, last: string) => `fra ${first} til ${last}`,
  },
  count: (n: number) => places(n),
} as const;
