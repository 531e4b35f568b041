/**
 * What the ministry published, for readers: as it was printed, in every layer that may see the area.
 * Belongs here: minting, and what the certificate says of it. Does not belong: rounding: nobody here may change a public figure.
 * Nothing of ours goes in: neither whether a printed value agrees with our count, nor how far it lies from it.
 * Start with mintOfficial.
 */
import { type Layer, layerSees, type OfficialFinding, type Text } from '@bybalance/release';
import type { Official } from '../../analyse/official/types.ts';
import { mintKey } from '../mint-key.ts';
import { ProtectedFinding } from '../types.ts';

/** What the attack takes in besides; without official lists there is nothing to take in. */
export const OFFICIAL_VALUES: Text = {
  da: 'Angriberen kender præcist de antal i boligområderne, som ministeriets lister viser procenter af, hvert år for sig. Det er mere, end de trykte procenter siger.',
  en: 'The attacker knows exactly the counts in residential areas that the ministry’s lists show percentages of, each year by itself. That is more than the printed percentages tell.',
};

/** Mints each finding for every layer that sees its area; a withheld area has none. */
export function mintOfficial(
  official: Official['official'],
  layers: readonly Layer[],
): readonly ProtectedFinding<OfficialFinding>[] {
  const open = official.filter(({ node }) => node.withheld === undefined);
  return layers.flatMap((layer) =>
    open
      .filter(({ node }) => layerSees(layer, node.layer))
      .map(({ finding }) => ProtectedFinding.mint(mintKey, layer, finding)),
  );
}
