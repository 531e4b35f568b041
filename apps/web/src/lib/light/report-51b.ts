/**
 * The report under § 51 b, due on 1 September for the year from 1 June to 31 May: where combined letting may be used, and where it was.
 * Belongs here: what release and register know, as rows; and the file of them. Does not belong: numbers of applicants, which nobody hands over here.
 * What is unknown says so. Figures are the ministry's as printed, and the municipality's own as shown.
 * Start with toReport51b.
 */
import type { OfficialFinding, OfficialRow, Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { collatorOf } from '../format/words.ts';
import { type CsvForm, writeRows } from '../report/csv.ts';
import { toFigure } from '../report/figure.ts';
import { toPrinter } from '../report/print.ts';
import type { DepartmentLight } from './department.ts';
import type { LightWords } from './say.ts';
import type { SaidChecks } from './tool-checks-view.ts';
import type { ToolInUse } from './tools.ts';

export interface ReportArea {
  readonly name: string;
  readonly residents: string;
  readonly outside: string;
}

export interface ReportTool {
  readonly code: string;
  readonly name: string;
  readonly organisation: string;
  readonly period: string;
  readonly agreement: string;
  readonly decides: string;
  readonly source: string;
  readonly check: string;
}

export interface Report51b {
  readonly municipality: string;
  /** The year it ends in: "2026". */
  readonly year: string;
  readonly years: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly due: string;
  /** Day of the ministry's list; undefined: none was handed over. */
  readonly listDate: string | undefined;
  readonly areas: readonly ReportArea[];
  readonly tools: readonly ReportTool[];
  readonly edition: string;
  readonly layer: string;
}

/** The last 31 May that has been: reports speak of whole years. */
export function reportYear(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) > '05-31' ? year : year - 1;
}

/** Years that can be chosen: three back. */
const YEARS_BACK = 3;

const spanOf = (year: number) => ({ from: `${year - 1}-06-01`, to: `${year}-05-31` });

const isWithin = ({ from, to }: ToolInUse, span: ReturnType<typeof spanOf>) =>
  from <= span.to && (to === undefined || to >= span.from);

function printOutside(row: Pick<OfficialRow, 'figures'>, { language, texts }: LightWords): string {
  const found = row.figures.find(({ subject }) => subject === 'work');
  if (found === undefined) return texts.light.checks.report.notKnown;
  const decimals = found.percent.split('.')[1]?.length ?? 0;
  const printer = toPrinter({ language, text: texts.report });
  return printer.value('share', Number(found.percent) / 100, 10 ** -(decimals + 2));
}

function residentsOf(release: Release, subject: string, period: string, words: LightWords): string {
  const [set = '', code = ''] = subject.split('/');
  const shown = release.observation('indbyggere', set, code, period);
  const { notKnown } = words.texts.light.checks.report;
  if (shown === undefined) return notKnown;
  return toPrinter({ language: words.language, text: words.texts.report }).cell(
    'count',
    toFigure(shown, 'count'),
  );
}

function areaOf(release: Release, finding: OfficialFinding, words: LightWords): ReportArea {
  const { report } = words.texts.light.checks;
  const printer = toPrinter({ language: words.language, text: words.texts.report });
  const own = residentsOf(release, finding.subject, finding.period, words);
  const list = finding.residents === undefined ? report.notKnown : printer.number(finding.residents, 1);
  return {
    name: finding.name ?? finding.subject,
    residents: report.listOwn(list, own),
    outside: printOutside({ figures: finding.shown }, words),
  };
}

function areasOf(release: Release, year: number, words: LightWords) {
  const { to } = spanOf(year);
  const sheet = release
    .officialLists()
    .findLast(({ family, listDate }) => family === 'par51b' && listDate <= to);
  if (sheet === undefined) return { listDate: undefined, areas: [] };
  const known = release
    .findings('official')
    .filter(
      ({ ruleSet, listDate, status }) =>
        ruleSet === 'par51b' && listDate === sheet.listDate && status[0] === 'kombineret',
    )
    .map((finding) => areaOf(release, finding, words));
  const printer = toPrinter({ language: words.language, text: words.texts.report });
  const unknown = sheet.unknown.map((row) => ({
    name: row.area,
    residents:
      row.residents === undefined
        ? words.texts.light.checks.report.notKnown
        : printer.number(row.residents, 1),
    outside: printOutside(row, words),
  }));
  return { listDate: sheet.listDate, areas: [...known, ...unknown] };
}

