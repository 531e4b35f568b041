/** The words of Compare, in English: the same shape as compare.da.ts. */

import type { compareDa } from './compare.da.ts';
import { plural } from './counting.en.ts';
import type { Widened } from './types.ts';

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

export const compareEn: Widened<typeof compareDa> = {
  title: 'Compare',
  question: 'How do the areas differ?',
  choosePlaces: 'Choose at least one area to compare.',
  oneYear: (title, year, places) =>
    `**${title}** in ${year}: ${places} ${plural(places, 'place', 'places')} side by side.`,
  broken: (title, years) =>
    `**${title}**: the figures of ${years.from} and ${years.to} are counted differently and cannot be compared.`,
  moved: (kind, by, where) => `${kind === 'higher' ? 'up' : 'down'} ${by} ${where}`,
  unchanged: (where) => `unchanged ${where}`,
  notComparable: (where) => `without comparable figures ${where}`,
  changes: (title, years, said) => `**${title}**, from ${years.from} to ${years.to}: ${listed(said)}.`,
  joined: (names) => names.join(' + '),
  isUnion: 'put together',
  chosen: 'Places',
  remove: (name) => `Remove ${name}`,
  add: 'Add an area',
  addButton: 'Add',
  addHint: 'Write the name of an area',
  notFound: (asked) => `We did not find “${asked}”.`,
  full: (n) => `There is room for ${n} places at a time.`,
  join: 'Put areas together',
  joinHint:
    'Choose at least two. Their figure together is worked out from what is published, and shown only where it is certain enough.',
  joinButton: 'Put together',
  figure: 'Figure',
  against: 'against',
  from: 'From',
  to: 'to',
  similar: (name) => `Like ${name}`,
  similarWhy: (asks, size, housing) =>
    `${asks.kind ? 'The same kind (town or country), r' : 'R'}esidents within ${size}${asks.housing ? `, share of social housing within ${housing}` : ''}. How they are doing does not count.`,
  similarNone: 'No other area is as alike.',
  likeness: 'How alike?',
  likenesses: { naer: 'Very', bred: 'Less' },
  maps: 'Two maps, the same classes',
  oneMap: 'The map',
  mapsSub: (subtitle) => `${subtitle}. The same classes in both years`,
  mapLabel: (title, period) => `Map: ${title}, ${period}`,
  panels: (n) => `${n} ${plural(n, 'place', 'places')} on one scale`,
  panelsSub: (title, from, to, hasWhole) =>
    `${title}, ${from}–${to}. In order of value; the other places in grey${hasWhole ? '; dashed: the municipality' : ''}`,
  scatter: (x, y) => `${x} and ${y}`,
  scatterSub: (areas, period) => `${areas} areas, ${period}. The figure shows coincidence, not cause`,
  scatterMissing: (n) =>
    n === 0 ? '' : `${n} ${plural(n, 'area lacks', 'areas lack')} one of the figures, or it is hidden.`,
  secondFigure: 'Against another figure',
  table: 'The places in figures',
  change: 'Change',
  changeSince: (years, unit) => `from ${years}${unit === '' ? '' : `, ${unit}`}`,
  noChange: 'cannot be compared',
  cannot: 'cannot be told',
  whyNot: 'Why some figures are missing',
  compareThis: 'Compare with others',
  shown: (n) => `${n} ${plural(n, 'place', 'places')} chosen`,
};
