/**
 * Several layers of one edition read as one, for a reader who belongs to several organisations.
 * Belongs here: putting together what each of the layers may show. Does not belong: who may read which (the web app's roles).
 * Every layer is complete in itself, so the first speaks for all that they share, and each of the others adds its own areas.
 * Start with joinReleases.
 */
import { type AreaSet, areaKey } from './areas.ts';
import type { Finding } from './finding.ts';
import { LIGHT_ROW, type ProtectionCertificate } from './protection.ts';
import type { Query, Release } from './read.ts';

const byCode = (a: { readonly code: string }, b: { readonly code: string }) =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

/** One set with the areas of all its parts; a set that all parts show alike is the first's. */
function joinSet(parts: readonly AreaSet[]): AreaSet | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  const areas = new Map(parts.flatMap((part) => part.areas.map((area) => [area.code, area] as const)));
  return areas.size === first.areas.length ? first : { ...first, areas: [...areas.values()].sort(byCode) };
}

function joinSets(releases: readonly Release[], { manifest }: Release): readonly AreaSet[] {
  return manifest.areaSets.flatMap(
    ({ id }) => joinSet(releases.flatMap((release) => release.areaSet(id) ?? [])) ?? [],
  );
}

/** Which of the releases answers for an area: the first that shows it. */
function ownersOf(releases: readonly Release[]): ReadonlyMap<string, Release> {
  const owned = releases.flatMap((release) =>
    release.areaSets.flatMap(({ id, areas }) =>
      areas.map(({ code }) => [areaKey(id, code), release] as const),
    ),
  );
  return new Map(owned.reverse());
}

/** The first layer's, with the colours of every layer counted together: a department has its light in one layer alone. */
function joinCertificates(
  certificates: readonly (ProtectionCertificate | undefined)[],
): ProtectionCertificate | undefined {
  const [first] = certificates;
  const isColour = ({ criterion }: { readonly criterion: string }) => criterion === LIGHT_ROW;
  const colours = certificates.flatMap((one) => one?.inferred?.filter(isColour) ?? []);
  const [row] = colours;
  if (first?.inferred === undefined || row === undefined) return first;
  const sum = (count: 'agree' | 'differ' | 'cannotTell' | 'undecided') =>
    colours.reduce((total, one) => total + one[count], 0);
  const all = {
    ...row,
    ...{ agree: sum('agree'), differ: sum('differ') },
    ...{ cannotTell: sum('cannotTell'), undecided: sum('undecided') },
  };
  return { ...first, inferred: [...first.inferred.filter((one) => !isColour(one)), all] };
}

/**
 * In: layers of one edition, the same edition each. Out: their union, and nothing that is in none of them.
 * Reports, law, policy and certificate are the first layer's; the colours that were counted are those of all, for each layer has its own.
 */
export function joinReleases(first: Release, others: readonly Release[]): Release {
  const releases = [first, ...others];
  const areaSets = joinSets(releases, first);
  const owners = ownersOf(releases);
  const select = (query: Query) =>
    releases.flatMap((release) =>
      release.select(query).filter(({ areaSet, area }) => owners.get(areaKey(areaSet, area)) === release),
    );
  return {
    ...first,
    protection: () => joinCertificates(releases.map((release) => release.protection())),
    layers: releases.flatMap(({ layers }) => layers),
    areaSets,
    areaSet: (id) => areaSets.find((set) => set.id === id),
    polygons: (id) => releases.map((release) => release.polygons(id)).find((text) => text !== undefined),
    select,
    observation: (indicator, set, area, period, group) =>
      owners.get(areaKey(set, area))?.observation(indicator, set, area, period, group),
    findings<Kind extends Finding['kind']>(kind: Kind) {
      const all = releases.flatMap((release) => release.findings(kind));
      // The same finding stands in every layer that may see its area.
      return [...new Map(all.map((finding) => [JSON.stringify(finding), finding])).values()];
    },
  };
}
