/**
 * Finding an area by street and house number: "kalkvangen 12", "Kalkvangen 12, 7106 Fjordby".
 * Belongs here: reading what was typed, matching streets, naming where they run. Does not belong: the lookup itself (release/places.ts).
 * Start with addressHits.
 */
import { areaOfHouse, areasOfStreet, type Release, type Street } from '@bybalance/release';
import type { Hit } from './find.ts';
import { areaNames } from './from-release.ts';
import { fold, guesses, matching } from './match.ts';
import { perRelease } from './per-release.ts';

const MOST = 6;

/** Name, house number where one was typed: digits, perhaps a letter, perhaps a postcode and more behind. */
const TYPED = /^(?<street>\D*\D)\s+(?<house>\d{1,3})\s*[a-zæøå]?(?:[\s,].*)?$/i;

interface NamedStreet {
  readonly name: string;
  readonly street: Street;
}

const streetsOf = perRelease((release): readonly NamedStreet[] =>
  (release.places()?.streets ?? []).map((street) => ({ name: street.name, street })),
);

const nameOf = perRelease(
  (release) => new Map(areaNames(release).map(({ code, name }) => [code, name] as const)),
);

function toHit(release: Release, street: Street, house: number | undefined, code: string): Hit {
  const number = house === undefined ? '' : ` ${house}`;
  return {
    kind: 'address',
    name: `${street.name}${number}`,
    path: `/omraader/${encodeURIComponent(code)}`,
    note: `${street.postcode} · ${nameOf(release).get(code) ?? code}`,
  };
}

/** A house in its area; a street in each area it runs through. */
function hitsOf(release: Release, street: Street, house: number | undefined): readonly Hit[] {
  const found = house === undefined ? undefined : areaOfHouse(street, house);
  if (found !== undefined) return [toHit(release, street, house, found)];
  return areasOfStreet(street).map((code) => toHit(release, street, undefined, code));
}

/** Addresses that a word finds; with `slips`, streets a slip or two away. At most six. */
export function addressHits(release: Release, asked: string, slips: boolean): readonly Hit[] {
  const typed = TYPED.exec(asked.trim())?.groups;
  const word = typed?.['street'] ?? asked;
  if (fold(word).length < 3) return [];
  const house = typed?.['house'] === undefined ? undefined : Number(typed['house']);
  const streets = streetsOf(release);
  const named = slips ? guesses(word, streets) : matching(word, streets);
  return named.flatMap(({ street }) => hitsOf(release, street, house)).slice(0, MOST);
}
