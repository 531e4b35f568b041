/**
 * The register of letting tools in use: which tool a department is let by, from when, by which agreement.
 * Belongs here: shapes, and what stands of the register. Does not belong: whether a letting may be made: the program shows, it never decides one.
 * Used by the input log (which parses entries), the pages of a department, and every time axis of one.
 * Start with toolsInUse.
 */
import { REGISTERED_TOOLS, type RegisteredTool } from '@bybalance/release';

/** Names and paragraphs are in the texts. */
export const TOOLS = REGISTERED_TOOLS;
export type Tool = RegisteredTool;

/** Who decides that the tool is used. */
export const DECIDERS = ['agreement', 'council', 'organisation', 'law'] as const;
export type Decider = (typeof DECIDERS)[number];

export type ToolStep =
  | {
      readonly step: 'registered';
      readonly tool: Tool;
      readonly from: string;
      readonly to?: string | undefined;
      readonly agreement: string;
      readonly decides: Decider;
      readonly source: string;
    }
  | { readonly step: 'ended'; readonly registered: number; readonly to: string }
  /** Entered by mistake: gone from the register, kept in the log. */
  | { readonly step: 'withdrawn'; readonly registered: number };

export interface ToolInUse {
  /** Sequence of its entry in the log. */
  readonly sequence: number;
  readonly tool: Tool;
  readonly from: string;
  readonly to: string | undefined;
  readonly agreement: string;
  readonly decides: Decider;
  readonly source: string;
}

/** Entries of one department, in the order of the log → what stands, by the day it began. An end before its beginning counts for nothing. */
export function toolsInUse(
  entries: readonly { readonly sequence: number; readonly step: ToolStep }[],
): readonly ToolInUse[] {
  const standing = new Map<number, ToolInUse>();
  for (const { sequence, step } of entries) {
    if (step.step === 'registered') {
      const { step: _, ...tool } = step;
      standing.set(sequence, { ...tool, sequence, to: tool.to });
      continue;
    }
    const tool = standing.get(step.registered);
    if (step.step === 'withdrawn') standing.delete(step.registered);
    else if (tool && step.to >= tool.from) standing.set(step.registered, { ...tool, to: step.to });
  }
  return [...standing.values()].sort((a, b) => a.from.localeCompare(b.from) || a.sequence - b.sequence);
}

/** Whether a tool is in use on a day; both ends included. */
export function isInUse(tool: Pick<ToolInUse, 'from' | 'to'>, today: string): boolean {
  return tool.from <= today && (tool.to === undefined || tool.to >= today);
}
