/** A stretch of text of one weight. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
}

/** "Her bor **2.185**." → stretches; the marks themselves are gone. */
export function toRuns(text: string): readonly Run[] {
  return text
    .split('**')
    .map((part, i) => ({ text: part, isBold: i % 2 === 1 }))
    .filter((run) => run.text !== '');
}
