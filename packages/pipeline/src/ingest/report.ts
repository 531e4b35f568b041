/**
 * What was delivered, for the operational report: files, rows and warnings by source; counts under 5 masked, no values.
 */
import type { OperationalReport, Text } from '@bybalance/release';
import type { IngestResult } from './types.ts';

type Line = OperationalReport['lines'][number];

const danish = new Intl.NumberFormat('da');
const english = new Intl.NumberFormat('en');

function masked(count: number): Text {
  return count > 0 && count < 5
    ? { da: 'under 5', en: 'under 5' }
    : { da: danish.format(count), en: english.format(count) };
}

const sumRows = (parts: readonly { readonly rows: number }[]) =>
  parts.reduce((sum, { rows }) => sum + rows, 0);

function sourceLine(source: IngestResult['sources'][number], result: IngestResult): Line {
  const read = result.tables.filter((table) => table.source === source.id);
  const unchanged = result.unchanged.filter((one) => one.source === source.id);
  const rows = masked(sumRows([...read, ...unchanged]));
  const files = read.length + unchanged.length;
  return {
    level: 'ok',
    code: 'ingest/source-read',
    text: {
      da: `${source.title.da}: ${files} ${files === 1 ? 'fil' : 'filer'}, ${rows.da} rækker`,
      en: `${source.title.en}: ${files} ${files === 1 ? 'file' : 'files'}, ${rows.en} rows`,
    },
  };
}

function rejectedLine({ file, rows }: IngestResult['rejected'][number]): Line {
  const count = masked(rows);
  return {
    level: 'ok',
    code: 'ingest/rows-left-out',
    text: {
      da: `${file}: ${count.da} rækker er udeladt efter opskriften`,
      en: `${file}: ${count.en} rows left out by the recipe`,
    },
  };
}

/** Warnings keep their code and place; their counts stay on the pipeline's side. */
function warningLine(issue: IngestResult['issues'][number]): Line {
  const { file, at } = issue.place;
  const where = at === undefined ? file : `${file} › ${at}`;
  return {
    level: 'warning',
    code: issue.code,
    text: {
      da: `${where}: en advarsel ved indlæsningen, se kørselens log`,
      en: `${where}: a warning while reading, see the log of the run`,
    },
  };
}

/**
 * The delivery report of a run: a line per source in the site's order, then what was left out, then warnings.
 * Goes into the release, and so tells nothing of what was read now and what the vault had: the same deliveries give the same report.
 */
export function reportDeliveries(result: IngestResult): OperationalReport {
  return {
    kind: 'delivery',
    title: { da: 'Leverancer', en: 'Deliveries' },
    lines: [
      ...result.sources.map((source) => sourceLine(source, result)),
      ...result.rejected.filter(({ rows }) => rows > 0).map(rejectedLine),
      ...result.issues.map(warningLine),
    ],
  };
}
