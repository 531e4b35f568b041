/**
 * Which profile protects which table: by where the figures come from, never by wish.
 * Belongs here: choosing the policy and refusing what no policy allows. Does not belong: the rules themselves.
 * Person rows → rounded5, or suppressed where the site asks for it · delivered tables → leveret · published elsewhere → as-published.
 */
import { type FrozenPolicy, stricterRules } from '@bybalance/release';
import type { Catalogue, Policy, ProfileId, Site } from '../catalogue/types.ts';
import type { MeasuredTable } from '../measure/types.ts';
import { checkNoErrors, EXIT, type Issue, UserError } from '../support/errors.ts';

const PROFILE_BY_FORM: Readonly<Record<MeasuredTable['form'], ProfileId>> = {
  persons: 'rounded5',
  delivered: 'leveret',
  'published-elsewhere': 'as-published',
};

/** Rules that delivered tables cannot be held against, where the policy does not name them itself. */
const UNTESTABLE_IN_TABLES: readonly string[] = ['P2', 'P6', 'P7', 'P8'];

const place = (at: string) => ({ file: 'site.yaml', at });

function refusal(code: string, at: string, problem: string, remedy: string): Issue {
  return { level: 'error', code, place: place(at), problem, remedy };
}

/** The site's own policy. UserError protect/no-policy when the catalogue has none of that id and version. */
export function sitePolicy(policies: Catalogue['policies'], wanted: Site['policy']): Policy {
  const found = policies.find(({ id, version }) => id === wanted.id && version === wanted.version);
  if (found) return found;
  const known = policies.map(({ id, version }) => `${id}@${version}`).join(', ') || 'none';
  throw new UserError(
    [
      refusal(
        'protect/no-policy',
        'policy',
        `There is no policy ${wanted.id}@${wanted.version}.`,
        `Known: ${known}.`,
      ),
    ],
    EXIT.protectionRefused,
  );
}

/**
 * The profile that protects a table under the site's policy. Moves are rounded whatever the site asks for: nothing looks for moves that
 * could be worked out from exact ones, and rounding does not need it.
 */
export function profileOf(
  table: Pick<MeasuredTable, 'form' | 'kind'>,
  site: Pick<Policy, 'profile'>,
): ProfileId {
  const isAsked = site.profile === 'suppressed' && table.form === 'persons' && table.kind === 'atoms';
  return isAsked ? 'suppressed' : PROFILE_BY_FORM[table.form];
}

function formIssues(table: MeasuredTable, policy: Policy): readonly Issue[] {
  if (policy.profile !== 'as-published' || table.form === 'published-elsewhere') return [];
  return [
    refusal(
      table.form === 'persons' ? 'protect/persons-as-published' : 'protect/delivered-as-published',
      `sources › ${table.sourceId}`,
      `${table.indicator} comes from ${table.form === 'persons' ? 'rows of persons' : 'tables that nobody has published'}; the policy as-published would show it unprotected.`,
      'Use the policy rounded5, or take the indicator out of the site.',
    ),
  ];
}

function netIssues(table: MeasuredTable, all: readonly MeasuredTable[]): readonly Issue[] {
  if (table.kind !== 'flow' || table.direction !== 'net') return [];
  const directions = new Set(all.flatMap((other) => (other.kind === 'flow' ? [other.direction] : [])));
  if (directions.has('in') && directions.has('out')) return [];
  return [
    refusal(
      'protect/net-alone',
      `indicators › ${table.indicator}`,
      'Net moves may not be shown without the moves in and the moves out beside them.',
      'Add the indicators of moves in and moves out to the site.',
    ),
  ];
}

/** Throws UserError (exit code 4) with everything that may not be published under the site's policy. */
export function checkMayProtect(tables: readonly MeasuredTable[], policy: Policy): void {
  checkNoErrors(
    tables.flatMap((table) => [...formIssues(table, policy), ...netIssues(table, tables)]),
    EXIT.protectionRefused,
  );
}

/** The numbers that a profile works with: the strictest wins where the site's policy is another profile. */
export function policyFor(profile: ProfileId, site: Policy, policies: Catalogue['policies']): Policy {
  if (site.profile === profile) return site;
  const [newest] = policies
    .filter((policy) => policy.profile === profile)
    .sort((a, b) => b.version - a.version);
  return newest ? stricterOf(site, newest) : site;
}

/** Thresholds and base: the stricter of the two. Steps are the profile's own: they are bound to how it shows counts. */
function stricterOf(site: Policy, other: Policy): Policy {
  if (site.profile === 'as-published' || other.profile === 'as-published') return other;
  const of = (name: keyof Policy['classes']) => stricterRules(site.classes[name], other.classes[name]);
  return {
    ...other,
    base: Math.max(site.base, other.base),
    smallCount: Math.max(site.smallCount, other.smallCount),
    classes: {
      core: of('core'),
      sensitive: of('sensitive'),
      income: of('income'),
      health: of('health'),
      crime: of('crime'),
      child: of('child'),
    },
  };
}

/** What readers are told: the site's policy and the rules that delivered tables could not be held against. */
export function toFrozenPolicy(
  site: Policy,
  policies: Catalogue['policies'],
  tables: readonly MeasuredTable[],
): FrozenPolicy {
  const { id, version, title, sentence, rules, base, classes, precision } = site;
  const delivered = tables.some(({ form }) => form === 'delivered');
  const named = policyFor('leveret', site, policies).untestable;
  const more = delivered ? (named.length > 0 ? named : UNTESTABLE_IN_TABLES) : [];
  const untestable = [...new Set([...site.untestable, ...more])].sort();
  return { id, version, title, sentence, rules, untestable, base, classes, precision };
}
