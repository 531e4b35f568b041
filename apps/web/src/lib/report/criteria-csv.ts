/**
 * The findings of the criteria as a file: one row for each list, rule set, legal area and criterion, with what the release shows of it.
 * Belongs here: columns and their order. Does not belong: HTTP, deciding.
 * Values stand in the release's own unit with their interval and step; the origin condition is marked by its role.
 * Start with toCriteriaCsv.
 */
import type { CriteriaFinding, Release, RuleSet, ShownCriterion } from '@bybalance/release';
import { countCriteria } from './criteria-status.ts';
import { type Cell, type CsvForm, writeRows } from './csv.ts';
import { sayDistance } from './distance.ts';
import { toFigure } from './figure.ts';
import { legalPlaces } from './legal-places.ts';
import { criteriaFindings } from './per-release.ts';
import { toPrinter } from './print.ts';
import type { Words } from './words.ts';

const HEADS = {
  da: 'liste,regler,gyldighed,kode,boligomraade,beboere,status,opfyldt,hoejst_opfyldt,kriterier,aar_i_traek_mindst,aar_i_traek_hoejst,plan,kriterium,rolle,titel,paragraf,gaelder,vist,vaerdi,lavest,hoejest,trin,graense,afgoerelse,grund,afstand_vist,afstand,afstand_lavest,afstand_hoejest,afstand_trin,afstand_enhed,afstand_retning,kilde,udgave,bemaerkning',
  en: 'list,rules,standing,code,residential_area,residents,status,met,most_met,criteria,years_in_row_least,years_in_row_most,plan,criterion,role,title,paragraph,speaks_of,shown,value,low,high,step,limit,decision,reason,distance_shown,distance,distance_low,distance_high,distance_step,distance_unit,distance_direction,source,edition,note',
} as const;

function figureCells(
  { figure, limit, state, speaksOf }: ShownCriterion,
  unit: 'share' | 'ratio',
  words: Words,
) {
  const hasInterval = 'lo' in figure;
  return [
    speaksOf.join('+'),
    toPrinter(words).cell(unit, toFigure(figure, unit)),
    'value' in figure ? figure.value : undefined,
    hasInterval ? figure.lo : undefined,
    hasInterval ? figure.hi : undefined,
    hasInterval ? figure.step : undefined,
    limit,
    state,
    figure.reason,
  ] satisfies readonly Cell[];
}

/** Empty for origin, and where there is no distance: then the first cell says why. */
function distanceCells(shown: ShownCriterion, words: Words): readonly Cell[] {
  const { distance } = shown;
  const said = sayDistance(shown, words)?.said;
  if (distance === undefined || distance.kind === 'unknown')
    return [said, undefined, undefined, undefined, undefined, undefined, undefined];
  const { value, lo, hi, step } = distance.number;
  const unit = distance.kind === 'kroner' ? 'dkk' : distance.unit;
  return [said, value, lo, hi, step, unit, distance.direction];
}

function rowsOf(
  release: Release,
  finding: CriteriaFinding,
  law: RuleSet,
  names: ReadonlyMap<string, string>,
  words: Words,
): readonly (readonly Cell[])[] {
  const { manifest } = release;
  const counted = countCriteria(finding, law);
  const area: readonly Cell[] = [
    finding.period,
    law.id,
    law.standing ?? 'law',
    finding.subject.slice(finding.subject.indexOf('/') + 1),
    names.get(finding.subject) ?? '',
    toPrinter(words).cell('count', toFigure(finding.residents, 'count')),
    finding.status.join('|'),
    counted.met,
    counted.most,
    counted.of,
    finding.yearsInRow?.lo,
    finding.yearsInRow?.hi,
    finding.planRunning,
  ];
  return law.criteria.flatMap((criterion) => {
    const shown = finding.shown.find((one) => one.criterion === criterion.id);
    if (!shown) return [];
    const unit = release.indicator(criterion.indicator)?.unit === 'ratio' ? 'ratio' : 'share';
    return [
      [
        ...area,
        criterion.id,
        criterion.role,
        criterion.title[words.language],
        criterion.paragraph,
        ...figureCells(shown, unit, words),
        ...distanceCells(shown, words),
        manifest.site.sourceLine[words.language],
        manifest.edition,
        manifest.site.madeUp ? words.text.csv.madeUp : '',
      ],
    ];
  });
}

/** Every finding of the layer, lists in their order. */
export function toCriteriaCsv(release: Release, form: CsvForm, words: Words): string {
  const names = new Map(
    legalPlaces(release).map((place) => [`${place.set}/${place.area.code}`, place.area.name]),
  );
  const laws = new Map(release.laws.map((law) => [law.id, law]));
  const rows = criteriaFindings(release).flatMap((finding) => {
    const law = laws.get(finding.ruleSet);
    return law ? rowsOf(release, finding, law, names, words) : [];
  });
  return writeRows([HEADS[words.language].split(','), ...rows], form);
}
