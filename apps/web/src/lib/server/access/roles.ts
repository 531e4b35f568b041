/**
 * The one table of roles: what each may see and do. What is not here is refused.
 * Belongs here: the table and its questions, in pairs: may… answers, checkMay… throws a sentence.
 * Does not belong: routes (routes.ts), who someone is (sessions.ts).
 * Used by the release door, the input log and every action of a page.
 * Start with ROLES.
 */
import type { Layer } from '@bybalance/release';
import type { StepName } from '../../light/steps.ts';
import type { Reader } from './reader.ts';

/** Who may read a comment: everyone who may read the report, or its partners alone. */
export const AUDIENCES = ['alle', 'samarbejde'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const ACTIONS = [
  'comment-alle',
  'comment-samarbejde',
  'withdraw-own-comment',
  'withdraw-any-comment',
  'read-light-proposals',
  'light-hearing',
  'light-reply',
  'light-answer',
  'light-placement',
  'light-approval',
  'light-treatment',
  'light-in-force',
  'light-reopening',
  'register-letting-tool',
  'register-official-list',
  'create-account',
  'read-access-log',
] as const;
export type Action = (typeof ACTIONS)[number];

interface Rights {
  /** The finest layer of the report. An association reads its own layer where the edition has one, several associations theirs. */
  readonly reads: 'alle' | 'samarbejde' | 'own-organisation';
  /** Whether it reads exact figures, in the process that serves nothing else. */
  readonly readsIntern: boolean;
  readonly does: readonly Action[];
}

const writesToPartners = ['comment-samarbejde', 'withdraw-own-comment'] as const;
// The municipality's side of a round. Who replies is the association, who answers for figures their owner too.
const runsRounds = [
  'read-light-proposals',
  'light-hearing',
  'light-answer',
  'light-placement',
  'light-approval',
  'light-treatment',
  'light-in-force',
  'light-reopening',
  'register-letting-tool',
] as const;
// Public, and part of the next edition: whoever runs the report hands it over.
const handsOver = ['register-official-list'] as const;

export const ROLES = {
  reader: { reads: 'alle', readsIntern: false, does: [] },
  // A councillor may read what the municipality holds (kommunestyrelsesloven § 9): the partners' layer, not the working one.
  councillor: { reads: 'samarbejde', readsIntern: false, does: writesToPartners },
  organisation: {
    reads: 'own-organisation',
    readsIntern: false,
    does: [...writesToPartners, 'light-reply'],
  },
  administration: {
    reads: 'samarbejde',
    readsIntern: true,
    does: ['comment-alle', ...writesToPartners, ...runsRounds, ...handsOver],
  },
  dataOwner: {
    reads: 'samarbejde',
    readsIntern: true,
    does: ['comment-alle', ...writesToPartners, 'read-light-proposals', 'light-answer'],
  },
  editor: {
    reads: 'samarbejde',
    readsIntern: true,
    does: ['comment-alle', ...writesToPartners, 'withdraw-any-comment', ...runsRounds, ...handsOver],
  },
  // Gives access and reads the log of it; needs no more of the report than anyone.
  administrator: { reads: 'alle', readsIntern: false, does: ['create-account', 'read-access-log'] },
} as const satisfies Readonly<Record<string, Rights>>;

export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** Whether a word names a role. */
export function isRole(word: string): word is Role {
  return Object.hasOwn(ROLES, word);
}

/** Something this reader may not do. The message says nothing of what is there. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** Whether a reader's role allows an action; anonymous readers may do nothing. */
export function mayDo(reader: Reader, action: Action): boolean {
  if (reader.role === 'anonymous') return false;
  return (ROLES[reader.role].does as readonly Action[]).includes(action);
}

/** NotAllowed when the role does not allow the action. */
export function checkMayDo(reader: Reader, action: Action): void {
  if (!mayDo(reader, action)) throw new NotAllowed(`The role ${reader.role} may not ${action}.`);
}

/** Whether a reader may enter the report at all; the open layer needs no account where the site publishes it. */
export function mayReadReport(reader: Reader, site: { readonly publicReport: boolean }): boolean {
  return reader.role !== 'anonymous' || site.publicReport;
}

/** NotAllowed when the report is closed to this reader. */
export function checkMayReadReport(reader: Reader, site: { readonly publicReport: boolean }): void {
  if (!mayReadReport(reader, site)) throw new NotAllowed('The report is open to accounts only.');
}

/** Whether a reader may be shown exact figures, where those are served. */
function mayReadIntern(reader: Reader): boolean {
  return reader.role !== 'anonymous' && ROLES[reader.role].readsIntern;
}

/** The layers of a reader's own organisations, in one order whoever asks. */
function ownLayers(reader: Reader): readonly Layer[] {
  if (reader.role === 'anonymous' || ROLES[reader.role].reads !== 'own-organisation') return [];
  return [...new Set(reader.organisations)].sort().map((id): Layer => `samarbejde.${id}`);
}

/**
 * The layers that this reader reads, together, of those that are served here; none where there are none for them.
 * Those of their organisations where any is there, else the finest one that is for all of their kind.
 * `intern` only where nothing else is served: it is never chosen over, or beside, another.
 */
export function layersOf(reader: Reader, served: readonly Layer[]): readonly Layer[] {
  if (served.every((layer) => layer === 'intern')) return mayReadIntern(reader) ? served : [];
  const own = ownLayers(reader).filter((layer) => served.includes(layer));
  if (own.length > 0) return own;
  const mayBePartner = reader.role !== 'anonymous' && ROLES[reader.role].reads !== 'alle';
  const common: readonly Layer[] = mayBePartner ? ['samarbejde', 'alle'] : ['alle'];
  return common.filter((layer) => served.includes(layer)).slice(0, 1);
}

/** Whether a comment for an audience may be shown to this reader. */
export function mayReadComment(reader: Reader, audience: Audience): boolean {
  return audience === 'alle' || (reader.role !== 'anonymous' && ROLES[reader.role].reads !== 'alle');
}

/** Whether a reader may see the proposal, the hearing and the log of an organisation's departments: its own people, and those who run the round. */
export function mayReadProposals(reader: Reader, organisation: string | undefined): boolean {
  if (mayDo(reader, 'read-light-proposals')) return true;
  return organisation !== undefined && ownLayers(reader).includes(`samarbejde.${organisation}`);
}

/** Whether a reader may take a kind of step for an organisation's department; an association for its own alone. */
export function mayTakeStep(reader: Reader, step: StepName, organisation: string | undefined): boolean {
  return mayDo(reader, `light-${step}`) && mayReadProposals(reader, organisation);
}

/** NotAllowed when the reader may not take the step. */
export function checkMayTakeStep(reader: Reader, step: StepName, organisation: string | undefined): void {
  if (!mayTakeStep(reader, step, organisation))
    throw new NotAllowed(`The role ${reader.role} may not take the step ${step} here.`);
}
