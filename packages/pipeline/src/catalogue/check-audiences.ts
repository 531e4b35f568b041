/**
 * Who may read what, as a site declares it: layers, organisations and their departments, and area sets that are split between them.
 * Belongs here: one small check per rule, each answering with issues. Does not belong: whether a department exists (areas), files.
 * Called by checkSite with its other checks. Start with checkAudiences.
 */
import { type Layer, layerSees } from '@bybalance/release';
import type { Issue, Place } from '../support/errors.ts';
import { checkNoDuplicates, unknownName } from './check-catalogue.ts';
import type { Desk } from './check-site.ts';

const ORGANISATION_LAYER = /^samarbejde\.(.+)$/;

const error = (code: string, place: Place, problem: string, remedy: string): Issue => ({
  level: 'error',
  code: `catalogue/${code}`,
  place,
  problem,
  remedy,
});

/** Every layer once, and none for an organisation that the site does not declare. */
function checkLayers({ site, placeOf }: Desk): readonly Issue[] {
  const known = site.organisations.map(({ id }) => id);
  const named = site.layers.map((name, i) => ({ name, place: placeOf(['layers', i]) }));
  const strangers = named.flatMap(({ name, place }) => {
    const organisation = ORGANISATION_LAYER.exec(name)?.[1];
    if (organisation === undefined || known.includes(organisation)) return [];
    return [unknownName('organisation', organisation, known, place)];
  });
  return [...checkNoDuplicates('layer', named), ...strangers];
}

/** Exact figures need a legal basis and a group of their own; a basis without a layer would be for nothing. */
function checkIntern({ site, placeOf }: Desk): readonly Issue[] {
  const at = site.layers.indexOf('intern');
  if (at >= 0 === (site.intern !== undefined)) return [];
  if (at < 0)
    return [
      error(
        'intern-without-layer',
        placeOf(['intern']),
        'A legal basis is stated for exact figures, and the site has no layer intern.',
        'Add intern to the layers, or take the statement out.',
      ),
    ];
  return [
    error(
      'intern-without-legal-basis',
      placeOf(['layers', at]),
      'The layer intern holds exact figures, and the site does not say on what legal basis.',
      'Write intern: {legalBasis: …, group: …}, or take the layer out.',
    ),
  ];
}

/** A group is named for layers that the site has. */
function checkLayerGroups({ site, placeOf }: Desk): readonly Issue[] {
  return Object.keys(site.layerGroups)
    .filter((name) => !site.layers.some((layer) => layer === name))
    .map((name) => unknownName('layer', name, site.layers, placeOf(['layerGroups', name])));
}

/** Every organisation once, and every department in one of them only. */
function checkOrganisations({ site, placeOf }: Desk): readonly Issue[] {
  const organisations = site.organisations.map(({ id }, i) => ({
    name: id,
    place: placeOf(['organisations', i, 'id']),
  }));
  const departments = site.organisations.flatMap((organisation, i) =>
    organisation.departments.map((name, j) => ({
      name,
      place: placeOf(['organisations', i, 'departments', j]),
    })),
  );
  const lacksSet = !site.areaSets.some(({ dwellings }) => dwellings !== undefined);
  return [
    ...checkNoDuplicates('organisation', organisations),
    ...checkNoDuplicates('department', departments),
    ...(site.organisations.length > 0 && lacksSet
      ? [
          error(
            'organisations-without-departments',
            placeOf(['organisations']),
            'The site has organisations, and no area set of departments that theirs could be looked up in.',
            'Declare an area set made of dwellings.',
          ),
        ]
      : []),
  ];
}

/** A set split between organisations is made of departments, and every organisation has a layer to find its own in. */
function checkSplitSets({ site, placeOf }: Desk): readonly Issue[] {
  return site.areaSets.flatMap(({ layer, dwellings }, i) => {
    if (layer !== 'samarbejde.*') return [];
    const place = placeOf(['areaSets', i, 'layer']);
    if (dwellings === undefined)
      return [
        error(
          'split-without-departments',
          place,
          'Only departments belong to organisations; this set is drawn as polygons.',
          'Give the set one layer.',
        ),
      ];
    const missing = site.organisations.filter(({ id }) => !site.layers.includes(`samarbejde.${id}`));
    return missing.map(({ id }) =>
      error(
        'organisation-without-layer',
        place,
        `The departments of ${id} would be in no layer.`,
        `Add samarbejde.${id} to the layers.`,
      ),
    );
  });
}

const coarsest = (layer: Layer | 'samarbejde.*'): Layer => (layer === 'samarbejde.*' ? 'samarbejde' : layer);

/** An area names the one above it: whoever sees the area must be allowed to see that one. */
function checkParents({ site, placeOf }: Desk): readonly Issue[] {
  return site.areaSets.flatMap(({ layer, parent }, i) => {
    const above = site.areaSets.find(({ id }) => id === parent);
    if (above === undefined || layerSees(coarsest(layer), coarsest(above.layer))) return [];
    return [
      error(
        'parent-in-finer-layer',
        placeOf(['areaSets', i, 'parent']),
        `Readers of ${layer} would be told which area of ${above.id} holds theirs; ${above.id} is for ${above.layer} only.`,
        'Leave the parent out, or open its set to the same readers.',
      ),
    ];
  });
}

/** Everything that must hold of a site's audiences. Out: issues, none when it holds together. */
export function checkAudiences(desk: Desk): readonly Issue[] {
  return [
    checkLayers,
    checkIntern,
    checkLayerGroups,
    checkOrganisations,
    checkSplitSets,
    checkParents,
  ].flatMap((check) => check(desk));
}
