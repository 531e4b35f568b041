/**
 * What must hold between a declared index and the indicators it is made of.
 * Belongs here: one small check per rule, each answering with issues. Does not belong: the file's own grammar, the site's choice.
 * Origin is a gate of the law, not a hardship: an index with it is refused, in the catalogue as in a site.
 */
import { basename } from 'node:path';
import type { RuleSet } from '@bybalance/release';
import type { Issue, Place } from '../support/errors.ts';
import { suggestion } from './closest-word.ts';
import type { Parts, Written } from './parts.ts';
import type { Condition, IndexDefinition, IndicatorDefinition } from './types.ts';

type Index = Written<IndexDefinition>;

const error = (code: string, place: Place, problem: string, remedy: string): Issue => ({
  level: 'error',
  code: `catalogue/${code}`,
  place,
  problem,
  remedy,
});

const ORIGIN_FIELDS: readonly string[] = ['origin', 'danishCitizen'];

const namesOrigin = (condition: Condition | undefined) =>
  (condition ?? []).some(({ field }) => ORIGIN_FIELDS.includes(field));

/** Whether an indicator tells of origin or citizenship: by its sheet, by what it counts, or as the gate of a law. */
export function tellsOrigin(indicator: IndicatorDefinition, laws: readonly RuleSet[]): boolean {
  const { measure } = indicator;
  const counts =
    'numerator' in measure && (namesOrigin(measure.numerator) || namesOrigin(measure.denominator));
  const isGate = laws.some(({ criteria }) =>
    criteria.some(({ role, indicator: id }) => role === 'gate' && id === indicator.id),
  );
  return indicator.aboutOrigin === true || counts || isGate;
}

interface Named {
  readonly id: string;
  readonly place: Place;
  readonly use: 'part' | 'change' | 'residents';
}

function namesOf({ content, placeOf }: Index): readonly Named[] {
  const parts = content.parts.flatMap(({ indicator, change }, i): readonly Named[] => [
    { id: indicator, place: placeOf(['parts', i, 'indicator']), use: 'part' },
    ...(change === undefined
      ? []
      : [{ id: change, place: placeOf(['parts', i, 'change']), use: 'change' } as const]),
  ]);
  if (content.residents === undefined) return parts;
  return [
    ...parts,
    { id: content.residents.indicator, place: placeOf(['residents', 'indicator']), use: 'residents' },
  ];
}

function checkNamed({ id, place, use }: Named, index: string, parts: Parts): readonly Issue[] {
  const indicators = parts.indicators.map(({ content }) => content);
  const found = indicators.find((indicator) => indicator.id === id);
  if (found === undefined) {
    if (parts.unreadable.includes(id)) return [];
    const remedy = suggestion(
      id,
      indicators.map((indicator) => indicator.id),
    );
    return [error('unknown-indicator', place, `There is no indicator ${id}.`, remedy)];
  }
  if (use === 'residents') {
    if (found.unit === 'count') return [];
    const problem = `${id} is no count; an area’s residents are held against ${index}’s minimum.`;
    return [error('index-residents', place, problem, 'Name an indicator that counts residents.')];
  }
  const laws = parts.laws.map(({ content }) => content);
  if (tellsOrigin(found, laws)) {
    const problem = `${id} tells of origin. Origin is a condition of the law and no hardship: it is never part of an index.`;
    return [error('origin-in-index', place, problem, 'Take it out of the index.')];
  }
  if (found.unit !== 'count') return [];
  const problem = `${id} is a count: it would rank areas by their size.`;
  return [error('count-in-index', place, problem, 'Name a share, a mean or a ratio.')];
}

function checkDirections({ content, placeOf }: Index, parts: Parts): readonly Issue[] {
  return content.parts.flatMap(({ indicator, direction }, i) => {
    const sheet = parts.indicators.find((one) => one.content.id === indicator)?.content;
    if (sheet === undefined || sheet.direction === 'none' || sheet.direction === direction) return [];
    const problem = `The sheet of ${indicator} says that ${sheet.direction} is the less favourable end; the index says ${direction}.`;
    return [
      error('direction-differs', placeOf(['parts', i, 'direction']), problem, 'Let both say the same.'),
    ];
  });
}

/** An indicator may come twice, with other weights, as long as no period has it twice. */
function checkOverlaps({ content, placeOf }: Index): readonly Issue[] {
  return content.parts.flatMap((part, i) => {
    const twin = content.parts
      .slice(0, i)
      .find(
        (other) =>
          other.indicator === part.indicator &&
          (other.to === undefined || part.from === undefined || part.from <= other.to) &&
          (part.to === undefined || other.from === undefined || other.from <= part.to),
      );
    if (twin === undefined) return [];
    const problem = `${part.indicator} is part of the index twice in the same period.`;
    return [
      error(
        'duplicate-part',
        placeOf(['parts', i, 'indicator']),
        problem,
        'Keep one, or part their periods.',
      ),
    ];
  });
}

/** Everything that must hold for one index. Out: issues, none when it holds together. */
export function checkIndex(index: Index, parts: Parts): readonly Issue[] {
  const { content, placeOf } = index;
  const isNamed = basename(content.file, '.yaml') === content.id;
  return [
    ...(isNamed
      ? []
      : [
          error(
            'file-name',
            placeOf(['id']),
            'The file is not named after the id.',
            `Name it ${content.id}.yaml.`,
          ),
        ]),
    ...namesOf(index).flatMap((named) => checkNamed(named, content.id, parts)),
    ...checkDirections(index, parts),
    ...checkOverlaps(index),
  ];
}
