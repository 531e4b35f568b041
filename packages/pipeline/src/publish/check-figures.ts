/**
 * What the checklist asks of the figures: is everything there, in the right layer, and shown once.
 * Belongs here: questions about tables and findings. Does not belong: the frame around them (check-frame.ts).
 */
import { areaSetSeenBy, type Finding, type Layer, type Observation } from '@bybalance/release';
import { error, type Line, ok, orFine, warning } from './line.ts';
import type { PublishInput } from './types.ts';

/** Every indicator of the catalogue has figures in every layer, and none has figures without being in it. */
export function checkIndicators({ tables, frame }: PublishInput): readonly Line[] {
  const lines = frame.layers.flatMap((layer) =>
    frame.catalogue.indicators.flatMap(({ id, title }) => {
      const table = tables.find((one) => one.layer === layer && one.indicator === id);
      if (table && table.observations.length > 0) return [];
      return [
        error(
          'publish/no-observations',
          `${title.da} har ingen tal i laget ${layer}.`,
          `${title.en} has no figures in the layer ${layer}.`,
        ),
      ];
    }),
  );
  const known = new Set(frame.catalogue.indicators.map(({ id }) => id));
  const strangers = [...new Set(tables.map(({ indicator }) => indicator))].filter((id) => !known.has(id));
  const unknown = strangers.map((id) =>
    error(
      'publish/unknown-indicator',
      `Tal for ${id}, som ikke står i kataloget.`,
      `Figures for ${id}, which is not in the catalogue.`,
    ),
  );
  const count = frame.catalogue.indicators.length;
  return orFine(
    [...lines, ...unknown],
    ok('publish/indicators', `${count} indikatorer har tal.`, `${count} indicators have figures.`),
  );
}

/** Indicators of which nothing can be shown: no error, but worth knowing. */
export function checkSilence({ tables, frame }: PublishInput): readonly Line[] {
  const open = frame.layers[0];
  return frame.catalogue.indicators.flatMap(({ id, title }) => {
    const table = tables.find((one) => one.layer === open && one.indicator === id);
    if (!table || table.observations.some((row) => 'lo' in row)) return [];
    return [
      warning(
        'publish/silent-indicator',
        `${title.da}: ingen tal kan vises.`,
        `${title.en}: no figure can be shown.`,
      ),
    ];
  });
}

/** The sets of the layer, each with the areas that it may see. */
function visibleSets(frame: PublishInput['frame'], layer: Layer) {
  return frame.areaSets.flatMap(({ set }) => areaSetSeenBy(layer, set) ?? []);
}

/** Areas of the layer that no table speaks of, and rows of areas that the layer may not see. */
function checkAreasOfLayer({ tables, frame }: PublishInput, layer: Layer): readonly Line[] {
  const sets = visibleSets(frame, layer);
  const expected = new Map(sets.map((set) => [set.id, new Set(set.areas.map(({ code }) => code))]));
  const seen = new Set<string>();
  let strangers = 0;
  for (const table of tables) {
    if (table.layer !== layer) continue;
    for (const { areaSet, area } of table.observations) {
      if (expected.get(areaSet)?.has(area)) seen.add(`${areaSet}/${area}`);
      else strangers += 1;
    }
  }
  const missing = sets.flatMap((set) =>
    set.areas.map(({ code }) => `${set.id}/${code}`).filter((key) => !seen.has(key)),
  );
  return [
    ...(strangers > 0
      ? [
          error(
            'publish/area-outside-layer',
            `${strangers} tal i laget ${layer} hører til områder, som laget ikke har.`,
            `${strangers} figures in the layer ${layer} belong to areas that the layer does not have.`,
          ),
        ]
      : []),
    ...(missing.length > 0
      ? [
          error(
            'publish/area-without-figures',
            `${missing.length} områder i laget ${layer} har ingen række: ${missing.slice(0, 5).join(', ')}.`,
            `${missing.length} areas in the layer ${layer} have no row: ${missing.slice(0, 5).join(', ')}.`,
          ),
        ]
      : []),
  ];
}

/** Every area has rows in the layers that may see it, and no layer has rows of another’s areas. */
export function checkAreas(input: PublishInput): readonly Line[] {
  const lines = input.frame.layers.flatMap((layer) => checkAreasOfLayer(input, layer));
  const count = input.frame.areaSets.reduce((sum, { set }) => sum + set.areas.length, 0);
  return orFine(lines, ok('publish/areas', `${count} områder er med.`, `${count} areas are present.`));
}

const figureKey = (row: Observation) =>
  `${row.indicator}\n${row.areaSet}\n${row.area}\n${row.period}\n${row.group}`;

/** The rows of tables that a finding shows. */
function figuresOf(finding: Finding): readonly Observation[] {
  if (finding.kind === 'criteria') return [finding.residents, ...finding.shown.map(({ figure }) => figure)];
  return finding.kind === 'light' ? finding.criteria.map(({ figure }) => figure) : [];
}

/** One number, one display: a figure in a finding must be the figure of the tables. */
export function checkFindings({ tables, findings }: PublishInput): readonly Line[] {
  const shown = findings.flatMap(({ layer, finding }) =>
    figuresOf(finding).map((figure) => ({ layer, figure })),
  );
  const wanted = new Set(shown.map(({ layer, figure }) => `${layer}\n${figureKey(figure)}`));
  const rows = new Map<string, Observation>();
  const indicators = new Set(shown.map(({ figure }) => figure.indicator));
  for (const table of tables) {
    if (!indicators.has(table.indicator)) continue;
    for (const row of table.observations) {
      const key = `${table.layer}\n${figureKey(row)}`;
      if (wanted.has(key)) rows.set(key, row);
    }
  }
  const other = shown.filter(({ layer, figure }) => {
    const row = rows.get(`${layer}\n${figureKey(figure)}`);
    return row === undefined ? 'lo' in figure : row !== figure;
  }).length;
  if (other === 0) return [];
  return [
    error(
      'publish/finding-shows-other-figure',
      `${other} tal i konklusionerne er ikke tabellernes tal.`,
      `${other} figures in the findings are not the figures of the tables.`,
    ),
  ];
}
