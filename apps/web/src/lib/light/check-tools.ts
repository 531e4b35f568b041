/**
 * A department's letting tools held against the framework agreement and against the law's table. It shows; it decides no letting.
 * Belongs here: what follows from the agreement, the colour in force, the kind of area. Does not belong: words (tool-checks-view.ts).
 * “Against the law” only where the law's table leaves the tool no place at all in this kind of area; whatever is open is said to be open.
 * Start with checkTools.
 */
import {
  type AgreedColour,
  type AgreedTool,
  barredBy,
  type FrameworkAgreement,
  type LettingTool,
} from '@bybalance/release';
import { isUnknownKind, type LegalKind, type UnknownKind } from './legal-kind.ts';
import { isInUse, type ToolInUse } from './tools.ts';

export type AgreementCheck =
  | { readonly says: 'follows' | 'departs'; readonly agreed: AgreedTool; readonly colour: AgreedColour }
  /** The agreement does not speak of the tool for this colour. */
  | { readonly says: 'silent'; readonly colour: AgreedColour }
  | { readonly says: 'unknown'; readonly why: 'no-agreement' | 'not-in-force' | 'no-colour' };

export type LawCheck =
  | { readonly says: 'against'; readonly row: LettingTool }
  | { readonly says: 'nothing' }
  | { readonly says: 'unknown'; readonly why: UnknownKind };

export interface ToolCheck {
  readonly tool: ToolInUse;
  readonly agreement: AgreementCheck;
  readonly law: LawCheck;
}

export interface CheckInput {
  readonly tools: readonly ToolInUse[];
  readonly today: string;
  readonly agreement: FrameworkAgreement | undefined;
  /** undefined: no colour is in force, or it is none that an agreement speaks of. */
  readonly colour: AgreedColour | undefined;
  readonly kind: LegalKind;
  readonly law: readonly LettingTool[];
}

function againstAgreement({ tool }: ToolInUse, { agreement, colour, today }: CheckInput): AgreementCheck {
  if (agreement === undefined) return { says: 'unknown', why: 'no-agreement' };
  if (today < agreement.from || (agreement.to !== undefined && today > agreement.to))
    return { says: 'unknown', why: 'not-in-force' };
  if (colour === undefined) return { says: 'unknown', why: 'no-colour' };
  const agreed = agreement.colours[colour].find((one) => one.tool === tool);
  if (agreed === undefined) return { says: 'silent', colour };
  return { says: agreed.says === 'foreseen' ? 'follows' : 'departs', agreed, colour };
}

/** § 51 b asks its own list; every other tool the lists of §§ 61 a and 61 b. */
function againstLaw({ tool }: ToolInUse, { kind, law }: CheckInput): LawCheck {
  const own = tool === 'combined' ? kind.combined : kind.listed;
  if (!isUnknownKind(own)) {
    const row = barredBy(law, tool, own);
    return row ? { says: 'against', row } : { says: 'nothing' };
  }
  // Nothing bars it anywhere: then it does not matter what the area is.
  const mayBeBarred = law.some(
    ({ registeredAs, areas }) =>
      registeredAs === tool && areas.some((area) => barredBy(law, tool, area) !== undefined),
  );
  return mayBeBarred ? { says: 'unknown', why: own } : { says: 'nothing' };
}

/** Every tool in use today, in the order of the register. */
export function checkTools(input: CheckInput): readonly ToolCheck[] {
  return input.tools
    .filter((tool) => isInUse(tool, input.today))
    .map((tool) => ({
      tool,
      agreement: againstAgreement(tool, input),
      law: againstLaw(tool, input),
    }));
}

/** Whether there is something to look at: the agreement is departed from, or the law bars it. */
export const isRemarkable = ({ agreement, law }: ToolCheck): boolean =>
  agreement.says === 'departs' || law.says === 'against';
