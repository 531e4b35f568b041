/**
 * What was corrected since the previous edition, for the people of the desk: how many figures, by indicator and year. Never a figure.
 * Belongs here: counting them, the sentences of editions. Does not belong: deciding what stays (keep-published.ts).
 * The report stands in every layer, so areas that are not for everyone are left out. Start with correctionLines.
 */
import type { FrozenPolicy, Observation, OperationalReport, Text } from '@bybalance/release';
import type { JudgedTable } from '../judge.ts';
import type { PublishedCounts } from './published-counts.ts';

type Line = OperationalReport['lines'][number];

/** What readers of an edition with a predecessor are told. */
export const AS_FIRST_PUBLISHED: FrozenPolicy['rules'][number] = {
  id: 'udgaver',
  text: {
    da: 'Tal, der stod i forrige udgave, står som først udgivet: rettelser på op til 2 personer vises ikke. Det, der var skjult, bliver ved med at være det.',
    en: 'Figures that stood in the previous edition stand as first published: corrections of up to 2 persons are not shown. What was hidden stays so.',
  },
};

/** What the attacker is taken to know of earlier editions. */
export const ALL_EDITIONS: Text = {
  da: 'Angriberen har også alle tidligere udgaver og deres områder. Hvor et tal ikke er ændret, regner han med, at antallet heller ikke er det; hvor det er rettet, ved han ikke, med hvor mange.',
  en: 'The attacker has all earlier editions and their areas too. Where a figure has not changed, he takes it that the count has not; where it was corrected, he does not know by how many.',
};

/** Fewer figures than this are not counted out. */
const FEWEST_TOLD = 5;

const wasShown = (row: Observation | undefined) => row !== undefined && 'lo' in row;

/** Whether a figure that the previous edition showed was made of numbers that are replaced now. */
function isCorrected({ exact, verdicts, kept }: JudgedTable, index: number): boolean {
  const cell = exact.cells[index];
  if (kept === undefined || cell === undefined) return false;
  const isWhole = 'denominator' in cell && cell.denominator !== undefined;
  if (isWhole && kept.denominators[index] === undefined) return true;
  if (cell.state !== 'known' || verdicts[index]?.kind === 'over') return false;
  if (kept.numerators[index] === undefined) return true;
  return exact.outwards !== undefined && kept.outwards[index] === undefined;
}

/** Corrected figures of one table by period. */
function correctedByPeriod(judged: JudgedTable, published: PublishedCounts): ReadonlyMap<string, number> {
  const { nodes, periods, groups, indicator, cells } = judged.exact;
  const found = new Map<string, number>();
  cells.forEach((_, index) => {
    const period = periods[Math.floor(index / groups.length) % periods.length] ?? '';
    const node = Math.floor(index / (groups.length * periods.length));
    if (nodes[node]?.layer !== 'alle') return;
    const row = published.rowOf(indicator, node, period, groups[index % groups.length] ?? '');
    if (wasShown(row) && isCorrected(judged, index)) found.set(period, (found.get(period) ?? 0) + 1);
  });
  return found;
}

function toLine({ showing: { indicator } }: JudgedTable, period: string, figures: number): Line {
  const told = figures < FEWEST_TOLD ? `under ${FEWEST_TOLD}` : String(figures);
  return {
    level: 'ok',
    code: 'protect/corrected',
    text: {
      da: `Rettet siden forrige udgave: ${indicator.title.da}, ${period}: ${told} tal`,
      en: `Corrected since the previous edition: ${indicator.title.en}, ${period}: ${told} figures`,
    },
  };
}

/** A line for each indicator and year with corrected figures, or one that says there are none. In: tables held against the previous edition. */
export function correctionLines(
  judged: readonly JudgedTable[],
  published: PublishedCounts | undefined,
  edition: string | undefined,
): readonly Line[] {
  if (published === undefined || edition === undefined) return [];
  const lines = judged.flatMap((one) =>
    [...correctedByPeriod(one, published)].map(([period, figures]) => toLine(one, period, figures)),
  );
  if (lines.length > 0) return lines;
  const text = {
    da: `Ingen tal fra udgave ${edition} er rettet med mere end 2 personer`,
    en: `No figure of edition ${edition} was corrected by more than 2 persons`,
  };
  return [{ level: 'ok', code: 'protect/corrected', text }];
}
