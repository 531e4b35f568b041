/**
 * What came of the official lists, for the people of the desk: rows that no legal area answers to, and legal areas that a list does not name.
 * Belongs here: sentences. Does not belong: matching (match.ts). The lists are public; an area's name is told to the layers that see the area.
 */
import { type AreaSet, areaKey, type OfficialListSheet, type OperationalReport } from '@bybalance/release';
import type { AreaNode } from '../../assign/types.ts';
import type { ExactOfficial } from './types.ts';

type Line = OperationalReport['lines'][number];

const TITLE = { da: 'Ministeriets lister', en: 'The ministry’s lists' };
const PARAGRAPHS = { par61: '§§ 61 a og 61 b', par51b: '§ 51 b' } as const;
const PARAGRAPHS_EN = { par61: '§§ 61 a and 61 b', par51b: '§ 51 b' } as const;

const dateOf = ({ listDate, family }: OfficialListSheet) => ({
  da: `Listen ${listDate} (${PARAGRAPHS[family]})`,
  en: `The list of ${listDate} (${PARAGRAPHS_EN[family]})`,
});

function unknownLine(sheet: OfficialListSheet): readonly Line[] {
  if (sheet.unknown.length === 0) return [];
  const names = sheet.unknown.map(({ area }) => area).join(', ');
  const list = dateOf(sheet);
  return [
    {
      level: 'warning',
      code: 'official-list/unknown-here',
      text: {
        da: `${list.da} har områder, som inddelingen her ikke kender: ${names}.`,
        en: `${list.en} has areas that are unknown here: ${names}.`,
      },
    },
  ];
}

interface Named {
  readonly node: AreaNode;
  readonly name: string;
}

function missingLines(
  sheet: OfficialListSheet,
  places: readonly Named[],
  official: readonly ExactOfficial[],
): readonly Line[] {
  const named = new Set(
    official.flatMap(({ finding }) =>
      finding.listDate === sheet.listDate && finding.ruleSet === sheet.family && finding.name !== undefined
        ? [finding.subject]
        : [],
    ),
  );
  const missing = places.filter(({ node }) => !named.has(areaKey(node.areaSet, node.area)));
  const list = dateOf(sheet);
  return [...Map.groupBy(missing, ({ node }) => node.layer)].map(([layer, own]): Line => {
    const names = own.map(({ name }) => name).join(', ');
    return {
      level: 'ok',
      code: 'official-list/not-named',
      text: { da: `${list.da} nævner ikke: ${names}.`, en: `${list.en} does not name: ${names}.` },
      ...(layer === 'alle' ? {} : { layer }),
    };
  });
}

/** In: sheets, findings, the legal areas of the release. Out: the report, with a line for each thing worth knowing. */
export function reportOfficial(
  sheets: readonly OfficialListSheet[],
  official: readonly ExactOfficial[],
  nodes: readonly AreaNode[],
  areaSets: readonly AreaSet[],
): OperationalReport {
  const places = nodes
    .filter(({ withheld }) => withheld === undefined)
    .map((node) => {
      const set = areaSets.find(({ id }) => id === node.areaSet);
      return { node, name: set?.areas.find(({ code }) => code === node.area)?.name ?? node.area };
    });
  const lines = sheets.flatMap((sheet) => [...unknownLine(sheet), ...missingLines(sheet, places, official)]);
  const rows = sheets.reduce((sum, { known, unknown }) => sum + known + unknown.length, 0);
  const read: Line = {
    level: 'ok',
    code: 'official-list/read',
    text: {
      da: `${rows} rækker på ${sheets.length} lister er læst.`,
      en: `${rows} rows of ${sheets.length} lists were read.`,
    },
  };
  return { kind: 'delivery', title: TITLE, lines: sheets.length === 0 ? [] : [read, ...lines] };
}
