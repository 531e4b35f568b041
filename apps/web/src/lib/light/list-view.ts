/**
 * The page Trafiklys: every department the reader may see a light of, grouped by colour, and the decisions of the edition.
 * Belongs here: order, groups, counts and the lead. Does not belong: whose departments these are (server/light.ts), markup.
 * Start with toLightList.
 */
import type { LightColour } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { collatorOf } from '../format/words.ts';
import {
  type DepartmentLight,
  hasRound,
  proposalOf,
  SHOWN_COLOURS,
  type ShownColour,
  standingColour,
  toShownColour,
} from './department.ts';
import type { RoundState } from './round.ts';
import {
  departs,
  isNew,
  isSettled,
  type LightWords,
  sayChange,
  sayColours,
  sayInForce,
  sayRound,
  standsSince,
} from './say.ts';

const YEARS_SHOWN = 6;
const CHANGES_SHOWN = 2;

export interface YearSymbol {
  readonly period: string;
  readonly colour: ShownColour;
  readonly text: string;
}

export interface LightRow {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  readonly colour: ShownColour;
  readonly colourText: string;
  readonly isDecided: boolean;
  readonly years: readonly YearSymbol[];
  readonly since: string;
  readonly isNew: boolean;
  readonly why: string;
  readonly changes: readonly string[];
  readonly round: string;
  readonly inForce: string;
}

export interface LightGroup {
  readonly colour: ShownColour;
  readonly title: string;
  readonly rows: readonly LightRow[];
}

export interface DecisionRow {
  readonly code: string;
  readonly name: string;
  readonly date: string;
  /** undefined for who may not see proposals. */
  readonly proposal: { readonly colour: ShownColour; readonly text: string } | undefined;
  readonly decision: { readonly colour: ShownColour; readonly text: string };
  readonly departs: boolean;
  readonly reason: string;
  readonly forum: string;
}

export interface LightList {
  readonly lead: string;
  readonly years: string;
  readonly groups: readonly LightGroup[];
  readonly stages: readonly { readonly title: string; readonly count: number }[];
  readonly decisions: readonly DecisionRow[];
  /** Whether anything of a proposal is shown: else the columns for it are left out. */
  readonly showsProposals: boolean;
  /** Associations to choose among, each with its number of departments; empty for who has but one. */
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly count: number }[];
}

function yearsOf(department: DepartmentLight, words: LightWords): readonly YearSymbol[] {
  const { light } = words.texts;
  const last = department.findings.length - 1;
  return department.findings
    .map(({ period, status }, i) => {
      const colour = i === last ? standingColour(department) : toShownColour(status);
      const text = light.list.history(period, i === last ? light.colours[colour] : sayColours(status, words));
      return { period, colour, text };
    })
    .slice(-YEARS_SHOWN);
}

function whyOf(department: DepartmentLight, words: LightWords): string {
  const proposal = proposalOf(department);
  const { placement } = department.round;
  if (proposal && placement && isSettled(department) && departs(department)) {
    const { list, colours } = words.texts.light;
    return list.decidedOtherwise(
      sayColours(proposal.status, words),
      colours[placement.colour],
      placement.reason,
    );
  }
  return proposal?.because[words.language] ?? department.round.placement?.reason ?? '';
}

function toRow(department: DepartmentLight, words: LightWords): LightRow {
  const { light } = words.texts;
  const proposal = proposalOf(department);
  const colour = standingColour(department);
  const held = isSettled(department) && departs(department);
  return {
    code: department.code,
    name: department.name,
    organisation: department.organisation?.name ?? '',
    colour,
    colourText: proposal && colour === 'unknown' ? sayColours(proposal.status, words) : light.colours[colour],
    isDecided: isSettled(department),
    years: yearsOf(department, words),
    since: proposal ? (standsSince(department) ?? light.list.sinceUnknown) : '',
    isNew: isNew(department),
    why: whyOf(department, words),
    changes: held
      ? []
      : (proposal?.changes ?? [])
          .slice(0, CHANGES_SHOWN)
          .map((change) => sayChange(change, department.laws, words)),
    round: sayRound(department, words),
    inForce: sayInForce(department, words),
  };
}

/** Who sees decisions alone is told of them alone. */
function toldLead(settled: readonly DepartmentLight[], words: LightWords): string {
  const { list } = words.texts.light;
  return settled.length === 0 ? list.nothingTold : list.told(countsOf(settled, words));
}

function countsOf(departments: readonly DepartmentLight[], { texts, language }: LightWords): string {
  const lists = new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB', { type: 'conjunction' });
  return lists.format(
    SHOWN_COLOURS.flatMap((colour) => {
      const n = departments.filter((one) => standingColour(one) === colour).length;
      return n === 0 ? [] : [texts.light.counted[colour](n)];
    }),
  );
}

