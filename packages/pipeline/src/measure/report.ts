/** The operational report of measure: what could not be measured, in both languages. Area codes, never persons. */
import type { OperationalReport } from '@bybalance/release';
import type { AreaNode } from '../assign/types.ts';
import type { DeliveredCells } from './read-delivered.ts';
import type { MeasuredTable } from './types.ts';

type Line = OperationalReport['lines'][number];

const MOST_NAMED = 5;

/** "a, b, c and 2 more" */
function some(names: ReadonlySet<string>): { readonly da: string; readonly en: string } {
  const sorted = [...names].sort();
  const named = sorted.slice(0, MOST_NAMED).join(', ');
  const more = sorted.length - MOST_NAMED;
  if (more <= 0) return { da: named, en: named };
  return { da: `${named} og ${more} til`, en: `${named} and ${more} more` };
}

/** Whether everyone may be told of an area, "set/code": it is of a set that is open to its last area. */
function opennessOf(nodes: readonly AreaNode[]): (name: string) => boolean {
  const sets = Map.groupBy(nodes, ({ areaSet }) => areaSet);
  const open = new Set(
    [...sets].flatMap(([id, own]) => (own.every(({ layer }) => layer === 'alle') ? [id] : [])),
  );
  return (name) => open.has(name.split('/')[0] ?? '');
}

function deliveredLines(
  delivered: ReadonlyMap<string, DeliveredCells>,
  nodes: readonly AreaNode[],
): readonly Line[] {
  const tables = [...delivered.values()];
  const together = (of: (cells: DeliveredCells) => ReadonlySet<string>) =>
    new Set(tables.flatMap((cells) => [...of(cells)]));
  const unknown = together(({ withoutNode }) => withoutNode);
  const empty = together(({ withoutRow }) => withoutRow);
  const isOpen = opennessOf(nodes);
  const naming = (code: string, areas: ReadonlySet<string>, da: string, en: string): readonly Line[] =>
    areas.size === 0
      ? []
      : [
          {
            level: 'warning',
            code,
            text: {
              da: `${da}: ${areas.size} (${some(areas).da}).`,
              en: `${en}: ${areas.size} (${some(areas).en}).`,
            },
          },
        ];
  const line = (code: string, areas: ReadonlySet<string>, da: string, en: string): readonly Line[] => {
    const { open = [], closed = [] } = Object.groupBy(areas, (name) => (isOpen(name) ? 'open' : 'closed'));
    const forIntern = naming(code, new Set(closed), da, en).map((one) => ({
      ...one,
      layer: 'intern' as const,
    }));
    return [...naming(code, new Set(open), da, en), ...forIntern];
  };
  return [
    ...line(
      'measure/area-unknown',
      unknown,
      'Områder i færdige tabeller, som inddelingen ikke har',
      'Areas in ready tables that the area sets do not have',
    ),
    ...line(
      'measure/area-without-figures',
      empty,
      'Områder uden tal i mindst én færdig tabel',
      'Areas without figures in at least one ready table',
    ),
  ];
}

function missingLines(tables: readonly MeasuredTable[]): readonly Line[] {
  const missing = tables.filter(({ periods, missing: reasons }) =>
    periods.every((period) => reasons?.[period] !== undefined),
  );
  return missing.map(({ indicator }) => ({
    level: 'warning',
    code: 'measure/nothing-delivered',
    text: {
      da: `Ingen tal for ${indicator}: kilden er ikke leveret.`,
      en: `No figures for ${indicator}: its source was not delivered.`,
    },
  }));
}

/** What measure could and could not do. */
export function reportMeasured(
  tables: readonly MeasuredTable[],
  delivered: ReadonlyMap<string, DeliveredCells>,
  nodes: readonly AreaNode[],
): OperationalReport {
  const summary: Line = {
    level: 'ok',
    code: 'measure/indicators',
    text: { da: `${tables.length} indikatorer målt.`, en: `${tables.length} indicators measured.` },
  };
  return {
    kind: 'build',
    title: { da: 'Måling af indikatorer', en: 'Measuring indicators' },
    lines: [summary, ...missingLines(tables), ...deliveredLines(delivered, nodes)],
  };
}