export interface Asked51b {
  readonly departments: readonly DepartmentLight[];
  readonly checksOf: (department: DepartmentLight) => SaidChecks;
  /** As in the address; null: the last whole year. */
  readonly year: string | null;
  readonly today: string;
}

function toolsOf(
  { departments, checksOf }: Asked51b,
  year: number,
  words: LightWords,
): readonly ReportTool[] {
  const { tools: t } = words.texts.light;
  const date = (day: string) => formatDate(day, words.language);
  const { compare } = collatorOf(words.language);
  return departments
    .flatMap((department) => {
      const used = department.tools.filter((one) => one.tool === 'combined' && isWithin(one, spanOf(year)));
      const checks = used.length === 0 ? {} : checksOf(department);
      return used.map((one) => ({
        code: department.code,
        name: department.name,
        organisation: department.organisation?.name ?? '',
        period: one.to === undefined ? t.running(date(one.from)) : t.span(date(one.from), date(one.to)),
        agreement: one.agreement,
        decides: t.deciders[one.decides],
        source: one.source,
        check: (checks[one.sequence] ?? []).map(({ text }) => text).join('. '),
      }));
    })
    .sort((a, b) => compare(a.name, b.name));
}

/** In: the layer that the reader reads, their departments. Out: the report, with nothing in it that the reader cannot see elsewhere. */
export function toReport51b(release: Release, asked: Asked51b, words: LightWords): Report51b {
  const last = reportYear(asked.today);
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, i) => last - i);
  const year = years.find((one) => String(one) === asked.year) ?? last;
  const { from, to } = spanOf(year);
  const { listDate, areas } = areasOf(release, year, words);
  const date = (day: string) => formatDate(day, words.language);
  const { layers } = words.texts;
  const names: Readonly<Record<string, string>> = {
    alle: layers.alle,
    samarbejde: layers.samarbejde,
    intern: layers.intern,
  };
  const organisations = release.manifest.organisations ?? [];
  const layerName = (layer: string) =>
    names[layer] ??
    layers.onlyFor(organisations.find(({ id }) => layer === `samarbejde.${id}`)?.name ?? layer);
  return {
    municipality: release.manifest.site.municipality,
    year: String(year),
    years: years.map(String),
    from: date(from),
    to: date(to),
    due: date(`${year}-09-01`),
    listDate: listDate && date(listDate),
    areas,
    tools: toolsOf(asked, year, words),
    edition: release.manifest.edition,
    layer: release.layers.map(layerName).join(', '),
  };
}

/** The report as one table: its areas, its tools, and what nobody here knows. */
export function toReport51bCsv(report: Report51b, form: CsvForm, words: LightWords): string {
  const t = words.texts.light.checks.report;
  const stamp = [`${t.basis}, ${report.from} – ${report.to}`, t.stamp(report.edition, report.layer)];
  return writeRows(
    [
      [
        t.year,
        t.areas,
        t.department,
        t.organisation,
        t.period,
        t.agreement,
        t.decides,
        t.source,
        t.residents,
        t.outside,
        t.check,
        '',
        '',
      ],
      ...(report.listDate === undefined
        ? [[report.year, t.noList, '', '', '', '', '', '', '', '', '', ...stamp]]
        : []),
      ...report.areas.map((area) => [
        ...[report.year, area.name, '', '', '', '', '', '', area.residents, area.outside, '', ...stamp],
      ]),
      ...report.tools.map((tool) => [
        ...[report.year, '', `${tool.code} ${tool.name}`, tool.organisation, tool.period, tool.agreement],
        ...[tool.decides, tool.source, '', '', tool.check, ...stamp],
      ]),
      ...t.unknown.map((one) => [
        report.year,
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        `${t.unknownTitle}: ${one}`,
        ...stamp,
      ]),
    ],
    form,
  );
}
