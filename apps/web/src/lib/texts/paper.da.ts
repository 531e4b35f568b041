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
    linkOpen: 'Faktaark til åben dagsorden',
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
  attachment: {
    page: 'Bilag til dagsorden',
    pageLead:
      'Vælg områder, tal og år. Bilaget får stempel efter, hvem der må se tallene, og et afsnit til sagsfremstillingen.',
    link: 'Lav et bilag til dagsordenen',
    chooseAreas: 'Områder',
    chooseFigures: 'Tal',
    chooseYears: 'År',
    from: 'Fra',
    to: 'Til',
    layer: 'Hvem er bilaget til?',
    layerOpen: 'Åben dagsorden: kun de tal, alle må se',
    layerClosed: (readers: string) => `Lukket punkt: de tal, du selv ser (${readers})`,
    most: (areas: number, figures: number) => `Højst ${areas} områder og ${figures} tal.`,
    chosen: (areas: number, figures: number) =>
      `${areas} ${areas === 1 ? 'område' : 'områder'} og ${figures} tal er valgt`,
    show: 'Vis bilaget',
    none: 'Vælg mindst ét område og ét tal.',
    preview: 'Sådan bliver bilaget',
    get: 'Hent bilag (PDF)',
    copy: 'Kopiér afsnit',
    copied: 'Afsnittet er kopieret.',
    over: 'Bilag til dagsorden',
    title: (name: string) => `Bilag: ${name}`,
    description: (name: string, edition: string) => `Bilag til dagsorden om ${name}. ${edition}.`,
    lead: (figures: string) => `Bilaget viser ${figures}.`,
    areas: (n: number) => `${n} områder`,
    speaksOf: (period: string, years: string) => `Søjlen ${period} gælder ${years}.`,
    readyTitle: 'Afsnit til sagsfremstillingen',
    readySub: 'Kan kopieres, som det står',
    readyOpening: (municipality: string) =>
      `${municipality} følger udviklingen i sine boligområder år for år.`,
    readyRest: 'Bilagets tabeller viser resten.',
    readySource: (edition: string, date: string) =>
      `Kilde: Bybalance, ${edition}, opgjort pr. ${date}. Tal under 5 vises ikke.`,
    more: 'Bilaget kan åbnes og gentages her:',
  },
  dialogue: {
    page: 'Styringsdialog',
    pageLead:
      'Nøgletal, farver og begrundelser for boligorganisationens egne afdelinger, samlet til den årlige dialog. Papiret er lukket: det viser forslag, der ikke er offentlige.',
    none: 'Der er ingen boligorganisationer at vise dig papirer for.',
    over: 'Styringsdialog',
    link: 'Papir til styringsdialogen (PDF)',
    title: (organisation: string) => `Styringsdialog: ${organisation}`,
    description: (organisation: string, edition: string) =>
      `Nøgletal og trafiklys for ${organisation}. ${edition}.`,
    lead: (n: number, organisation: string, period: string) =>
      `${organisation} har **${n} ${n === 1 ? 'afdeling' : 'afdelinger'}** med i trafiklyset i ${period}.`,
    colours: 'Farverne',
    figures: 'Nøgletal',
    figuresSub: 'Afdelingens egne tal, nyeste år',
    each: 'Afdeling for afdeling',
    eachSub: 'Hvorfor, og hvad der skal til for en anden farve',
    residents: 'Beboere',
    noChange: 'Ingen enkelt ændring giver en anden farve.',
    tooSmall: 'For få beboere til en farve.',
    years: (said: string) => `Tidligere år: ${said}.`,
    more: 'Runden, høringen og loggen står her:',
    guiding:
      'Farven er retningsgivende. Et forslag er kun for boligorganisationen selv og kommunen, til farven er besluttet.',
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
