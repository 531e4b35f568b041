/**
 * What the checklist asks of everything around the figures: site, sources, laws, and texts that could point at a person.
 * Belongs here: questions about the frame. Does not belong: tables and findings (check-figures.ts).
 */
import type { ReleaseContents } from './contents.ts';
import { error, type Line, ok, orFine, warning } from './line.ts';
import { countPersonLike } from './person-like.ts';
import type { PublishInput } from './types.ts';

/** Every source says who answers for it and on what legal basis. */
export function checkSources({ frame }: PublishInput): readonly Line[] {
  const sources = new Map(frame.catalogue.indicators.map(({ source }) => [source.id, source]));
  const lines = [...sources.values()]
    .filter(({ controller, legalBasis }) => controller.trim() === '' || legalBasis.trim() === '')
    .map(({ id }) =>
      error(
        'publish/source-not-declared',
        `Kilden ${id} mangler dataansvarlig eller behandlingsgrundlag.`,
        `The source ${id} lacks a controller or a legal basis.`,
      ),
    );
  return orFine(
    lines,
    ok('publish/sources', `${sources.size} kilder er oplyst.`, `${sources.size} sources are declared.`),
  );
}

/** What the report opens with is in the edition. */
export function checkFrame({ frame }: PublishInput): readonly Line[] {
  const indicators = new Set(frame.catalogue.indicators.map(({ id }) => id));
  const { site } = frame;
  const wanted = [site.firstIndicator, ...site.keyIndicators].filter((id) => !indicators.has(id));
  const hasMain = frame.areaSets.some(({ set }) => set.id === site.mainAreaSet);
  return [
    ...wanted.map((id) =>
      error(
        'publish/site-names-unknown-indicator',
        `Siden åbner med ${id}, som ikke er i udgaven.`,
        `The report opens with ${id}, which is not in the edition.`,
      ),
    ),
    ...(hasMain
      ? []
      : [
          error(
            'publish/no-main-areas',
            `Områdeinddelingen ${site.mainAreaSet} er ikke i udgaven.`,
            `The area set ${site.mainAreaSet} is not in the edition.`,
          ),
        ]),
    ...(site.backdrop !== undefined && frame.backdrop === undefined
      ? [
          warning(
            'publish/backdrop-missing',
            'Land og vand bag områderne mangler.',
            'The land and water behind the areas are missing.',
          ),
        ]
      : []),
  ];
}

/** A made-up site says so in its source line. */
export function checkMadeUp({ frame }: PublishInput): readonly Line[] {
  const { madeUp, sourceLine } = frame.site;
  if (!madeUp) return [];
  if (/opdigte/i.test(sourceLine.da) && /made.?up/i.test(sourceLine.en)) {
    return [ok('publish/made-up', 'Tallene er mærket som opdigtede.', 'The figures are marked as made up.')];
  }
  return [
    error(
      'publish/made-up-not-said',
      'Kildelinjen siger ikke, at tallene er opdigtede.',
      'The source line does not say that the figures are made up.',
    ),
  ];
}

/** Criteria whose figures are not in the edition. */
export function checkLaws({ frame }: PublishInput): readonly Line[] {
  const indicators = new Set(frame.catalogue.indicators.map(({ id }) => id));
  return frame.laws.flatMap(({ id, criteria }) => {
    const missing = criteria.filter(({ indicator }) => !indicators.has(indicator));
    if (missing.length === 0) return [];
    const names = missing.map(({ indicator }) => indicator).join(', ');
    return [
      warning(
        'publish/criterion-without-indicator',
        `${id}: kriterier uden tal i udgaven: ${names}.`,
        `${id}: criteria without figures in the edition: ${names}.`,
      ),
    ];
  });
}

/** No text of any file looks like a person’s key. */
export function checkPersonLike(contents: ReleaseContents): readonly Line[] {
  const lines = [...contents].flatMap(([path, text]) => {
    const found = countPersonLike(text);
    if (found === 0) return [];
    return [
      error(
        'publish/person-like-text',
        `${path} indeholder ${found} tekster, der ligner en persons nøgle.`,
        `${path} holds ${found} texts that look like a person’s key.`,
      ),
    ];
  });
  return orFine(
    lines,
    ok('publish/no-person', 'Ingen tekst ligner en persons nøgle.', 'No text looks like a person’s key.'),
  );
}
