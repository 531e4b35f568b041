/**
 * Would a reader give the department the same colour? The colour as it was worked out, against what the shown figures lead to by themselves.
 * Belongs here: reading figures as a reader does, by the rules that the release tells. Does not belong: any exact figure, nor a decision that was
 * not told; all of it can be counted from the layer's own findings, so the counts tell nothing new.
 * Called by protect for each association's layer. Start with inferLights.
 */
import {
  type InferredCriterion,
  LIGHT_ROW,
  type LightColour,
  type LightCriterion,
  type LightFinding,
  type LightRules,
  type RuleSet,
} from '@bybalance/release';
import { fraction, fromDecimal, multiply, toNumber } from '../../support/fraction.ts';
import { possibleColours } from '../light/colours.ts';
import type { Held, States } from '../light/held.ts';
import { readShown } from './inferred.ts';

type Law = Pick<RuleSet, 'id' | 'criteria'>;

/** The line within the margin of the upper limit, on the side that is not met yet. */
function nearOf(
  upper: number,
  operator: RuleSet['criteria'][number]['operator'],
  { margin }: LightRules,
): number {
  const part = margin.denominator + (operator === '<' ? margin.numerator : -margin.numerator);
  return toNumber(multiply(fromDecimal(upper), fraction(BigInt(part), BigInt(margin.denominator))));
}

/** One criterion as a reader holds it: the shown value against each line. */
function readOne(
  { criterion, indicator, title, figure, limits }: LightCriterion,
  rules: LightRules,
  laws: readonly Law[],
): { readonly held: Pick<Held, 'lines' | 'rule'>; readonly states: States } | undefined {
  const law = laws.find(({ id }) => id === rules.upper);
  const found = law?.criteria.find(({ id }) => id === criterion);
  if (found === undefined) return undefined;
  const { operator, subject } = found;
  const near = limits.upper === undefined ? undefined : nearOf(limits.upper, operator, rules);
  const read = (limit: number | undefined) =>
    limit === undefined ? 'unknown' : readShown(figure, operator, limit);
  const line = (limit: number | undefined) => (limit === undefined ? undefined : fromDecimal(limit));
  return {
    held: {
      rule: { id: criterion, indicator, operator, title, subject },
      lines: { upper: line(limits.upper), lower: line(limits.lower), near: line(near) },
    },
    states: { upper: read(limits.upper), lower: read(limits.lower), near: read(near) },
  };
}

/** The one colour that the shown figures of the year lead to; undefined where they leave several. */
function readColour(
  { criteria }: LightFinding,
  rules: LightRules,
  laws: readonly Law[],
): LightColour | undefined {
  const [colour, ...others] = possibleColours(
    criteria.flatMap((one) => readOne(one, rules, laws) ?? []),
    rules,
  );
  return others.length === 0 ? colour : undefined;
}

type Verdict = 'agree' | 'differ' | 'cannotTell' | 'undecided';

function judge(finding: LightFinding, rules: LightRules, laws: readonly Law[]): Verdict {
  const [colour, ...others] = finding.computed;
  if (colour === undefined || others.length > 0) return 'undecided';
  const read = readColour(finding, rules, laws);
  if (read === undefined) return 'cannotTell';
  return read === colour ? 'agree' : 'differ';
}

/**
 * Counts of departments and years, of the year's figures alone; a department too small for a colour is no case.
 * In: the findings of one layer. Out: one row, as the criteria have theirs; none where there are no findings.
 */
export function inferLights(
  findings: readonly LightFinding[],
  rules: LightRules,
  laws: readonly Law[],
): readonly InferredCriterion[] {
  const verdicts = findings
    .filter(({ computed }) => !computed.every((colour) => colour === 'too-small'))
    .map((finding) => judge(finding, rules, laws));
  if (verdicts.length === 0) return [];
  const number = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return [
    {
      ruleSet: rules.id,
      criterion: LIGHT_ROW,
      agree: number('agree'),
      differ: number('differ'),
      cannotTell: number('cannotTell'),
      undecided: number('undecided'),
    },
  ];
}
