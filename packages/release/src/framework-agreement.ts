/**
 * The framework agreement (rammeaftale) between a municipality and its housing associations, as a release keeps it: which letting tools it
 * foresees for which colour. A table to read: it decides no letting, and where it says less than the law, the law stands.
 * Belongs here: its shape. Does not belong: the agreement itself (the site's file), tools in use (governed inputs), holding one against the other.
 */
import type { LettingTool, RegisteredTool } from './letting-tools.ts';
import type { Text } from './observation.ts';

/** Colours that an agreement can speak of; a department that is too small for one has none. */
export const AGREED_COLOURS = ['red', 'yellow', 'green'] as const;
export type AgreedColour = (typeof AGREED_COLOURS)[number];

/** What the agreement says of one tool for one colour. */
export interface AgreedTool {
  readonly tool: RegisteredTool;
  /** `foreseen`: it may be used · `not-foreseen`: the agreement says that it is not. */
  readonly says: 'foreseen' | 'not-foreseen';
  /** Of the agreement: "§ 4, stk. 2". */
  readonly paragraph: string;
  readonly note?: Text;
}

/** framework-agreement.json */
export interface FrameworkAgreement {
  readonly id: string;
  readonly title: Text;
  /** First and last day, both included; no last day: until it is replaced. */
  readonly from: string;
  readonly to?: string;
  readonly source: string;
  /** A tool that is not named for a colour is not spoken of. */
  readonly colours: Readonly<Record<AgreedColour, readonly AgreedTool[]>>;
}

/** What the law's table says of a tool in use: rows that leave it no place at all, without any condition. */
export function barredBy(
  tools: readonly LettingTool[],
  tool: RegisteredTool,
  kind: LettingTool['areas'][number],
): LettingTool | undefined {
  return tools.find(
    (row) =>
      row.registeredAs === tool &&
      row.areas.includes(kind) &&
      row.condition === undefined &&
      row.status.every((status) => status === 'barred' || status === 'none'),
  );
}
