/**
 * The page on protection: example, rules, what the attack found, as texts ready to print.
 * Belongs here: laying out the frozen policy and the certificate. Does not belong: the price (protection-price.ts), markup.
 * Made on the server from the release alone. Start with toProtectionPage.
 */
import { fewestPossibleValues, type ProtectionCertificate, type Release } from '@bybalance/release';
import { formatEdge, formatValue } from '../format/number.ts';
import { toPrinter } from './print.ts';
import { EXAMPLE, EXAMPLE_POLICY, type ExampleArea } from './protection-example.ts';
import type { Words } from './words.ts';

export interface ExampleRow {
  readonly area: string;
  readonly isTotal: boolean;
  readonly counted: { readonly number: string; readonly of: string; readonly share: string };
  /** undefined: nothing is shown. */
  readonly shown: { readonly number: string; readonly of: string; readonly share: string } | undefined;
  readonly why: string;
}

function shownSide({ shown }: ExampleArea, words: Words): ExampleRow['shown'] {
  if (shown.kind === 'hidden') return undefined;
  const { language, text } = words;
  const number = (value: number) => toPrinter(words).number(value, 1);
  if (shown.kind === 'figure') {
    const share = formatValue({ value: shown.share, step: shown.step }, 'share', language);
    return { number: number(shown.count), of: number(shown.of), share };
  }
  const share = formatEdge({ side: shown.side, at: shown.at, step: 0.01 }, 'share', language);
  return {
    number: shown.side === 'under' ? text.figures.underWord('5') : '',
    of: number(shown.of),
    share,
  };
}

function exampleRow(area: ExampleArea, words: Words): ExampleRow {
  const { example } = words.text.protection;
  const printer = toPrinter(words);
  return {
    area: area.letter === '' ? example.all : example.area(area.letter),
    isTotal: area.letter === '',
    counted: {
      number: printer.number(area.count, 1),
      of: printer.number(area.of, 1),
      share: printer.value('share', area.count / area.of, 0.001),
    },
    shown: shownSide(area, words),
    why: example.reasons[area.reason],
  };
}

/** The worked example; empty under another policy than the one it was worked under. */
export function toExample(policy: Release['policy'], words: Words): readonly ExampleRow[] {
  const same = policy.id === EXAMPLE_POLICY.id && policy.version === EXAMPLE_POLICY.version;
  return same ? EXAMPLE.map((area) => exampleRow(area, words)) : [];
}

export interface Named {
  readonly id: string;
  readonly title: string;
}

export interface RuleRow {
  /** "P1"; empty for rules without a number. */
  readonly id: string;
  readonly text: string;
  readonly untestable: boolean;
}

const isNumbered = (id: string) => /^P\d+$/.test(id);

function listed(names: readonly string[], { language }: Words): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}

export interface RulesView {
  readonly rules: readonly RuleRow[];
  /** What cannot be tested for ready tables, in a sentence; undefined where all can. */
  readonly untestable: string | undefined;
  readonly delivered: readonly Named[];
}

function toRules({ policy, catalogue }: Release, words: Words): RulesView {
  const { language, text } = words;
  const untestable = new Set(policy.untestable);
  return {
    rules: policy.rules.map(({ id, text: rule }) => ({
      id: isNumbered(id) ? id : '',
      text: rule[language],
      untestable: untestable.has(id),
    })),
    untestable:
      untestable.size === 0 ? undefined : text.protection.rules.untestable(listed(policy.untestable, words)),
    delivered: catalogue.indicators
      .filter(({ source }) => source.form === 'delivered')
      .map(({ id, title }) => ({ id, title: title[language] })),
  };
}

export interface AttackView {
  readonly assumed: readonly string[];
  /** What was found in one sentence; undefined where nothing was attacked. */
  readonly lead: string | undefined;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly within: boolean }[];
  readonly exempt: string;
  readonly untested: readonly Named[];
}

function sums({ systems }: ProtectionCertificate) {
  const sum = (of: (system: (typeof systems)[number]) => number) =>
    systems.reduce((all, one) => all + of(one), 0);
  return {
    systems: systems.length,
    targets: sum(({ targets }) => targets),
    first: sum(({ breachesAtFirst }) => breachesAtFirst),
    coarsened: sum(({ coarsened }) => coarsened),
    hidden: sum(({ hidden }) => hidden),
    exempt: sum(({ exempt }) => exempt),
    // Without any count of few, what holds of every secret count.
    fewest: fewestPossibleValues(systems) ?? 2,
  };
}

const INSIDE: ReadonlySet<string> = new Set(['first', 'now']);

function attackRows(found: ReturnType<typeof sums>, words: Words): AttackView['rows'] {
  const { rows } = words.text.protection.attack;
  const number = (value: number) => toPrinter(words).number(value, 1);
  // A certificate is written only when nothing can be worked out any more: publish refuses an edition without one.
  const values = { ...found, now: 0 };
  return (['systems', 'targets', 'first', 'now', 'coarsened', 'hidden', 'fewest'] as const).map((key) => ({
    label: rows[key],
    value: number(values[key]),
    within: INSIDE.has(key),
  }));
}

function toAttack(certificate: ProtectionCertificate, release: Release, words: Words): AttackView {
  const { language, text } = words;
  const { attack } = text.protection;
  const found = sums(certificate);
  const number = (value: number) => toPrinter(words).number(value, 1);
  const [targets, fewest] = [number(found.targets), number(found.fewest)];
  const any = found.systems > 0;
  const lead =
    found.first === 0 ? attack.leadNone(targets, fewest) : attack.lead(number(found.first), targets, fewest);
  return {
    assumed: certificate.assumed.map((one) => one[language]),
    lead: any ? lead : undefined,
    rows: any ? attackRows(found, words) : [],
    exempt: found.exempt > 0 ? attack.exempt(number(found.exempt)) : '',
    untested: certificate.untested.map((id) => ({
      id,
      title: release.indicator(id)?.title[language] ?? id,
    })),
  };
}

export interface ProtectionPage {
  readonly example: readonly ExampleRow[];
  readonly rules: RulesView;
  /** undefined: the edition has no certificate. */
  readonly attack: AttackView | undefined;
}

/** Everything on the page but the price. */
export function toProtectionPage(release: Release, words: Words): ProtectionPage {
  const certificate = release.protection();
  return {
    example: toExample(release.policy, words),
    rules: toRules(release, words),
    attack: certificate && toAttack(certificate, release, words),
  };
}
