/**
 * Things worked out once for a release, which never changes.
 * Belongs here: remembering. Used by the modules that ask a release; a release that is let go takes its answers with it.
 */
import type { CriteriaFinding, LightFinding, Release } from '@bybalance/release';

/** A function that works its answer out the first time it is asked about a release. */
export function perRelease<T>(make: (release: Release) => T): (release: Release) => T {
  const known = new WeakMap<Release, { readonly value: T }>();
  return (release) => {
    const found = known.get(release) ?? { value: make(release) };
    known.set(release, found);
    return found.value;
  };
}

/** The criteria findings of the layer, read once. */
export const criteriaFindings = perRelease((release): readonly CriteriaFinding[] =>
  release.findings('criteria'),
);

/** The light's findings of the layer, read once. */
export const lightFindings = perRelease((release): readonly LightFinding[] => release.findings('light'));
