/**
 * What the law itself imposes on lettings in a listed area, whatever the colour: one table, from area status to rules.
 * Belongs here: status, paragraph, who decides, how sure it was read. Does not belong: words (texts), whether a letting may be made.
 * Almenboligloven (LBK 1171 of 2024) §§ 51 b, 51 c, 59, 60, 168 a; almenlejeloven § 69. The types of § 61 a nest: what holds for udsat holds for all.
 * Start with lawOf.
 */

/** `text` and `decides` are keys of the texts. */
export interface ImposedRule {
  readonly text:
    | 'flexible'
    | 'assignmentLong'
    | 'assignmentShort'
    | 'combined'
    | 'rejection'
    | 'plan'
    | 'exchange';
  readonly paragraph: string;
  readonly decides: 'council' | 'law' | 'plan';
  readonly sure: 'read' | 'secondary';
}

const udsat = ['udsat', 'parallelsamfund', 'omdannelse'] as const;
const listed = [...udsat, 'forebyggelse'] as const;

const RULES: readonly (ImposedRule & { readonly statuses: readonly string[] })[] = [
  { statuses: listed, text: 'flexible', paragraph: '§ 60, stk. 4', decides: 'council', sure: 'secondary' },
  { statuses: udsat, text: 'assignmentLong', paragraph: '§ 59, stk. 6', decides: 'law', sure: 'secondary' },
  {
    statuses: ['forebyggelse'],
    text: 'assignmentShort',
    paragraph: '§ 59, stk. 7',
    decides: 'law',
    sure: 'read',
  },
  { statuses: udsat, text: 'exchange', paragraph: 'almenlejeloven § 69', decides: 'law', sure: 'secondary' },
  { statuses: ['omdannelse'], text: 'rejection', paragraph: '§ 51 c', decides: 'law', sure: 'read' },
  { statuses: ['omdannelse'], text: 'plan', paragraph: '§ 168 a', decides: 'plan', sure: 'read' },
  { statuses: ['kombineret'], text: 'combined', paragraph: '§ 51 b', decides: 'council', sure: 'read' },
];

/** The rules that follow from the statuses of an area; a status that is only possible imposes nothing yet. */
export function lawOf(statuses: readonly string[]): readonly ImposedRule[] {
  return RULES.filter((rule) => rule.statuses.some((status) => statuses.includes(status))).map(
    ({ statuses: _, ...rule }) => rule,
  );
}
