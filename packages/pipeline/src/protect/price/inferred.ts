/**
 * Would a reader decide the same? Each criterion as decided on exact figures, against what the shown figure leads to.
 * Belongs here: reading shown figures as a reader does. Does not belong: any exact figure; all of it can be counted from the release.
 * Called by protect for each layer's findings. Start with inferCriteria.
 */
import {
  type CriteriaFinding,
  type Criterion,
  type InferredCriterion,
  isShown,
  type Observation,
  type RuleSet,
  type ThreeValued,
} from '@bybalance/release';

type Operator = Criterion['operator'];
type Verdict = 'agree' | 'differ' | 'cannotTell' | 'undecided';

const holds = (value: number, operator: Operator, limit: number) =>
  operator === '>' ? value > limit : operator === '>=' ? value >= limit : value < limit;

/** What a reader concludes: from the value where there is one, from the interval where it lies on one side, else nothing. */
export function readShown(figure: Observation, operator: Operator, limit: number): ThreeValued {
  const state = (met: boolean) => (met ? 'met' : 'notMet');
  if (isShown(figure)) return state(holds(figure.value, operator, limit));
  if (figure.status !== 'under-threshold') return 'unknown';
  const atLo = holds(figure.lo, operator, limit);
  return atLo === holds(figure.hi, operator, limit) ? state(atLo) : 'unknown';
}

function judge(decided: ThreeValued, read: ThreeValued): Verdict {
  if (decided === 'unknown') return 'undecided';
  if (read === 'unknown') return 'cannotTell';
  return decided === read ? 'agree' : 'differ';
}

interface Judged {
  readonly criterion: string;
  readonly verdict: Verdict;
}

/** The law's minimum is not among the criteria; the status tells how it was decided. */
function judgeResidents({ status, residents }: CriteriaFinding, { minimumResidents }: RuleSet): Judged {
  const below = status.includes('below-minimum');
  const decided = !below ? 'met' : status.length === 1 ? 'notMet' : 'unknown';
  return {
    criterion: 'residents',
    verdict: judge(decided, readShown(residents, '>=', minimumResidents)),
  };
}

function judgeFinding(finding: CriteriaFinding, ruleSet: RuleSet): readonly Judged[] {
  const operators = new Map(ruleSet.criteria.map(({ id, operator }) => [id, operator]));
  const criteria = finding.shown.flatMap(({ criterion, state, figure, limit }): readonly Judged[] => {
    const operator = operators.get(criterion);
    if (operator === undefined) return [];
    const read = limit === undefined ? 'unknown' : readShown(figure, operator, limit);
    return [{ criterion, verdict: judge(state, read) }];
  });
  return [judgeResidents(finding, ruleSet), ...criteria];
}

/** Counts by rule set and criterion, in the order of the laws. In: the findings of one layer, as its readers see them. */
export function inferCriteria(
  findings: readonly CriteriaFinding[],
  laws: readonly RuleSet[],
): readonly InferredCriterion[] {
  return laws.flatMap((ruleSet) => {
    const judged = findings
      .filter((finding) => finding.ruleSet === ruleSet.id)
      .flatMap((finding) => judgeFinding(finding, ruleSet));
    return [...Map.groupBy(judged, ({ criterion }) => criterion)].map(([criterion, all]) => {
      const number = (wanted: Verdict) => all.filter(({ verdict }) => verdict === wanted).length;
      return {
        ruleSet: ruleSet.id,
        criterion,
        agree: number('agree'),
        differ: number('differ'),
        cannotTell: number('cannotTell'),
        undecided: number('undecided'),
      };
    });
  });
}
