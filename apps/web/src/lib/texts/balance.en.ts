/** The English words of status and direction, and of uneven spread; the same shape as balance.da.ts. */
import type { balanceDa } from './balance.da.ts';
import type { Widened } from './types.ts';

const COUNT_WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const places = (n: number) => COUNT_WORDS[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
const listed = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

export const balanceEn: Widened<typeof balanceDa> = {
  section: 'Where are conditions lower, and which way do they move?',
  lead: (period, { low, all, falling, rising, unknown }) =>
    [
      `In ${period} status is lower or much lower in **${places(low)}** of ${all} areas.`,
      low === 0 ? '' : `It is falling in ${places(falling)} of them and rising in ${places(rising)}.`,
      unknown === 0 ? '' : `It is unknown for ${places(unknown)} ${unknown === 1 ? 'area' : 'areas'}.`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  subtitle: (parts, period, base, years) =>
    `Made of ${listed(parts.map((part) => `“${part}”`))}, held against all areas in the ${base === 'first' ? 'first' : 'same'} year. Direction: change over ${places(years)} years. ${period}`,
  statusHead: 'Status',
  directionHead: 'Direction',
  statuses: { higher: 'higher', middle: 'middle', lower: 'lower', 'much-lower': 'much lower' },
  directions: { rising: 'rising', unchanged: 'unchanged', falling: 'falling', unknown: 'unknown' },
  show: (n) => `Show ${n} areas`,
  unknown: 'unknown',
  unknownStatus: 'Unknown status',
  fewResidents: (minimum) => `fewer than ${minimum} residents`,
  notPart: 'not part of it',
  reasons: {
    'few-areas': 'too few areas have every figure',
    'no-spread': 'the figure is the same everywhere',
    'series-break': 'break in the series',
  },
  reasonOf: (title, why) => `${why}, “${title}”`,
  unsteady: 'may change class',
  unsteadyNote: '* May change class if the measures are weighted otherwise, or medians are used.',
  noiseNote: (n) =>
    n === 1
      ? 'One area’s change is no larger than chance and is shown as unchanged.'
      : `${capital(places(n))} areas’ changes are no larger than chance and are shown as unchanged.`,
  map: 'Status on the map',
  mapSub: 'Darker is lower status; dashed is unknown',
  mapLabel: (title) => `Map: ${title}. The matrix beside it has the same classes`,

  spread: 'How unevenly are they spread?',
  spreadSub:
    'Dissimilarity between the municipality’s areas: 0 = evenly spread, 100 = wholly apart. Band: the interval that surely holds the figure',
  group: 'Group',
  measure: 'Dissimilarity',
  interval: 'surely between',
  period: 'Year',
  risen: (since) => `risen since ${since}`,
  fallen: (since) => `fallen since ${since}`,
  notSurely: (since) => `no sure change since ${since}`,
  countedAreas: (counted, all) => `${counted} of ${all} areas`,
  spreadNote:
    'The figure tells how unevenly the group is spread, not why. It depends on how the areas are drawn.',
};