function leadOf(departments: readonly DepartmentLight[], words: LightWords): string {
  const { light } = words.texts;
  const { list } = light;
  const lists = new Intl.ListFormat(words.language === 'da' ? 'da' : 'en-GB', { type: 'conjunction' });
  const period =
    departments
      .flatMap(({ findings }) => findings.at(-1)?.period ?? [])
      .sort()
      .at(-1) ?? '';
  const settled = departments.filter(isSettled);
  const fresh = departments.filter(isNew).length;
  const against = settled.filter(departs).map(({ name }) => name);
  const [only] = departments;
  if (period === '') return toldLead(settled, words);
  const said =
    departments.length === 1 && only ? light.colours[standingColour(only)] : countsOf(departments, words);
  return [
    list.lead(departments.length, said, period),
    ...(fresh === 0 ? [] : [list.newColour(fresh)]),
    settled.length === 0 ? list.none : list.decided(settled.length, departments.filter(takesPart).length),
    ...(against.length === 0 ? [] : [list.departs(lists.format(against.slice(0, 4)))]),
  ].join(' ');
}

const takesPart = (department: DepartmentLight) => !department.isParty || hasRound(department);

const STAGES: readonly RoundState[] = [
  'proposed',
  'hearing',
  'objected',
  'heard',
  'placed',
  'ready',
  'in-force',
];

function stagesOf(departments: readonly DepartmentLight[], { texts }: LightWords): LightList['stages'] {
  const inRound = departments.filter((one) => one.isParty && hasRound(one));
  if (inRound.length === 0) return [];
  return STAGES.map((state) => ({
    title: texts.light.states[state],
    count: inRound.filter(({ round }) => round.state === state).length,
  }));
}

function toDecision(
  department: DepartmentLight,
  words: LightWords,
): readonly (DecisionRow & { readonly on: string })[] {
  const { placement } = department.round;
  const proposal = proposalOf(department);
  if (!placement || !isSettled(department)) return [];
  const { colours } = words.texts.light;
  const proposed = (status: readonly LightColour[]) => ({
    colour: toShownColour(status),
    text: sayColours(status, words),
  });
  return [
    {
      code: department.code,
      name: department.name,
      on: placement.decidedOn,
      date: formatDate(placement.decidedOn, words.language),
      proposal: proposal && proposed(proposal.status),
      decision: { colour: placement.colour, text: colours[placement.colour] },
      departs: departs(department),
      reason: placement.reason,
      forum: placement.forum,
    },
  ];
}

function organisationsOf(
  departments: readonly DepartmentLight[],
  { language }: LightWords,
): LightList['organisations'] {
  const known = new Map(
    departments.flatMap(({ organisation }) =>
      organisation ? [[organisation.id, organisation.name] as const] : [],
    ),
  );
  if (known.size < 2) return [];
  const { compare } = collatorOf(language);
  return [...known]
    .map(([id, name]) => ({
      id,
      name,
      count: departments.filter(({ organisation }) => organisation?.id === id).length,
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** In: departments in any order, and the association asked for. Out: groups from red to no colour, each in the alphabet's order; decisions newest first. */
export function toLightList(
  all: readonly DepartmentLight[],
  asked: string | null,
  words: LightWords,
): LightList {
  const organisations = organisationsOf(all, words);
  const isAsked = organisations.some(({ id }) => id === asked);
  const departments = isAsked ? all.filter(({ organisation }) => organisation?.id === asked) : all;
  const { compare } = collatorOf(words.language);
  const sorted = [...departments].sort((a, b) => compare(a.name, b.name) || compare(a.code, b.code));
  const periods = sorted
    .flatMap(({ findings }) => findings.slice(-YEARS_SHOWN).map(({ period }) => period))
    .sort();
  const groups = SHOWN_COLOURS.map((colour) => {
    const rows = sorted.filter((one) => standingColour(one) === colour).map((one) => toRow(one, words));
    return { colour, title: words.texts.light.groups[colour](rows.length), rows };
  });
  return {
    lead: leadOf(sorted, words),
    years: words.texts.light.list.years(periods[0] ?? '', periods.at(-1) ?? ''),
    groups: groups.filter(({ rows }) => rows.length > 0),
    stages: stagesOf(sorted, words),
    decisions: sorted
      .flatMap((one) => toDecision(one, words))
      .sort((a, b) => b.on.localeCompare(a.on))
      .map(({ on: _, ...row }) => row),
    showsProposals: sorted.some(({ isParty }) => isParty),
    organisations,
  };
}
