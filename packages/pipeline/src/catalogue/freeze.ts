/** The catalogue as a release keeps it: sheets with their source written out, and only the themes and groups they use. */
import type { FrozenCatalogue, Indicator, SourceSheet } from '@bybalance/release';
import { countedAs } from './counted-as.ts';
import type { Catalogue, IndicatorDefinition, Site } from './types.ts';

function toSourceSheet(id: string, sources: Site['sources']): SourceSheet {
  const source = sources.find((one) => one.id === id);
  if (source === undefined) throw new Error(`Source ${id} was checked to exist.`);
  const { title, controller, legalBasis, class: kind, form } = source;
  return { id, title, controller, legalBasis, class: kind, form };
}

function toSheet(
  definition: IndicatorDefinition,
  sources: Site['sources'],
  groups: Catalogue['groups'],
): Indicator {
  const { sourceId, measure, average: _, reference: __, examples: ___, file: ____, ...sheet } = definition;
  return {
    ...sheet,
    measure,
    source: toSourceSheet(sourceId, sources),
    needsPersons: measure.population !== 'delivered',
    countedAs: countedAs(definition, groups),
  };
}

/**
 * Freezes the sheets of `indicators` (ids) in the catalogue's order.
 * In: the site's catalogue (see loadSite). Out: catalogue.json of a release.
 */
export function freezeCatalogue(
  catalogue: Pick<Catalogue, 'indicators' | 'themes' | 'groups'> & Partial<Pick<Catalogue, 'indices'>>,
  site: Pick<Site, 'sources'> & Partial<Pick<Site, 'indices'>>,
  indicators: readonly string[],
): FrozenCatalogue {
  const sheets = catalogue.indicators
    .filter(({ id }) => indicators.includes(id))
    .map((definition) => toSheet(definition, site.sources, catalogue.groups));
  const themes = new Set(sheets.map(({ theme }) => theme));
  const dimensions = new Set(sheets.flatMap((sheet) => sheet.dimensions));
  const indices = (catalogue.indices ?? [])
    .filter(({ id }) => site.indices?.includes(id))
    .map(({ file: _, ...sheet }) => sheet);
  return {
    themes: catalogue.themes.filter(({ id }) => themes.has(id)).map(({ id, title }) => ({ id, title })),
    indicators: sheets,
    groups: catalogue.groups
      .filter(({ dimension }) => dimensions.has(dimension))
      .map(({ id, dimension, label, when }) => ({ id, dimension, label, ...(when ? { when } : {}) })),
    ...(indices.length === 0 ? {} : { indices }),
  };
}
