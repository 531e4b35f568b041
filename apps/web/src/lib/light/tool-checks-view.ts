/**
 * Tools in use against agreement and law, in words: at a department, and as a list of all that is worth looking at.
 * Belongs here: sentences. Does not belong: deciding what departs (check-tools.ts), whose departments these are (server/light.ts).
 * Start with toDepartmentChecks and toToolChecks.
 */
import { AGREED_COLOURS, type AgreedColour, type FrameworkAgreement, type Release } from '@bybalance/release';
import { formatDate } from '../format/date.ts';
import { collatorOf } from '../format/words.ts';
import { paragraphText } from '../report/criteria-status.ts';
import { checkTools, isRemarkable, type ToolCheck } from './check-tools.ts';
import type { DepartmentLight } from './department.ts';
import { isUnknownKind, type LegalKind, legalKindOf } from './legal-kind.ts';
import type { LightWords } from './say.ts';

export interface SaidCheck {
  readonly text: string;
  /** `look`: departs, or against the law · `open`: cannot be judged · `fine`: the agreement foresees it. */
  readonly kind: 'look' | 'open' | 'fine';
}

/** By sequence of the entry. */
export type SaidChecks = Readonly<Record<number, readonly SaidCheck[]>>;

export interface ToolChecksView {
  readonly sub: string;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly tool: string;
    readonly said: readonly SaidCheck[];
  }[];
  /** Stands where there are no rows. */
  readonly nothing: string;
  readonly open: string;
  readonly agreement: AgreementView | undefined;
}

export interface AgreementView {
  readonly title: string;
  readonly period: string;
  readonly source: string;
  readonly rows: readonly {
    readonly colour: AgreedColour;
    readonly name: string;
    readonly foreseen: readonly string[];
    readonly notForeseen: readonly string[];
  }[];
}

function agreementSaid({ agreement }: ToolCheck, { texts }: LightWords): readonly SaidCheck[] {
  const t = texts.light.checks;
  switch (agreement.says) {
    case 'departs':
      return [{ kind: 'look', text: t.departs(t.colours[agreement.colour], agreement.agreed.paragraph) }];
    case 'follows':
      return [{ kind: 'fine', text: t.follows(t.colours[agreement.colour], agreement.agreed.paragraph) }];
    case 'silent':
      return [{ kind: 'fine', text: t.silent(t.colours[agreement.colour]) }];
    case 'unknown':
      return [{ kind: 'open', text: t.unknown(t.why[agreement.why]) }];
  }
}

function lawSaid({ tool, law }: ToolCheck, kind: LegalKind, { texts }: LightWords): readonly SaidCheck[] {
  const t = texts.light.checks;
  if (law.says === 'unknown') return [{ kind: 'open', text: t.lawUnknown(t.whyLaw[law.why]) }];
  const own = tool.tool === 'combined' ? kind.combined : kind.listed;
  if (law.says === 'nothing' || isUnknownKind(own)) return [];
  const { paragraph, certainty } = law.row;
  return [{ kind: 'look', text: t.against(paragraphText(paragraph), t.kinds[own], t.sure[certainty]) }];
}

function checksOf(department: DepartmentLight, release: Release, today: string) {
  const kind = legalKindOf(release, `${department.areaSet}/${department.code}`);
  const colour = AGREED_COLOURS.find((one) => one === department.inForce?.colour);
  const checks = checkTools({
    ...{ tools: department.tools, today, colour, kind },
    agreement: release.agreement(),
    law: release.lettingTools(),
  });
  return { kind, checks };
}

/** What stands beside each tool of a department. `release`: one that holds the department. */
export function toDepartmentChecks(
  department: DepartmentLight,
  release: Release,
  today: string,
  words: LightWords,
): SaidChecks {
  if (department.tools.length === 0) return {};
  const { kind, checks } = checksOf(department, release, today);
  return Object.fromEntries(
    checks.map((check) => [
      check.tool.sequence,
      [...lawSaid(check, kind, words), ...agreementSaid(check, words)],
    ]),
  );
}

function agreementView(agreement: FrameworkAgreement, { texts, language }: LightWords): AgreementView {
  const { checks: t, tools } = texts.light;
  const date = (day: string) => formatDate(day, language);
  return {
    title: agreement.title[language],
    period: t.agreementPeriod(date(agreement.from), agreement.to === undefined ? '' : date(agreement.to)),
    source: agreement.source,
    rows: AGREED_COLOURS.map((colour) => {
      const said = (says: string) =>
        agreement.colours[colour]
          .filter((one) => one.says === says)
          .map(({ tool, paragraph, note }) => {
            const more = note === undefined ? '' : `: ${note[language]}`;
            return `${tools.names[tool]} (${paragraph})${more}`;
          });
      const name = t.colours[colour];
      return { colour, name, foreseen: said('foreseen'), notForeseen: said('not-foreseen') };
    }),
  };
}

/** Everything that departs or is against the law, department by department; how many tools cannot be judged. */
export function toToolChecks(
  departments: readonly DepartmentLight[],
  releaseOf: (department: DepartmentLight) => Release,
  today: string,
  words: LightWords,
): ToolChecksView {
  const { checks: t, tools } = words.texts.light;
  const { compare } = collatorOf(words.language);
  const all = [...departments]
    .filter((one) => one.tools.length > 0)
    .sort((a, b) => compare(a.name, b.name))
    .flatMap((department) => {
      const { kind, checks } = checksOf(department, releaseOf(department), today);
      return checks.map((check) => ({ department, kind, check }));
    });
  const rows = all
    .filter(({ check }) => isRemarkable(check))
    .map(({ department, kind, check }) => ({
      code: department.code,
      name: department.name,
      tool: tools.names[check.tool.tool],
      said: [...lawSaid(check, kind, words), ...agreementSaid(check, words)].filter(
        (one) => one.kind === 'look',
      ),
    }));
  const open = all.filter(
    ({ check }) => check.agreement.says === 'unknown' || check.law.says === 'unknown',
  ).length;
  const [first] = departments;
  const agreement = first && releaseOf(first).agreement();
  return {
    sub: t.sub(agreement?.title[words.language] ?? t.noAgreement),
    rows,
    nothing: all.length === 0 ? t.nothingInUse : t.none,
    open: open === 0 ? '' : t.open(open),
    agreement: agreement && agreementView(agreement, words),
  };
}
