/**
 * The criteria on a fact sheet: each legal area of the area with its status, its figures beside the limits, and the law's own condition apart.
 * Belongs here: laying out report/criteria-view.ts for paper. Does not belong: deciding.
 * Start with criteriaPartOf.
 */
import type { Release } from '@bybalance/release';
import type { AreaPage } from '../report/area-page.ts';
import type { CriterionRow, LegalAreaView } from '../report/criteria-view.ts';
import { limitMark, metMark, statusMark } from './marks.ts';
import type { Picture } from './svg.ts';
import type { PaperWords } from './words.ts';

export interface CriteriaPart {
  readonly title: string;
  readonly subtitle: string;
  readonly areas: readonly {
    readonly name: string;
    readonly residents: string;
    readonly mark: Picture;
    readonly status: string;
    readonly verdicts: readonly { readonly paragraph: string; readonly because: string }[];
    readonly heads: readonly string[];
    readonly rows: readonly CriterionLine[];
    readonly gates: readonly CriterionLine[];
  }[];
  readonly note: string;
}

interface CriterionLine {
  readonly title: string;
  readonly speaksOf: string;
  readonly value: string;
  readonly working: string;
  readonly scale: Picture | undefined;
  readonly cells: readonly {
    readonly mark: Picture | undefined;
    readonly text: string;
    readonly limit: string;
  }[];
}

/** The law's wording of a criterion is long; a table on paper names it as its figure is named. */
function shortTitle({ id, title }: CriterionRow, release: Release, { language }: PaperWords): string {
  const criterion = release.laws.flatMap(({ criteria }) => criteria).find((one) => one.id === id);
  return release.indicator(criterion?.indicator ?? '')?.title[language] ?? title;
}

function toCriterionLine(
  row: CriterionRow,
  view: LegalAreaView,
  release: Release,
  words: PaperWords,
): CriterionLine {
  const title = shortTitle(row, release, words);
  return {
    title: row.gate ? words.texts.report.area.gate : title,
    speaksOf: row.gate ? `${title}, ${row.speaksOf}` : row.speaksOf,
    value: row.full,
    working: row.working,
    scale: row.gate
      ? undefined
      : limitMark(
          row.dot,
          row.cells.map(({ tick }) => tick),
          row.cells[0]?.state === 'met',
        ),
    cells: view.verdicts.map(({ id }) => {
      const cell = row.cells.find(({ law }) => law === id);
      return {
        mark: cell && !row.gate ? metMark(cell.state) : undefined,
        text: cell?.stateText ?? '',
        limit: cell?.limit ?? '',
      };
    }),
  };
}

/** Undefined where the release holds no law against anything. */
export function criteriaPartOf(
  content: AreaPage,
  { release, name }: { readonly release: Release; readonly name: string },
  words: PaperWords,
): CriteriaPart | undefined {
  const { area, criteriaPage, helpers } = words.texts.report;
  if (!content.hasLegalAreas) return undefined;
  const [first, second] = content.legal[0]?.verdicts ?? [];
  return {
    title: area.criteria,
    subtitle: content.legal.length === 0 ? area.criteriaNone(name) : area.criteriaSub,
    areas: content.legal.map((view) => ({
      name: view.name,
      residents: `${area.residentsIn(view.residents)}, ${view.period}`,
      mark: statusMark(view.status.shape),
      status: `${helpers.capital(view.status.said)}${view.years === '' ? '' : `, ${criteriaPage.inARow(view.years)}`}`,
      verdicts: view.verdicts.map(({ paragraph, because }) => ({ paragraph, because })),
      heads: [
        area.criterion,
        area.figureValue,
        words.texts.paper.sheet.againstLimit,
        ...view.verdicts.map(({ paragraph }) => paragraph),
      ],
      rows: view.rows.filter(({ gate }) => !gate).map((row) => toCriterionLine(row, view, release, words)),
      gates: view.rows.filter(({ gate }) => gate).map((row) => toCriterionLine(row, view, release, words)),
    })),
    note:
      content.legal.length === 0
        ? ''
        : `${area.criteriaOpen(first?.paragraph ?? '', second?.paragraph ?? '')} ${area.ownNumbers}`,
  };
}
