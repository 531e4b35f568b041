/**
 * The ministry's official lists of a site: its files and what people entered in the report, as one list of lists.
 * Belongs here: reading both, telling all that is wrong, taking this municipality's rows, and which list stands where two speak of one day.
 * Does not belong: what a list means for an area (analyse/official). Read by run.ts and by `inputs official`.
 * Later ones replace earlier ones of the same day and law: files in the site's order, then the inbox in its own. Withdrawn ones are gone.
 * Start with readOfficialLists.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  familyOf,
  type ListProblem,
  OFFICIAL_FAMILIES,
  type OfficialFamily,
  type OfficialRow,
  parseOfficialList,
} from '@bybalance/release';
import { z } from 'zod';
import type { SiteOfficialLists } from '../catalogue/official-lists.ts';
import { type Issue, UserError } from '../support/errors.ts';
import type { InboxInput } from './inbox.ts';
import { toIssue } from './list-problems.ts';

/** One law's list of one day: this municipality's rows of it, perhaps none. */
export interface OfficialList {
  readonly listDate: string;
  readonly family: OfficialFamily;
  readonly source: string;
  readonly whole: boolean;
  readonly rows: readonly OfficialRow[];
}

interface HandedOver {
  readonly source: string;
  readonly whole: readonly OfficialFamily[];
  readonly rows: readonly OfficialRow[];
}

/** What the report writes: the text as it was handed over, so that the log holds what people saw. */
const entered = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('registered'),
    source: z.string(),
    whole: z.array(z.enum(OFFICIAL_FAMILIES)),
    text: z.string(),
  }),
  z.strictObject({ step: z.literal('withdrawn'), registered: z.int().positive() }),
]);

export const OFFICIAL_KIND = 'officialList';

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const notText = (file: string): Issue => ({
  level: 'error',
  code: 'official-list/not-utf-8',
  place: { file, line: 1 },
  problem: 'The file is not UTF-8.',
  remedy: 'Save it as “CSV UTF-8”.',
});

interface Read {
  readonly rows: readonly OfficialRow[];
  readonly issues: readonly Issue[];
}

function parsed(text: string, file: string): Read {
  const { rows, problems } = parseOfficialList(text);
  return {
    rows: rows.map(({ line: _, ...row }) => row),
    issues: problems.map((problem: ListProblem) => toIssue(problem, file)),
  };
}

/** A file → its rows and every issue in it. ENOENT and its like pass through: the command line has words for them. */
export function readOfficialFile(path: string): Read {
  const file = basename(path);
  const text = decode(readFileSync(path));
  return text === undefined ? { rows: [], issues: [notText(file)] } : parsed(text, file);
}

const damaged = (sequence: number): Issue => ({
  level: 'error',
  code: 'inputs/damaged-list',
  place: { file: 'inbox', at: `${OFFICIAL_KIND} › ${sequence}` },
  problem: 'The input is no official list that this version knows.',
  remedy: 'Build with the version that serves the report, or withdraw the list there and pull again.',
});

function ofInbox(
  inbox: readonly InboxInput[],
): readonly (HandedOver & { readonly issues: readonly Issue[] })[] {
  const steps = inbox
    .filter(({ kind }) => kind === OFFICIAL_KIND)
    .map(({ sequence, payload }) => ({ sequence, step: entered.safeParse(payload).data }));
  const withdrawn = new Set(
    steps.flatMap(({ step }) => (step?.step === 'withdrawn' ? [step.registered] : [])),
  );
  return steps.flatMap(({ sequence, step }) => {
    if (step === undefined) return [{ source: '', whole: [], rows: [], issues: [damaged(sequence)] }];
    if (step.step === 'withdrawn' || withdrawn.has(sequence)) return [];
    const { source, whole, text } = step;
    return [{ source, whole, ...parsed(text, `inbox › ${OFFICIAL_KIND} › ${sequence}`) }];
  });
}

const isOurs =
  (municipality: string | undefined) =>
  ({ municipality: own }: OfficialRow) =>
    own === undefined || municipality === undefined || Number(own) === Number(municipality);

/** A list of all Denmark needs to know who we are. */
function checkKnowsUs(rows: readonly OfficialRow[], municipality: string | undefined): readonly Issue[] {
  const codes = new Set(rows.flatMap((row) => row.municipality ?? []));
  if (municipality !== undefined || codes.size < 2) return [];
  return [
    {
      level: 'error',
      code: 'official-list/which-municipality',
      place: { file: 'site.yaml', at: 'officialLists › municipality' },
      problem: `A list holds areas of ${codes.size} municipalities, and the site does not say which is its own.`,
      remedy: 'Write the municipality’s four digits there.',
    },
  ];
}

function listsOf(
  { source, whole, rows }: HandedOver,
  municipality: string | undefined,
): readonly OfficialList[] {
  const byList = Map.groupBy(rows, ({ listDate, status }) => `${listDate} ${familyOf(status)}`);
  return [...byList.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const family = familyOf(first.status);
    const own = all.filter(isOurs(municipality));
    return [{ listDate: first.listDate, family, source, whole: whole.includes(family), rows: own }];
  });
}

const yearAndFamily = ({ listDate, family }: OfficialList) => `${listDate.slice(0, 4)} ${family}`;

/**
 * In: where the site's files are, the inbox. Out: lists by date and law.
 * UserError with every issue of every list: `official-list/…`, `inputs/damaged-list`.
 */
export function readOfficialLists(
  { files, municipality }: SiteOfficialLists,
  inbox: readonly InboxInput[],
): readonly OfficialList[] {
  const fromFiles = files.map(({ path, source, whole }) => ({ source, whole, ...readOfficialFile(path) }));
  const all = [...fromFiles, ...ofInbox(inbox)];
  const issues = [
    ...all.flatMap((one) => one.issues),
    ...checkKnowsUs(
      all.flatMap(({ rows }) => rows),
      municipality,
    ),
  ];
  if (issues.length > 0) throw new UserError(issues);
  const lists = all.flatMap((one) => listsOf(one, municipality));
  const standing = new Map(lists.map((list) => [yearAndFamily(list), list]));
  return [...standing.values()].sort((a, b) =>
    `${a.listDate} ${a.family}` < `${b.listDate} ${b.family}` ? -1 : 1,
  );
}
