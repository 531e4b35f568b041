/**
 * The ministry's official lists held against the municipality's own: what each list said of each legal area, and what follows for earlier lists.
 * Belongs here: matching rows to areas, counting the official years, plans that outlive a list, what the printed values tell an attacker.
 * Does not belong: reading lists (inputs/), deciding by own figures (criteria/), showing (protect, which mints these as they stand).
 * Called by run.ts after analyse. Own decisions and the official list stand side by side: neither is ever put in the other's place.
 * Start with settleOfficial.
 */
import type {
  Inequality,
  OfficialFamily,
  OfficialFinding,
  OfficialListSheet,
  OfficialRow,
  OperationalReport,
} from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import type { ExactFinding } from '../types.ts';

/** One law's list of one day, as the build was given it. */
export interface GivenList {
  readonly listDate: string;
  readonly family: OfficialFamily;
  readonly source: string;
  /** Areas of the municipality that it does not name were not on it. */
  readonly whole: boolean;
  readonly rows: readonly OfficialRow[];
}

/** What a list says of one legal area; nothing printed, so nothing to protect. */
export interface ExactOfficial {
  readonly node: AreaNode;
  readonly finding: OfficialFinding;
}

export interface Official {
  /** The own findings, with what only earlier lists could tell. */
  readonly findings: readonly ExactFinding[];
  readonly official: readonly ExactOfficial[];
  readonly sheets: readonly OfficialListSheet[];
  readonly report: OperationalReport;
  /** Counts that printed percentages speak of, which the attacker is taken to know exactly; in no release. */
  readonly outside: readonly Inequality[];
}
