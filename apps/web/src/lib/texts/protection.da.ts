/**
 * The page on protection, in Danish: example, rules, attack, price. Part of report.da.ts; protection.en.ts has the same shape.
 * Belongs here: wording only. The promise, the rules and what an attacker is taken to know are the release's own texts.
 */
export const protectionDa = {
  question: 'Hvordan er personerne i tallene beskyttet?',
  onThisPage: 'På denne side',
  wholeMethod: 'Eksempel, regler, angreb og pris',

  example: {
    title: 'Fra talt til vist',
    sub: 'Opdigtet eksempel: seks områder og de 30-59-årige, der alene har grundskole',
    counted: 'Talt i registret, ses af ingen læser',
    shown: 'Vist i rapporten',
    why: 'Hvorfor',
    area: (letter: string) => `Område ${letter}`,
    all: 'I alt',
    number: 'Antal',
    of: 'Ud af',
    share: 'Andel',
    reasons: {
      many: 'Afrundet til nærmeste 5. Mange personer, så andelen vises med halve procent.',
      some: 'Færre end 1.000 personer: hele procent.',
      few: 'Færre end 200 personer: nærmeste 5 procent.',
      small: '3 er under 5. Var det ingen, ville der stå det samme.',
      nearlyAll: 'Alle på nær 3: kun en grænse vises.',
      hidden: 'Færre end 20 personer: intet vises.',
      total: 'Afrundet for sig: de viste antal giver tilsammen ikke summen.',
    },
    hidden: 'skjult',
  },

  rules: {
    title: 'Reglerne',
    sub: 'De prøves på hvert tal, før noget rundes',
    untestableHere: 'kan ikke prøves for færdige tabeller',
    untestable: (rules: string) =>
      `Nogle tal får kommunen som færdige tabeller, uden husstande og uden den enkeltes indkomst. For dem kan ${rules} ikke prøves; her gælder de regler, som leverandøren selv har brugt, foruden resten af listen.`,
    delivered: 'Kommer som færdige tabeller',
  },

  attack: {
    title: 'Prøvet ved angreb',
    sub: 'Før udgivelsen forsøger programmet at regne hvert fortroligt antal ud, som en læser med al tid i verden',
    assumed: 'Det ved angriberen',
    limits:
      'Beviset gælder det, angriberen her antages at vide. Tabeller, som ingen af os kender, er ikke med.',
    found: 'Det fandt angrebet',
    lead: (first: string, targets: string, fewest: string) =>
      `Af **${targets}** fortrolige antal lå **${first}** for tæt på at kunne regnes ud af de afrundede tal. De er gjort grovere eller skjult, og nu har hvert eneste lille antal mindst **${fewest}** mulige værdier.`,
    leadNone: (targets: string, fewest: string) =>
      `Ingen af de **${targets}** fortrolige antal kunne regnes ud af de afrundede tal. Hvert eneste lille antal har mindst **${fewest}** mulige værdier.`,
    rows: {
      systems: 'Optællinger, hver i ét år',
      targets: 'Fortrolige antal, der skal forblive usikre',
      first: 'lå for tæt på at kunne regnes ud',
      now: 'kan regnes ud af de viste tal',
      coarsened: 'Antal gjort grovere for at opnå det',
      hidden: 'Antal skjult for at opnå det',
      fewest: 'Færrest mulige værdier for et lille antal',
    },
    exempt: (n: string) => `${n} antal må kendes som 0.`,
    untested: 'Ikke prøvet ved angreb',
    untestedNote: 'Gennemsnit i kroner er beskyttet af reglerne alene.',
    nothing: 'Ingen tal i denne udgave er prøvet ved angreb: intet i den er talt af kommunens egne registre.',
    missing:
      'Denne udgave er lavet, før tallene blev prøvet ved angreb. Den har intet beskyttelsesbevis, og prisen er ikke gjort op.',
  },

  price: {
    title: 'Prisen',
    sub: 'Hvor meget der ikke vises, og hvor langt de viste tal ligger fra de præcise. Alle år',
    lead: (set: string, usual: string) => `For **${set}** vises **${usual} af 100** totaler som sædvanligt.`,
    leadOrder: (low: string, high: string) =>
      low === high
        ? ` Områdernes rækkefølge er bevaret med en rangkorrelation på **${low}**, hvor 1 er helt den samme.`
        : ` Områdernes rækkefølge er bevaret med en rangkorrelation mellem **${low}** og **${high}**, hvor 1 er helt den samme.`,
    levels: 'Hvor meget vises på hvert niveau?',
    levelsSub: 'Vælg et niveau for at se det mål for mål',
    level: 'Niveau',
    part: { total: 'totaler', groups: 'opdelinger' },
    cells: 'Tal',
    usual: 'Som sædvanlig',
    coarser: 'Grovere',
    edge: 'Under 5, over',
    hidden: 'Skjult',
    attacked: 'Heraf efter angrebet',
    percent: 'pct.',
    shareTitle: (level: string) => `Hvor meget vises? ${level}`,
    shareSub: 'Pct. af de tal, der er leveret eller talt, alle år',
    measure: 'Mål',
    distanceTitle: (level: string) => `Hvor langt ligger viste tal fra de præcise? ${level}`,
    distanceSub:
      'Gennemsnittet er målt og afrundet. Hvor langt 95 af 100 og alle højst kan ligge fra, er regnet af de viste tal; de målte afstande bliver i kommunen',
    counts: 'Antal',
    values: 'Tallet selv',
    mean: 'Gennemsnit',
    usualMost: '95 af 100',
    most: 'Højst',
    order: 'Rækkefølge',
    unit: {
      share: 'pct.-point',
      ratio: 'pct.-point',
      count: '',
      per1000: 'pr. 1.000',
      'mean-dkk': 'kr.',
      points: 'pct.-point',
    },
    counted: {
      person: 'personer',
      household: 'husstande',
      dwelling: 'boliger',
      'full-time-person': 'fuldtidspersoner',
      pupil: 'elever',
      move: 'flytninger',
      taxpayer: 'personer',
    } as Readonly<Record<string, string>>,
    tooFew: 'for få',
    tooFewNote: 'For få: under 50 tal at sammenligne, eller under 11 områder at sætte i rækkefølge.',
    unprotected: 'Tallene er vist, som de er offentliggjort andetsteds: der er ingen pris.',
  },

  inferred: {
    title: 'Ville en læser nå samme svar?',
    sub: 'Lovens kriterier er afgjort på de præcise tal. Her er de holdt op mod det svar, de viste tal giver',
    lead: (agree: string, all: string, differ: number) =>
      `De viste tal giver samme svar i **${agree}** af ${all} afgørelser og et andet i **${differ}**.`,
    leadBlind: (blind: number) => ` I ${blind} kan de ikke give et svar.`,
    leadMost: (criterion: string, n: number) => ` Flest for **${criterion}**, ${n}.`,
    note: 'Derfor står afgørelsen ved siden af tallet: den er ikke læst af det.',
    criterion: 'Kriterium',
    colour: 'Afdelingens farve i trafiklyset',
    residents: (minimum: string) => `Mindst ${minimum} beboere`,
    agree: 'Samme svar',
    differ: 'Et andet svar',
    cannotTell: 'Kan ikke svare',
    undecided: 'Ikke afgjort',
    lightNote:
      'Farven er regnet af viste tal og af enkelte afgørelser, der står ved tallet; her er den holdt op mod de viste tal alene, år for år.',
    undecidedNote: 'Ikke afgjort: et tal eller en landsopgørelse mangler.',
  },
};
