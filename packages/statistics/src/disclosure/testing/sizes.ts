/** Sizes of random systems: small enough to list every table, and large enough for neighbourhoods to matter. */
import type { Kind, KindSize } from './random-kinds.ts';

const tiny: KindSize = { units: 3, persons: 6, parts: 2, groupings: 2, scale: 1 };

export const TINY: Readonly<Record<Kind, KindSize>> = {
  breakdown: tiny,
  family: { ...tiny, persons: 4 },
  'known whole': { ...tiny, persons: 7, parts: 3 },
  facts: tiny,
  tenths: { ...tiny, units: 2, persons: 4, scale: 3 },
  weights: tiny,
};

/** Some hundred variables; the number varies them. */
export function middling(number: number, kind: Kind): KindSize {
  return {
    units: 6 + (number % 14),
    persons: number % 2 ? 15 : 40,
    parts: 2 + (number % 3),
    groupings: 1 + (number % 3),
    scale: kind === 'tenths' ? 10 : 1,
  };
}
