/**
 * The worked example of the page on protection: made-up counts beside what the policy rounded5 makes of them.
 * Belongs here: the numbers. Does not belong: rules; the shown side is written down and a test holds it against the pipeline.
 * Used by protection-page.ts for editions under that policy; start with EXAMPLE.
 */
export interface ExampleShown {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly step: number;
}

/** What is shown of one area: a figure, an edge of the share, or nothing. */
export type ExampleSide =
  | ({ readonly kind: 'figure' } & ExampleShown)
  | { readonly kind: 'edge'; readonly side: 'under' | 'over'; readonly at: number; readonly of: number }
  | { readonly kind: 'hidden' };

export type ExampleReason = 'many' | 'some' | 'few' | 'small' | 'nearlyAll' | 'hidden' | 'total';

export interface ExampleArea {
  /** "" for all areas together. */
  readonly letter: string;
  readonly count: number;
  readonly of: number;
  readonly shown: ExampleSide;
  readonly reason: ExampleReason;
}

const figure = (count: number, of: number, share: number, step: number): ExampleSide => ({
  kind: 'figure',
  count,
  of,
  share,
  step,
});

/** The policy the example is worked under. */
export const EXAMPLE_POLICY = { id: 'rounded5', version: 1 } as const;

/** Six areas and their total, the last row. */
export const EXAMPLE: readonly ExampleArea[] = [
  { letter: 'A', count: 243, of: 1212, shown: figure(245, 1210, 0.2, 0.005), reason: 'many' },
  { letter: 'B', count: 61, of: 388, shown: figure(60, 390, 0.15, 0.01), reason: 'some' },
  { letter: 'C', count: 13, of: 92, shown: figure(15, 90, 0.15, 0.05), reason: 'few' },
  {
    letter: 'D',
    count: 3,
    of: 105,
    shown: { kind: 'edge', side: 'under', at: 0.05, of: 105 },
    reason: 'small',
  },
  {
    letter: 'E',
    count: 51,
    of: 54,
    shown: { kind: 'edge', side: 'over', at: 0.9, of: 55 },
    reason: 'nearlyAll',
  },
  { letter: 'F', count: 8, of: 16, shown: { kind: 'hidden' }, reason: 'hidden' },
  { letter: '', count: 379, of: 1867, shown: figure(380, 1865, 0.205, 0.005), reason: 'total' },
];
