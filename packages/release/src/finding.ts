/**
 * What analysis found, of every kind. A kind's own shape lies in its own file.
 * Start with Finding.
 */
import type { IndexFinding, SegregationFinding } from './balance.ts';
import type { CriteriaFinding } from './criteria.ts';
import type { LightFinding } from './light.ts';
import type { OfficialFinding } from './official-list.ts';
import type { AnyOutlookFinding } from './outlook.ts';

/** What analysis found, as one layer's readers may see it. */
export type Finding =
  | CriteriaFinding
  | IndexFinding
  | SegregationFinding
  | LightFinding
  | AnyOutlookFinding
  | OfficialFinding;

/** The findings of one kind. */
export type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>;
