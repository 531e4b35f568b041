/**
 * The checklist before publishing: everything that must be true of a release, asked before a byte is written.
 * Belongs here: one function per question, each answering with lines. Does not belong: mending, writing.
 * An error blocks; a warning is published with the release. Counts and names only, never a figure.
 */
import {
  type Layer,
  layerSees,
  type Observation,
  type OperationalReport,
  type Text,
} from '@bybalance/release';
import { ProtectedFinding, ProtectedTable } from '../protect/types.ts';
import { EXIT, type Issue, UserError } from '../support/errors.ts';
import type { ReleaseContents } from './contents.ts';
import { countPersonLike } from './person-like.ts';
import type { PublishInput } from './types.ts';

type Line = OperationalReport['lines'][number];

const line = (level: Line['level'], code: string, da: string, en: string): Line => ({
  level,
  code,
  text: { da, en },
});
const error = (code: string, da: string, en: string) => line('error', code, da, en);
const warning = (code: string, da: string, en: string) => line('warning', code, da, en);
const ok = (code: string, da: string, en: string) => line('ok', code, da, en);

/** `fine` when nothing was found. */
function orFine(lines: readonly Line[], fine: Line): readonly Line[] {
  return lines.length > 0 ? lines : [fine];
}

/** Throws UserError publish/not-protected (exit code 4) unless every table and finding was minted by protect. */
export function checkIsProtected(input: PublishInput): void {
  const bare =
    input.tables.filter((table) => !ProtectedTable.is(table)).length +
    input.findings.filter((finding) => !ProtectedFinding.is(finding)).length;
  if (bare === 0) return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'publish/not-protected',
        place: { file: input.frame.edition.id },
        problem: `${bare} tables or findings have not been through protect.`,
        remedy: 'Nothing was written. This is a fault in the program: please report it.',
      },
    ],
    EXIT.protectionRefused,
  );
}

function checkIndicators({ tables, frame }: PublishInput): readonly Line[] {
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

function checkSilence({ tables, frame }: PublishInput): readonly Line[] {
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

function checkSources({ frame }: PublishInput): readonly Line[] {
  const sources = new Map(frame.catalogue.indicators.map(({ source }) => [source.id, source]));
  const lines = [...sources.values()]
    .filter(({ controller, legalBasis }) => controller.trim() === '' || legalBasis.trim() === '')
    .map(({ id }) =>
      error(
        'publish/source-not-declared',
        `Kilden ${id} mangler dataansvarlig eller behandlingsgrundlag.`,
        `The source ${id} lacks a controller or a legal basis.`,
      ),
    );
  return orFine(
    lines,
    ok('publish/sources', `${sources.size} kilder er oplyst.`, `${sources.size} sources are declared.`),
  );
}

function visibleSets(frame: PublishInput['frame'], layer: Layer) {
  return frame.areaSets.map(({ set }) => set).filter((set) => layerSees(layer, set.layer));
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

function checkAreas(input: PublishInput): readonly Line[] {
  const lines = input.frame.layers.flatMap((layer) => checkAreasOfLayer(input, layer));
  const count = input.frame.areaSets.reduce((sum, { set }) => sum + set.areas.length, 0);
  return orFine(lines, ok('publish/areas', `${count} områder er med.`, `${count} areas are present.`));
}

function checkFrame({ frame }: PublishInput): readonly Line[] {
  const indicators = new Set(frame.catalogue.indicators.map(({ id }) => id));
  const { site } = frame;
  const wanted = [site.firstIndicator, ...site.keyIndicators].filter((id) => !indicators.has(id));
  const hasMain = frame.areaSets.some(({ set }) => set.id === site.mainAreaSet);
  return [
    ...wanted.map((id) =>
      error(
        'publish/site-names-unknown-indicator',
        `Siden åbner med ${id}, som ikke er i udgaven.`,
        `The report opens with ${id}, which is not in the edition.`,
      ),
    ),
    ...(hasMain
      ? []
      : [
          error(
            'publish/no-main-areas',
            `Områdeinddelingen ${site.mainAreaSet} er ikke i udgaven.`,
            `The area set ${site.mainAreaSet} is not in the edition.`,
          ),
        ]),
  ];
}

function checkMadeUp({ frame }: PublishInput): readonly Line[] {
  const { madeUp, sourceLine } = frame.site;
  if (!madeUp) return [];
  if (/opdigte/i.test(sourceLine.da) && /made.?up/i.test(sourceLine.en)) {
    return [ok('publish/made-up', 'Tallene er mærket som opdigtede.', 'The figures are marked as made up.')];
  }
  return [
    error(
      'publish/made-up-not-said',
      'Kildelinjen siger ikke, at tallene er opdigtede.',
      'The source line does not say that the figures are made up.',
    ),
  ];
}

function checkLaws({ frame }: PublishInput): readonly Line[] {
  const indicators = new Set(frame.catalogue.indicators.map(({ id }) => id));
  return frame.laws.flatMap(({ id, criteria }) => {
    const missing = criteria.filter(({ indicator }) => !indicators.has(indicator));
    if (missing.length === 0) return [];
    const names = missing.map(({ indicator }) => indicator).join(', ');
    return [
      warning(
        'publish/criterion-without-indicator',
        `${id}: kriterier uden tal i udgaven: ${names}.`,
        `${id}: criteria without figures in the edition: ${names}.`,
      ),
    ];
  });
}

const figureKey = (row: Observation) =>
  `${row.indicator}\n${row.areaSet}\n${row.area}\n${row.period}\n${row.group}`;

/** One number, one display: a figure in a finding must be the figure of the tables. */
function checkFindings({ tables, findings }: PublishInput): readonly Line[] {
  const shown = findings.flatMap(({ layer, finding }) =>
    [finding.residents, ...finding.shown.map(({ figure }) => figure)].map((figure) => ({ layer, figure })),
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

function checkPersonLike(contents: ReleaseContents): readonly Line[] {
  const lines = [...contents].flatMap(([path, text]) => {
    const found = countPersonLike(text);
    if (found === 0) return [];
    return [
      error(
        'publish/person-like-text',
        `${path} indeholder ${found} tekster, der ligner en persons nøgle.`,
        `${path} holds ${found} texts that look like a person’s key.`,
      ),
    ];
  });
  return orFine(
    lines,
    ok('publish/no-person', 'Ingen tekst ligner en persons nøgle.', 'No text looks like a person’s key.'),
  );
}

const TITLE: Text = { da: 'Tjekliste før offentliggørelse', en: 'Checklist before publishing' };

/** Answers every question; in: what will be published and the texts of its files. */
export function toChecklist(input: PublishInput, contents: ReleaseContents): OperationalReport {
  return {
    kind: 'checklist',
    title: TITLE,
    lines: [
      ...checkIndicators(input),
      ...checkSilence(input),
      ...checkSources(input),
      ...checkAreas(input),
      ...checkFrame(input),
      ...checkLaws(input),
      ...checkFindings(input),
      ...checkMadeUp(input),
      ...checkPersonLike(contents),
    ],
  };
}

function toIssue({ code, text }: Line, edition: string): Issue {
  return {
    level: 'error',
    code,
    place: { file: `edition ${edition}` },
    problem: text.en,
    remedy: 'Nothing was written; the release in force is as it was.',
  };
}

/** Throws UserError (exit code 3) with every error of the checklist. */
export function checkMayPublish(checklist: OperationalReport, edition: string): void {
  const errors = checklist.lines.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new UserError(errors.map((one) => toIssue(one, edition)));
}
