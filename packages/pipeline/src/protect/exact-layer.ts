/**
 * The layer `intern`: exact figures, for readers inside the municipality whose legal basis the site states. The only place where exact rows are made.
 * Belongs here: refusing without a legal basis, the rows, what is said of protection there. Does not belong: single cells (show/exactly.ts).
 * Called by protect after everything for the other layers is done; nothing of it is handed to them.
 * Start with exactLayer.
 */
import {
  type FrozenPolicy,
  type Observation,
  type Precision,
  type ProtectionCertificate,
  precisionOf,
} from '@bybalance/release';
import type { Policy, Site } from '../catalogue/types.ts';
import { EXIT, UserError } from '../support/errors.ts';
import type { Showing } from './judge.ts';
import type { NodeTable } from './node-table.ts';
import { type Exactness, meanOfExactYears, showExactly, showExactNet } from './show/exactly.ts';
import { meansOf, rowsOf } from './show-table.ts';

/** A table of exact cells over every node, and how its indicator is shown. */
export interface ExactTable {
  readonly exact: NodeTable;
  readonly showing: Pick<Showing, 'indicator' | 'isValid' | 'referenceAt'>;
}

/** UserError protect/intern-without-legal-basis (exit 4): exact figures are made for a stated legal basis only. */
export function checkMayShowExactly(intern: Site['intern']): asserts intern is NonNullable<Site['intern']> {
  if (intern !== undefined && intern.legalBasis.trim() !== '') return;
  throw new UserError(
    [
      {
        level: 'error',
        code: 'protect/intern-without-legal-basis',
        place: { file: 'site.yaml', at: 'layers' },
        problem: 'The layer intern holds exact figures, and the site does not say on what legal basis.',
        remedy: 'Write intern: {legalBasis: …, group: …}, or take the layer out.',
      },
    ],
    EXIT.protectionRefused,
  );
}

function exactnessOf({ unit, counts }: Showing['indicator'], precision: Precision): Exactness {
  return { unit, smallest: counts === 'full-time-person' ? 0.1 : 1, precision };
}

/** The observations of one indicator as they are, for the periods of `periods`, printed as the policy's column `intern` says. */
export function showExactTable(
  { exact, showing }: ExactTable,
  periods: ReadonlySet<string>,
  policy: Pick<Policy, 'precision'>,
): readonly Observation[] {
  const { indicator, referenceAt } = showing;
  const exactness = exactnessOf(indicator, precisionOf(policy.precision, 'intern'));
  const { groups } = exact;
  const single = exact.cells.map((cell, index) => {
    if (cell === undefined) return undefined;
    const out = exact.outwards?.[index];
    if (out) return showExactNet(cell, out, exactness);
    const period = exact.periods[Math.floor(index / groups.length) % exact.periods.length] ?? '';
    return showExactly(cell, exactness, referenceAt(period));
  });
  const bodies = indicator.averageYears === 2 ? meansOf(exact, single, indicator, meanOfExactYears) : single;
  return rowsOf(exact, bodies, showing, periods);
}

/** What readers of exact figures are told about protection. */
export function exactPolicy(
  { legalBasis }: NonNullable<Site['intern']>,
  { classes, precision }: Pick<Policy, 'classes' | 'precision'>,
): FrozenPolicy {
  return {
    id: 'intern',
    version: 1,
    title: { da: 'Præcise tal, kun internt', en: 'Exact figures, internal only' },
    sentence: {
      da: `Tallene er præcise og må ikke gives videre. Behandlingsgrundlag: ${legalBasis}.`,
      en: `The figures are exact and must not be passed on. Legal basis: ${legalBasis}.`,
    },
    rules: [],
    untestable: [],
    base: 1,
    classes,
    precision,
  };
}

/** The certificate of a layer that no attack was made on, because it hides nothing. */
export function exactCertificate(policy: FrozenPolicy, indicators: readonly string[]): ProtectionCertificate {
  return {
    format: 1,
    policy: `${policy.id}@${policy.version}`,
    layer: 'intern',
    assumed: [
      {
        da: 'Laget intern viser præcise tal. Det er ikke prøvet ved angreb, og ingen anden læser må se det.',
        en: 'The layer intern shows exact figures. It has not been attacked, and no other reader may see it.',
      },
    ],
    systems: [],
    untested: indicators,
    prices: [],
  };
}
