/**
 * What must hold between a site and the indices and uneven spreads it asks for.
 * Belongs here: the site's choice against the catalogue and its own areas. Does not belong: an index in itself (check-indices.ts).
 * Both are worked out from shown figures over the main areas, so one open layer must see those areas whole.
 */
import type { Issue } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import type { Desk } from './check-site.ts';

function checkChosenIndices({ site, parts, chosen, placeOf }: Desk): readonly Issue[] {
  const shown = new Set(chosen.map(({ id }) => id));
  return site.indices.flatMap((name, i) => {
    const place = placeOf(['indices', i]);
    const index = parts.indices.find(({ content }) => content.id === name)?.content;
    if (index === undefined && parts.unreadable.includes(name)) return [];
    if (index === undefined) {
      return [
        unknownName(
          'index',
          name,
          parts.indices.map(({ content }) => content.id),
          place,
        ),
      ];
    }
    const needed = [
      ...index.parts.flatMap(({ indicator, change }) => (change ? [indicator, change] : [indicator])),
      ...(index.residents ? [index.residents.indicator] : []),
    ];
    return [...new Set(needed)]
      .filter((id) => !shown.has(id))
      .map(
        (id): Issue => ({
          level: 'error',
          code: 'catalogue/index-without-indicator',
          place,
          problem: `The index ${name} needs the indicator ${id}, which the site does not show.`,
          remedy: 'Choose the indicator and declare its source, or leave the index out.',
        }),
      );
  });
}

function checkSpreads({ site, chosen, placeOf }: Desk): readonly Issue[] {
  const known = chosen.map(({ id }) => id);
  return site.segregation.flatMap((name, i): readonly Issue[] => {
    const place = placeOf(['segregation', i]);
    const indicator = chosen.find(({ id }) => id === name);
    if (indicator === undefined) return [unknownName('indicator', name, known, place)];
    if (indicator.unit === 'share') return [];
    return [
      {
        level: 'error',
        code: 'catalogue/segregation-of-no-share',
        place,
        problem: `${name} is no share: there is no group and no others to hold against each other.`,
        remedy: 'Name an indicator that is a share.',
      },
    ];
  });
}

function checkMainAreas({ site, placeOf }: Desk): readonly Issue[] {
  if (site.indices.length === 0 && site.segregation.length === 0) return [];
  const at = site.areaSets.findIndex(({ id }) => id === site.mainAreaSet);
  const layer = site.areaSets[at]?.layer;
  if (layer === undefined || (layer !== 'samarbejde.*' && layer !== 'intern')) return [];
  return [
    {
      level: 'error',
      code: 'catalogue/index-over-closed-areas',
      place: placeOf(['areaSets', at, 'layer']),
      problem: `Indices and spreads are made of figures that readers see, and nobody outside sees all of the layer ${layer}.`,
      remedy: 'Let the main areas be in alle or samarbejde, or leave indices and segregation out.',
    },
  ];
}

/** Indices and uneven spreads of a site. Out: issues, none when they hold together. */
export function checkBalance(desk: Desk): readonly Issue[] {
  return [checkChosenIndices, checkSpreads, checkMainAreas].flatMap((check) => check(desk));
}
