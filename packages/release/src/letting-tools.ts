/**
 * Which letting tool the law has for which kind of area, as a release shows it: a table to read, never a decision on a letting.
 * Belongs here: its shape. Does not belong: the rows (catalogue/laws/letting-tools.yaml), tools that a department uses (governed inputs).
 * Every row says where it was read and how sure that is.
 */
import type { Citation } from './law.ts';
import type { Text } from './observation.ts';

/**
 * `ordinary` none of the following · `forebyggelse` § 61 b · `udsat`, `parallelsamfund`, `omdannelse` § 61 a ·
 * `plan-running` off the list with a plan under § 168 a · `kombineret` on the list of § 51 b, whatever else · `not-kombineret` not on it.
 */
export const LETTING_AREAS = [
  'ordinary',
  'forebyggelse',
  'udsat',
  'parallelsamfund',
  'omdannelse',
  'plan-running',
  'kombineret',
  'not-kombineret',
] as const;
export type LettingArea = (typeof LETTING_AREAS)[number];

/** `none`: the rule does not exist there; `goes-on`: it outlives the list; `ordinary-rule`: no more than everywhere. */
export const LETTING_STATUSES = ['may', 'must', 'barred', 'none', 'goes-on', 'ordinary-rule'] as const;
export type LettingStatus = (typeof LETTING_STATUSES)[number];

/** Tools that a department may be registered with: almenboligloven §§ 51 b, 51 c, 59, 60, 60 a and the order on letting. */
export const REGISTERED_TOOLS = [
  'assignment',
  'flexible',
  'obligatoryFlexible',
  'combined',
  'obligatoryRejection',
  'priority',
  'advertising',
] as const;
export type RegisteredTool = (typeof REGISTERED_TOOLS)[number];

/** letting-tools.json holds an array of these. */
export interface LettingTool {
  /** "FL-2" */
  readonly id: string;
  /** Groups the rows: "fleksibel-udlejning". */
  readonly tool: string;
  /** The tool in use that the row speaks of; missing: none that is registered. */
  readonly registeredAs?: RegisteredTool;
  readonly title: Text;
  readonly areas: readonly LettingArea[];
  /** Kinds of area for which the row is not settled. */
  readonly unsureAreas: readonly LettingArea[];
  /** More than one where the text leaves both open: "may/must". */
  readonly status: readonly LettingStatus[];
  /** "by agreement", "as the main order". */
  readonly condition: Text | undefined;
  /** As it is cited: "§ 60, stk. 4". */
  readonly paragraph: string;
  readonly rule: Text;
  /** undefined: nobody decides, it follows. */
  readonly decides: Text | undefined;
  readonly source: string;
  readonly certainty: Citation['certainty'];
  readonly note: Text | undefined;
}
