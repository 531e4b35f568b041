/**
 * The municipality as a whole: where conditions are lower and which way they move, and how unevenly groups are spread.
 * Belongs here: laying out the index and segregation findings. Does not belong: working anything out, markup.
 * The newest period with a known class is shown; what is unknown is told with its reason, never left out.
 * Start with toStatusMatrix and toSpreads.
 */
import {
  DIRECTION_CLASSES,
  type IndexFinding,
  type IndexSheet,
  type IndexVerdict,
  type Release,
  STATUS_CLASSES,
} from '@bybalance/release';
import { areaNames, mainSet } from './from-release.ts';
import { periodName, periodNumber } from './periods.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

export interface MatrixArea {
  readonly code: string;
  readonly name: string;
  /** The class would be another under more than a fifth of all weightings, or worked out with medians. */
  readonly unsteady: boolean;
}

export interface MatrixRow {
  readonly status: (typeof STATUS_CLASSES)[number];
  readonly name: string;
  /** In the order of the columns. */
  readonly cells: readonly (readonly MatrixArea[])[];
}

export interface StatusMatrix {
  readonly title: string;
  readonly subtitle: string;
  readonly lead: string;
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** Areas without a status, by reason. */
  readonly unknown: readonly { readonly reason: string; readonly areas: readonly MatrixArea[] }[];
  readonly note: string;
  /** Class of each area in the order of areaNames, 0 the most favourable; undefined where it is unknown. */
  readonly classes: readonly (number | undefined)[];
}

const UNSTEADY_FROM = 0.2;

const isUnsteady = (verdict: IndexVerdict<string>) =>
  verdict.class !== 'unknown' &&
  'robustClass' in verdict &&
  (verdict.changedByWeights.share > UNSTEADY_FROM ||
    (verdict.robustClass !== undefined && verdict.robustClass !== verdict.class));

interface Placed {
  readonly area: MatrixArea;
  readonly finding: IndexFinding | undefined;
}

/** Every main area with its finding, in the alphabet's order. */
function placedAt(release: Release, findings: readonly IndexFinding[]): readonly Placed[] {
  const set = mainSet(release)?.id ?? '';
  const bySubject = new Map(findings.map((finding) => [finding.subject, finding]));
  return areaNames(release).map(({ code, name }) => {
    const finding = bySubject.get(`${set}/${code}`);
    const unsteady = finding ? isUnsteady(finding.status) || isUnsteady(finding.direction) : false;
    return { area: { code, name, unsteady }, finding };
  });
}

function reasonOf(release: Release, sheet: IndexSheet, { finding }: Placed, words: Words): string {
  const { balance: t } = words.text;
  const verdict = finding?.status;
  if (verdict?.class !== 'unknown' || !('reason' in verdict)) return t.notPart;
  if (verdict.reason === 'few-residents')
    return t.fewResidents(toPrinter(words).number(sheet.residents?.minimum ?? 0, 1));
  const own: Readonly<Record<string, string>> = t.reasons;
  const figures: Readonly<Record<string, string>> = words.text.figures.reason;
  const why = own[verdict.reason] ?? figures[verdict.reason] ?? words.text.figures.long.unavailable;
  const title = verdict.indicator && release.indicator(verdict.indicator)?.title[words.language];
  return title ? t.reasonOf(title, why) : why;
}

function unknownOf(
  release: Release,
  sheet: IndexSheet,
  placed: readonly Placed[],
  words: Words,
): StatusMatrix['unknown'] {
  const byReason = new Map<string, MatrixArea[]>();
  for (const one of placed.filter(({ finding }) => (finding?.status.class ?? 'unknown') === 'unknown')) {
    const reason = reasonOf(release, sheet, one, words);
    byReason.set(reason, [...(byReason.get(reason) ?? []), one.area]);
  }
  return [...byReason].map(([reason, areas]) => ({ reason, areas }));
}

function leadOf(placed: readonly Placed[], period: string, words: Words): string {
  const low = placed.filter(({ finding }) =>
    ['lower', 'much-lower'].includes(finding?.status.class ?? 'unknown'),
  );
  const moving = (direction: string) =>
    low.filter(({ finding }) => finding?.direction.class === direction).length;
  const unknown = placed.filter(({ finding }) => (finding?.status.class ?? 'unknown') === 'unknown').length;
  return words.text.balance.lead(periodName(period, words), {
    low: low.length,
    all: placed.length,
    falling: moving('falling'),
    rising: moving('rising'),
    unknown,
  });
}

/** The matrix of the release's first declared index; undefined where it has none, or nothing is known. */
export function toStatusMatrix(release: Release, words: Words): StatusMatrix | undefined {
  const [sheet] = release.catalogue.indices ?? [];
  if (!sheet) return undefined;
  const all = release.findings('index').filter((finding) => finding.ruleSet === sheet.id);
  const period = newest(all.filter(({ status }) => status.class !== 'unknown').map((one) => one.period));
  if (period === undefined) return undefined;
  const placed = placedAt(
    release,
    all.filter((finding) => finding.period === period),
  );
  const known = placed.filter(({ finding }) => (finding?.status.class ?? 'unknown') !== 'unknown');
  const directions = [...DIRECTION_CLASSES, 'unknown' as const].filter(
    (direction) =>
      direction !== 'unknown' || known.some(({ finding }) => finding?.direction.class === 'unknown'),
  );
  const { balance: t } = words.text;
  const noisy = known.filter(({ finding }) => {
    const direction = finding?.direction;
    return direction !== undefined && 'withinNoise' in direction && direction.withinNoise;
  });
  return {
    title: sheet.title[words.language],
    subtitle: t.subtitle(
      partsAt(sheet, period).map(
        (part) => release.indicator(part.indicator)?.title[words.language] ?? part.indicator,
      ),
      periodName(period, words),
      sheet.base,
      sheet.changeYears,
    ),
    lead: leadOf(placed, period, words),
    columns: directions.map((direction) => t.directions[direction]),
    rows: STATUS_CLASSES.map((status) => ({
      status,
      name: t.statuses[status],
      cells: directions.map((direction) =>
        known
          .filter(({ finding }) => finding?.status.class === status && finding.direction.class === direction)
          .map(({ area }) => area),
      ),
    })),
    unknown: unknownOf(release, sheet, placed, words),
    note: [
      placed.some(({ area }) => area.unsteady) ? t.unsteadyNote : '',
      noisy.length > 0 ? t.noiseNote(noisy.length) : '',
      sheet.caveat[words.language],
    ]
      .filter((part) => part !== '')
      .join(' '),
    classes: placed.map(({ finding }) => {
      const found = STATUS_CLASSES.findIndex((status) => status === finding?.status.class);
      return found < 0 ? undefined : found;
    }),
  };
}

/** The parts that the index had in a period: one may have been given up, or come later. */
const partsAt = ({ parts }: IndexSheet, period: string) =>
  parts.filter(
    ({ from, to }) =>
      (from === undefined || periodNumber(from) <= periodNumber(period)) &&
      (to === undefined || periodNumber(period) <= periodNumber(to)),
  );

const newest = (periods: readonly string[]) =>
  [...periods].sort((a, b) => periodNumber(a) - periodNumber(b)).at(-1);
