/**
 * What protection did and cost, for the people of the desk: the operational report `protection`, in both languages.
 * Belongs here: sums and sentences over one layer's certificate. Does not belong: anything a reader of that layer could not count.
 * The report stands in every layer, so it speaks of the open one. Start with reportProtection.
 */
import {
  type AreaSet,
  type AuditedSystem,
  fewestPossibleValues,
  type InferredCriterion,
  type OperationalReport,
  type ProtectionCertificate,
  type ProtectionPrice,
} from '@bybalance/release';

type Line = OperationalReport['lines'][number];

const danish = new Intl.NumberFormat('da');
const english = new Intl.NumberFormat('en');

const line = (level: Line['level'], code: string, da: string, en: string): Line => ({
  level,
  code: `protect/${code}`,
  text: { da, en },
});

const sum = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

function attackLines(systems: readonly AuditedSystem[], untested: readonly string[]): readonly Line[] {
  const targets = sum(systems, (one) => one.targets);
  const first = sum(systems, (one) => one.breachesAtFirst);
  const fewest = fewestPossibleValues(systems) ?? '–';
  const attack =
    systems.length === 0
      ? line('ok', 'attack', 'Ingen tal er prøvet ved angreb', 'No figure was attacked')
      : line(
          'ok',
          'attack',
          `Prøvet ved angreb: ${danish.format(systems.length)} systemer med ${danish.format(targets)} fortrolige antal; ${danish.format(first)} ville have været kendt af de afrundede tal, ingen er det nu; færrest mulige værdier ${fewest}`,
          `Attacked: ${english.format(systems.length)} systems with ${english.format(targets)} confidential numbers; the rounded figures alone gave ${english.format(first)} away, now none; fewest possible values ${fewest}`,
        );
  if (untested.length === 0) return [attack];
  const names = untested.join(', ');
  return [attack, line('ok', 'not-attacked', `Ikke prøvet ved angreb: ${names}`, `Not attacked: ${names}`)];
}

/** "97.4": of 100 cells, one decimal; whole numbers of cells stay in the certificate. */
function percent(part: number, all: number, format: 'da' | 'en'): string {
  const text = all === 0 ? '0.0' : ((100 * part) / all).toFixed(1);
  return format === 'da' ? text.replace('.', ',') : text;
}

function cellLine(set: AreaSet, part: ProtectionPrice['part'], prices: readonly ProtectionPrice[]): Line {
  const cells = sum(prices, (one) => one.cells);
  const [usual, under, coarse, hidden] = [
    sum(prices, (one) => one.published),
    sum(prices, (one) => one.underThreshold),
    sum(prices, (one) => one.coarsened),
    sum(prices, (one) => one.suppressed),
  ];
  const more = sum(prices, ({ secondary }) => secondary.coarsened + secondary.suppressed);
  const what = {
    total: { da: 'totaler', en: 'totals' },
    groups: { da: 'opdelinger', en: 'breakdowns' },
  }[part];
  const of = (count: number, language: 'da' | 'en') => percent(count, cells, language);
  return line(
    'ok',
    `cells-${part}`,
    `${set.title.da}, ${what.da}: ${danish.format(cells)} tal; ${of(usual, 'da')} pct. som sædvanligt, ${of(coarse, 'da')} grovere, ${of(under, 'da')} under eller over en grænse, ${of(hidden, 'da')} skjult efter reglerne, ${of(more, 'da')} grovere eller skjult efter angrebet`,
    `${set.title.en}, ${what.en}: ${english.format(cells)} figures; ${of(usual, 'en')}% as usual, ${of(coarse, 'en')} coarser, ${of(under, 'en')} under or over a limit, ${of(hidden, 'en')} hidden by the rules, ${of(more, 'en')} coarser or hidden after the attack`,
  );
}

function cellLines(prices: readonly ProtectionPrice[], areaSets: readonly AreaSet[]): readonly Line[] {
  return areaSets.flatMap((set) =>
    (['total', 'groups'] as const).flatMap((part) => {
      const own = prices.filter((one) => one.areaSet === set.id && one.part === part);
      return own.length === 0 ? [] : [cellLine(set, part, own)];
    }),
  );
}

/** Totals are what pages open with: the attack is to leave them alone. */
function totalsLine(prices: readonly ProtectionPrice[]): Line {
  const totals = prices.filter(({ part }) => part === 'total');
  const byAttack = sum(totals, ({ secondary }) => secondary.suppressed);
  const byRules = sum(totals, ({ suppressed }) => suppressed);
  return line(
    byAttack === 0 ? 'ok' : 'warning',
    'totals-hidden',
    `Skjulte områdetotaler: ${danish.format(byRules)} efter reglerne, ${danish.format(byAttack)} efter angrebet`,
    `Area totals hidden: ${english.format(byRules)} by the rules, ${english.format(byAttack)} after the attack`,
  );
}

function inferredLines(inferred: readonly InferredCriterion[]): readonly Line[] {
  if (inferred.length === 0) return [];
  const [agree, differ, blind] = [
    sum(inferred, (one) => one.agree),
    sum(inferred, (one) => one.differ),
    sum(inferred, (one) => one.cannotTell),
  ];
  return [
    line(
      'ok',
      'inferred',
      `Kriterier afgjort på præcise tal: de viste tal peger samme vej for ${danish.format(agree)}, en anden vej for ${danish.format(differ)} og afgør det ikke for ${danish.format(blind)}`,
      `Criteria decided on exact figures: the shown ones lead the same way for ${english.format(agree)}, another way for ${english.format(differ)}, and do not settle ${english.format(blind)}`,
    ),
  ];
}

function toLines(certificate: ProtectionCertificate, areaSets: readonly AreaSet[]): readonly Line[] {
  const { systems, untested, prices, inferred = [] } = certificate;
  return [
    ...attackLines(systems, untested),
    ...cellLines(prices, areaSets),
    totalsLine(prices),
    ...inferredLines(inferred),
  ];
}

/** The report, from the certificate of the layer that most people read. */
export function reportProtection(
  certificates: readonly ProtectionCertificate[],
  areaSets: readonly AreaSet[],
): OperationalReport {
  const open = certificates.find(({ layer }) => layer === 'alle') ?? certificates[0];
  return {
    kind: 'protection',
    title: { da: 'Beskyttelse og dens pris', en: 'Protection and its price' },
    lines: open === undefined ? [] : toLines(open, areaSets),
  };
}
