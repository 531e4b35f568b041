/**
 * A department as one reader may see it: its proposals, its round, its colour in force, its letting tools.
 * Belongs here: the shape, and the colour that a page shows. Made on the server (server/light.ts), read by the view models.
 * Start with DepartmentLight.
 */
import type { LightColour, LightFinding, RuleSet } from '@bybalance/release';
import { type ColourInForce, isDecided, type Round } from './round.ts';
import type { ToolInUse } from './tools.ts';

/** What a page can show for a department; `unknown`: several colours are possible. */
export type ShownColour = LightColour | 'unknown';
export const SHOWN_COLOURS = ['red', 'yellow', 'green', 'unknown', 'too-small'] as const;

export interface DepartmentLight {
  readonly areaSet: string;
  readonly code: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string } | undefined;
  /** Whether this reader sees the proposal, the hearing and the whole log. */
  readonly isParty: boolean;
  /** Oldest first; empty for who is no party. */
  readonly findings: readonly LightFinding[];
  /** This edition's round, as far as it is told to this reader. */
  readonly round: Round;
  readonly inForce: ColourInForce | undefined;
  readonly tools: readonly ToolInUse[];
  /** The rule sets that the findings' criteria come from. */
  readonly laws: readonly RuleSet[];
}

/** The newest finding: this edition's proposal. */
export function proposalOf(department: Pick<DepartmentLight, 'findings'>): LightFinding | undefined {
  return department.findings.at(-1);
}

/** One colour when it is certain. */
export function toShownColour(status: readonly LightColour[]): ShownColour {
  const [only] = status;
  return status.length === 1 && only !== undefined ? only : 'unknown';
}

/** What stands for the department in this edition: the decision where there is one, else the proposal, else what is in force. */
export function standingColour(department: DepartmentLight): ShownColour {
  const { round, inForce } = department;
  if (round.placement && isDecided(round)) return round.placement.colour;
  const proposal = proposalOf(department);
  return proposal ? toShownColour(proposal.status) : (inForce?.colour ?? 'unknown');
}

/** Whether there is a colour to decide: not for a department that is too small for one. */
export function hasRound(department: Pick<DepartmentLight, 'findings'>): boolean {
  const proposal = proposalOf(department);
  return proposal !== undefined && toShownColour(proposal.status) !== 'too-small';
}
