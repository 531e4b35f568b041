/** Which indicators a site shows: `builtin/*`, `builtin/<id>`, `own/*`, `own/<id>` → definitions. */
import type { Issue } from '../support/errors.ts';
import { unknownName } from './check-catalogue.ts';
import type { Written } from './parts.ts';
import type { SiteFile } from './site-file.ts';
import type { IndicatorDefinition } from './types.ts';
import type { CheckedFile } from './yaml-file.ts';

export interface Chosen {
  readonly indicators: readonly IndicatorDefinition[];
  readonly issues: readonly Issue[];
}

interface Shelves {
  readonly builtin: readonly Written<IndicatorDefinition>[];
  readonly own: readonly Written<IndicatorDefinition>[];
}

/** Built-in indicators taken by `*` from sources the site does not have are left out, with a warning. */
function takeAll(
  from: keyof Shelves,
  shelves: Shelves,
  sources: readonly string[],
  place: Issue['place'],
): Chosen {
  const all = shelves[from].map(({ content }) => content);
  if (from === 'own') return { indicators: all, issues: [] };
  const left = all.filter(({ sourceId }) => !sources.includes(sourceId));
  const issue: Issue = {
    level: 'warning',
    code: 'catalogue/indicators-without-source',
    place,
    problem: `Left out, for the site has not declared their sources: ${left.map(({ id }) => id).join(', ')}.`,
    remedy: 'Declare the sources, or name the indicators you want.',
  };
  return {
    indicators: all.filter((indicator) => !left.includes(indicator)),
    issues: left.length > 0 ? [issue] : [],
  };
}

function takeOne(from: keyof Shelves, id: string, shelves: Shelves, place: Issue['place']): Chosen {
  const all = shelves[from].map(({ content }) => content);
  const found = all.find((indicator) => indicator.id === id);
  if (found !== undefined) return { indicators: [found], issues: [] };
  return {
    indicators: [],
    issues: [
      unknownName(
        'indicator',
        id,
        all.map((one) => one.id),
        place,
      ),
    ],
  };
}

/** The site's choice, each indicator once. */
export function chooseIndicators(
  site: Pick<SiteFile, 'indicators' | 'sources'>,
  shelves: Shelves,
  placeOf: CheckedFile<unknown>['placeOf'],
): Chosen {
  const sources = site.sources.map(({ id }) => id);
  const taken = site.indicators.map((written, i) => {
    const [shelf, id = ''] = written.split('/');
    const from = shelf === 'own' ? 'own' : 'builtin';
    const place = placeOf(['indicators', i]);
    return id === '*' ? takeAll(from, shelves, sources, place) : takeOne(from, id, shelves, place);
  });
  return {
    indicators: [...new Set(taken.flatMap(({ indicators }) => indicators))],
    issues: taken.flatMap(({ issues }) => issues),
  };
}
