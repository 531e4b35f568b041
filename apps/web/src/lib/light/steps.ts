/**
 * The steps of a round, as people enter them: what each says.
 * Belongs here: shapes and limits. Does not belong: which step may follow which (round.ts), who may take it (server/access/roles.ts).
 * Used by the input log (which parses them), the round and its forms. Dates are days, "2026-03-20".
 * Start with RoundStep.
 */

/** The colours a forum can place a department in; too small a department gets none. */
export const PLACED_COLOURS = ['red', 'yellow', 'green'] as const;
export type PlacedColour = (typeof PLACED_COLOURS)[number];

export const LONGEST_REASON = 2000;
export const LONGEST_NAME = 200;

export type RoundStep =
  /** The municipality sends the proposal to the association. */
  | { readonly step: 'hearing'; readonly deadline: string }
  /** The association answers; an objection to data holds the round until it is answered. */
  | { readonly step: 'reply'; readonly text: string; readonly objectsToData: boolean }
  /** The municipality's answer to an objection to data. */
  | { readonly step: 'answer'; readonly text: string }
  /** The agreement's forum places the department. */
  | {
      readonly step: 'placement';
      readonly colour: PlacedColour;
      readonly reason: string;
      readonly forum: string;
      readonly decidedOn: string;
    }
  /** A second person confirms that the placement is written as it was decided. */
  | { readonly step: 'approval' }
  /** A political body has treated the placement: it stands, or goes back to the forum. */
  | {
      readonly step: 'treatment';
      readonly body: string;
      readonly treatedOn: string;
      readonly outcome: 'stands' | 'sent-back';
      readonly note: string;
    }
  /** The colour applies from a day. */
  | { readonly step: 'in-force'; readonly from: string }
  /** What was placed is taken up again; what stood in the log stays there. */
  | { readonly step: 'reopening'; readonly reason: string };

export const STEPS = [
  'hearing',
  'reply',
  'answer',
  'placement',
  'approval',
  'treatment',
  'in-force',
  'reopening',
] as const satisfies readonly RoundStep['step'][];
export type StepName = (typeof STEPS)[number];

/** A step as it stands in the log. */
export interface TakenStep {
  readonly sequence: number;
  /** ISO time of writing. */
  readonly at: string;
  readonly account: string;
  readonly role: string;
  readonly step: RoundStep;
}
