/**
 * Early warnings, as Overblik draws them: at most eight areas with reason and chance, and how often such warnings were right.
 * Belongs here: names, words, addresses' codes. Does not belong: choosing.
 */
import { areaKey, type Release } from '@bybalance/release';
import { mainSet } from '../report/from-release.ts';
import { toPrinter } from '../report/print.ts';
import type { Words } from '../report/words.ts';
import { chanceText } from './chance.ts';

export interface WarningRow {
  readonly code: string;
  readonly name: string;
  readonly isLegal: boolean;
  readonly what: string;
  readonly why: string;
  readonly chance: string;
  readonly words: string;
}

export interface Warnings {
  readonly sub: string;
  readonly rows: readonly WarningRow[];
  readonly record: string;
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** undefined where the release has none. */
export function toWarnings(release: Release, words: Words): Warnings | undefined {
  const [finding] = release.findings('early-warning');
  if (finding === undefined) return undefined;
  const { warning: t, words: chanceWords } = words.text.outlook;
  const printer = toPrinter(words);
  const main = mainSet(release)?.id;
  const names = new Map(
    release.areaSets.flatMap((set) =>
      set.areas.map((area) => [areaKey(set.id, area.code), area.name] as const),
    ),
  );
  const rows = finding.flags.map((flag): WarningRow => {
    const [set = '', code = ''] = flag.subject.split('/');
    const indicator = release.indicator(flag.indicator);
    const unit = indicator?.unit ?? 'share';
    const isMultiple = (step: number) => Math.abs(flag.limit / step - Math.round(flag.limit / step)) < 1e-6;
    const limit = printer.value(unit, flag.limit, [0.01, 0.001].find(isMultiple) ?? 0.0001);
    return {
      code,
      name: names.get(flag.subject) ?? flag.subject,
      isLegal: set !== main,
      what: t[flag.way](indicator?.short[words.language] ?? flag.title[words.language], limit),
      why: capital(flag.reasons.map((reason) => t.reasons[reason]).join(', ')),
      chance: chanceText(flag.chance, words),
      words: chanceWords[flag.chance.words],
    };
  });
  const { record } = finding;
  const [first, last] = [record.origins[0], record.origins.at(-1)];
  const said =
    first === undefined || last === undefined
      ? [t.noRecord]
      : [
          t.record(record.hits, record.flags, first === last ? first : `${first}–${last}`),
          t.caught(record.hits, record.crossings),
          ...(record.enough ? [] : [t.tooFew]),
        ];
  return { sub: t.sub(finding.candidates), rows, record: said.join(' ') };
}
