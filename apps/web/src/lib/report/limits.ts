/**
 * The law's limit beside a figure: its value, its words, and whether a dot lies beyond it.
 * Belongs here: reading the frozen limit. Does not belong: deciding a criterion; that is done on exact figures, for legal areas.
 * Start with limitAt.
 */
import { stepOf } from './axis-text.ts';
import { type Figure, isPrinted } from './figure.ts';
import { toPrinter } from './print.ts';
import type { SentenceFrame } from './sentence.ts';

type Operator = 'over' | 'under' | 'mindst';

/** The law's operator in words: overstiger = over, mindst = mindst, mindre end = under. */
export function operatorWord(operator: '>' | '>=' | '<'): Operator {
  if (operator === '<') return 'under';
  return operator === '>=' ? 'mindst' : 'over';
}

const EPSILON = 1e-9;

/** Whether a printed figure lies beyond a limit. The law decides on legal areas and exact figures; this only counts dots on a page. */
export function isBeyond(figure: Figure, limit: number, operator: '>' | '>=' | '<'): boolean {
  if (!isPrinted(figure)) return false;
  if (operator === '<') return figure.value < limit - EPSILON;
  return operator === '>' ? figure.value > limit + EPSILON : figure.value >= limit - EPSILON;
}

/** The limit of the frame's period, with its text; undefined where none is known. */
export function limitAt(frame: SentenceFrame):
  | {
      readonly value: number;
      readonly text: string;
      readonly spoken: string;
      readonly operator: '>' | '>=' | '<';
    }
  | undefined {
  const { indicator, words, period } = frame;
  const value = indicator.limit?.byPeriod[period];
  if (!indicator.limit || value === undefined) return undefined;
  const printer = toPrinter(words);
  const step = Math.min(stepOf(value), 0.01);
  return {
    value,
    text: printer.value(indicator.unit, value, step),
    spoken: printer.spokenValue(indicator.unit, value, step),
    operator: indicator.limit.operator,
  };
}
