/**
 * The paper for the yearly dialogue with one housing association: its departments' colours, key figures, why, and what would change them.
 * Belongs here: choosing and putting together. Does not belong: whose departments these are (server/pdf/dialogues.ts), layout.
 * Made from the association's own layer, and so always a closed paper.
 * Start with toDialogue.
 */
import type { Release } from '@bybalance/release';
import { collatorOf } from '../format/words.ts';
import type { Readers } from '../frame/frame.ts';
import { type DepartmentLight, proposalOf } from '../light/department.ts';
import { type DepartmentView, toDepartmentView } from '../light/department-view.ts';
import { toLightList } from '../light/list-view.ts';
import { NOT_DELIVERED } from '../report/figure.ts';
import { seriesOf } from '../report/from-release.ts';
import { periodsOf, toIndicatorView } from '../report/indicator-view.ts';
import { spokenYears } from '../report/periods.ts';
import { toPrinter } from '../report/print.ts';
import type { Words } from '../report/words.ts';
import { definitionsOf, sourcesOf } from './definitions.ts';
import { toPaper } from './paper.ts';
import type { NumberTable, Part, PartedPaper } from './parts.ts';
import { toRuns } from './runs.ts';
import { toLightLine } from './sheet-light.ts';
import type { PaperWords } from './words.ts';

const COLUMNS = 6;

export interface DialogueAsked {
  /** The association's own layer. */
  readonly release: Release;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly departments: readonly DepartmentLight[];
  readonly readers: Readers | undefined;
  readonly address: string;
}

const reportWords = ({ language, texts }: PaperWords): Words => ({ language, text: texts.report });

function sorted(
  departments: readonly DepartmentLight[],
  { language }: PaperWords,
): readonly DepartmentLight[] {
  const { compare } = collatorOf(language);
  return [...departments].sort((a, b) => compare(a.name, b.name) || compare(a.code, b.code));
}

/** The site's key figures that any of the departments has a figure of. */
function indicatorsFor({ release, departments }: DialogueAsked) {
  return release.manifest.site.keyIndicators
    .flatMap((id) => release.indicator(id) ?? [])
    .filter((indicator) =>
      departments.some(({ areaSet, code }) =>
        periodsOf(release, indicator).some(
          (period) =>
            release.observation(indicator.id, areaSet, code, period, 'total')?.status === 'published',
        ),
      ),
    )
    .slice(0, COLUMNS);
}

function figuresTable(asked: DialogueAsked, words: PaperWords): NumberTable {
  const report = reportWords(words);
  const printer = toPrinter(report);
  const columns = indicatorsFor(asked).map((indicator) => ({
    indicator,
    view: toIndicatorView(asked.release, indicator, report),
  }));
  return {
    heads: [report.text.area.department, ...columns.map(({ view }) => view.short)],
    rows: asked.departments.map(({ name, areaSet, code }) => ({
      name,
      cells: columns.map(({ indicator, view }) => {
        const newest = view.periods.slice(-1);
        const [figure = NOT_DELIVERED] = seriesOf(asked.release, indicator, { set: areaSet, code }, newest);
        return printer.cell(view.unit, figure);
      }),
    })),
    note: columns
      .map(
        ({ view }) =>
          `${view.short}: ${view.subtitle}, ${spokenYears(view, view.periods.at(-1) ?? '', report)}`,
      )
      .join('. '),
  };
}

function linesOf(view: DepartmentView, words: PaperWords): readonly string[] {
  const { dialogue } = words.texts.paper;
  if (!view.figures) return [view.lead];
  const { because, changes, noChange, flips, held } = view.figures;
  if (view.colour === 'too-small') return [dialogue.tooSmall];
  return [because, ...(held === '' ? [] : [held]), ...(changes.length > 0 ? changes : [noChange]), flips];
}

function eachOf(asked: DialogueAsked, words: PaperWords): readonly Part[] {
  return asked.departments.flatMap((department): readonly Part[] => {
    const view = toDepartmentView(department, asked.release, words);
    const rows = view.figures?.rows ?? [];
    const said = rows.map(({ indicator, title, value, upper }) => {
      const name = asked.release.indicator(indicator)?.title[words.language] ?? title;
      return `${name}: ${value} (${upper.limit}: ${upper.stateText})`;
    });
    return [
      { kind: 'subheading', title: view.name, subtitle: said.join(' · ') },
      { kind: 'bullets', entries: linesOf(view, words).map(toRuns) },
    ];
  });
}

function lightsOf({ departments }: DialogueAsked, words: PaperWords): Part {
  const { sheet } = words.texts.paper;
  const list = toLightList(departments, null, words);
  return {
    kind: 'lights',
    light: {
      title: '',
      subtitle: '',
      heads: [words.texts.report.area.department, sheet.colour, sheet.since, sheet.why],
      rows: list.groups.flatMap(({ rows }) =>
        rows.map((row) => ({ ...toLightLine(row, words), organisation: row.round })),
      ),
    },
  };
}

/** The paper; `departments` are the association's alone. */
export function toDialogue(given: DialogueAsked, words: PaperWords): PartedPaper {
  const asked = { ...given, departments: sorted(given.departments, words) };
  const { release, organisation, departments, readers, address } = asked;
  const { dialogue, sheet } = words.texts.paper;
  const ids = indicatorsFor(asked).map(({ id }) => id);
  const period =
    departments
      .flatMap((one) => proposalOf(one)?.period ?? [])
      .sort()
      .at(-1) ?? '';
  return {
    kind: 'parts',
    paper: toPaper(
      {
        manifest: release.manifest,
        layers: release.layers,
        readers,
        hasProposals: true,
        title: dialogue.title(organisation.name),
        description: dialogue.description(organisation.name, release.manifest.title[words.language]),
        address,
        stampsOpen: true,
      },
      words,
    ),
    name: organisation.name,
    over: dialogue.over,
    lead: toRuns(dialogue.lead(departments.length, organisation.name, period)),
    parts: [
      { kind: 'heading', title: dialogue.colours, subtitle: dialogue.guiding },
      lightsOf(asked, words),
      { kind: 'heading', title: dialogue.figures, subtitle: dialogue.figuresSub },
      { kind: 'table', table: figuresTable(asked, words) },
      { kind: 'heading', title: dialogue.each, subtitle: dialogue.eachSub },
      ...eachOf(asked, words),
      {
        kind: 'definitions',
        title: sheet.definitions,
        entries: definitionsOf(release, ids, words.language),
        notes: [
          sheet.hidden,
          sheet.sources(sourcesOf(release, ids, words.language).join(', ')),
          release.manifest.site.sourceLine[words.language],
        ],
      },
    ],
    more: dialogue.more,
  };
}
