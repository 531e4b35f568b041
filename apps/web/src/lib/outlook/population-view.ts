/**
 * The outlook for one area's population, as Område draws it.
 * Belongs here: the fan and its sentences. Does not belong: foretelling.
 */
import type { PopulationOutlookFinding, Release } from '@bybalance/release';
import { toFigure } from '../report/figure.ts';
import { perRelease } from '../report/per-release.ts';
import { toPrinter } from '../report/print.ts';
import type { Words } from '../report/words.ts';
import { type Fan, toFan } from './fan.ts';

const findings = perRelease(
  (release): ReadonlyMap<string, PopulationOutlookFinding> =>
    new Map(release.findings('population-outlook').map((one) => [one.subject, one])),
);

export interface PopulationOutlook {
  readonly fan: Fan;
  /** What was said a year ago, and what came; empty where nothing was. */
  readonly before: string;
}

/** undefined where the release has none for the area. */
export function populationOutlook(
  release: Release,
  place: { readonly set: string; readonly code: string },
  words: Words,
): PopulationOutlook | undefined {
  const finding = findings(release).get(`${place.set}/${place.code}`);
  const indicator = finding && release.indicator(finding.ruleSet);
  if (finding === undefined || indicator === undefined) return undefined;
  const { population, ...t } = words.text.outlook;
  const printer = toPrinter(words);
  const print = (value: number, step: number) => printer.number(value, step);
  const history = release.manifest.periods
    .filter((period) => period <= finding.period)
    .map((period) => ({
      period,
      figure: toFigure(release.observation(indicator.id, place.set, place.code, period), indicator.unit),
    }));
  const last = finding.fan.at(-1);
  const [lo, hi] = last?.range90 ?? [0, 0];
  const fan = toFan(
    {
      id: indicator.id,
      title: last
        ? population.claim(print(lo, last.step), print(hi, last.step), last.period)
        : population.title,
      subtitle: population.subtitle,
      unit: indicator.unit,
      history,
      fan: finding.fan,
      limits: [],
      notes: [t[finding.method]],
    },
    words,
  );
  const { before } = finding;
  const came = before && release.observation(indicator.id, place.set, place.code, before.fan.period);
  return (
    fan && {
      fan,
      before: before
        ? population.before(
            before.fan.period,
            print(before.fan.range90[0], before.fan.step),
            print(before.fan.range90[1], before.fan.step),
            printer.full('count', toFigure(came, 'count')),
            before.inside90,
          )
        : '',
    }
  );
}
