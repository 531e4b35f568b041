import type { StepRefusal } from './round.ts';

/** Why nothing was written; each has its sentence in the texts. */
export type LightProblem =
  | StepRefusal
  | 'not-allowed'
  | 'not-filled-in'
  | 'older-edition'
  | 'no-colour'
  | 'ends-before-it-begins';

/** What the actions answer when nothing was written: why, in which form, and what was sent, so that it still stands there. */
export interface LightRefusal {
  readonly lightProblem: LightProblem;
  readonly lightForm: 'step' | 'tool';
  readonly lightSent: Readonly<Record<string, string>>;
}
