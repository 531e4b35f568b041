/**
 * What a release is: the figures, findings, areas and texts that a reader may see, and nothing else.
 * Belongs here: types and the few pure functions that follow from them. Does not belong: files, pages, registers.
 * Read by the pipeline (which writes releases) and by the web app (which reads them); imports nothing of ours.
 * Every number carries its interval and step: nobody downstream chooses decimals.
 * Start with Observation, then Manifest.
 */

import type { IndexFinding, IndexSheet, SegregationFinding } from './balance.ts';
import type { LightFinding } from './light.ts';
import type { OfficialFinding } from './official-list.ts';
import type { ClassRules, IndicatorClass, PrecisionTable } from './policy.ts';

/** A text in both languages of the interface. */
export interface Text {
  readonly da: string;
  readonly en: string;
}

/**
 * Why a number is or is not there.
 * `published` as the policy shows it · `under-threshold` only an interval at the edge ("under 5", "over 97 %") ·
 * `coarsened` shown with a wider step than usual · `suppressed` hidden to protect persons ·
 * `unavailable` nobody has delivered it · `not-applicable` the question has no meaning here.
 */
export const STATUSES = [
  'published',
  'under-threshold',
  'coarsened',
  'suppressed',
  'unavailable',
  'not-applicable',
] as const;
export type Status = (typeof STATUSES)[number];

export const QUALITIES = ['final', 'preliminary', 'estimated', 'break'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Reasons behind a status, each with its sentence in the web app's texts. */
export const REASONS = [
  'none',
  'small-count',
  'small-complement',
  'few-persons',
  'few-households',
  'dominance',
  'everyone',
  'secondary',
  'small-difference',
  'masked-by-supplier',
  'not-delivered',
  'not-yet-published',
  'area-not-valid',
  'no-population',
  'year-before-first',
] as const;
export type Reason = (typeof REASONS)[number];

/** Who may read: each layer is complete in itself. */
export type Layer = 'alle' | 'samarbejde' | `samarbejde.${string}` | 'intern';

/** A count or measure as shown: `value` printed with `step`; the truth lies in [lo, hi]. */
export interface ProtectedNumber {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
}

export interface ObservationKey {
  readonly indicator: string;
  readonly areaSet: string;
  readonly area: string;
  /** The year (or half-year, "2015-01") the figure is reported for; see Indicator.lagYears for the year it speaks of. */
  readonly period: string;
  /** "total" or "dimension:value", for example "sex:k" or "age:0-5". */
  readonly group: string;
}

interface Shown {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly step: number;
  readonly numerator: ProtectedNumber | undefined;
  readonly denominator: ProtectedNumber | undefined;
}

/** One figure. Units: shares and ratios 0–1 (or above), counts persons, means kroner or years, rates per 1,000. */
export type Observation = ObservationKey & {
  readonly quality: Quality;
  readonly reason: Reason;
} & (
    | ({ readonly status: 'published' | 'coarsened' } & Shown)
    | {
        readonly status: 'under-threshold';
        readonly lo: number;
        readonly hi: number;
        readonly step: number;
        readonly numerator: ProtectedNumber | undefined;
        readonly denominator: ProtectedNumber | undefined;
      }
    | { readonly status: 'suppressed' | 'unavailable' | 'not-applicable' }
  );

export type ShownObservation = Extract<Observation, { status: 'published' | 'coarsened' }>;

/** Whether a figure has a printable value; the rest have only a status, perhaps with an interval. */
export function isShown(observation: Observation): observation is ShownObservation {
  return observation.status === 'published' || observation.status === 'coarsened';
}

export type Unit = 'count' | 'share' | 'per1000' | 'mean-dkk' | 'ratio';

export interface SourceSheet {
  readonly id: string;
  readonly title: Text;
  readonly controller: string;
  readonly legalBasis: string;
  readonly class: 'ordinary' | 'art9' | 'art10';
  readonly form: 'persons' | 'delivered' | 'published-elsewhere';
}

/** One test on one field. Numbers: both ends included, in the field's unit. */
export type FieldTest =
  | { readonly kind: 'range'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'in'; readonly values: readonly string[] }
  | { readonly kind: 'is'; readonly value: boolean };

/** All of the fields must pass; an empty condition is true. No SQL in YAML. */
export type Condition = readonly { readonly field: string; readonly test: FieldTest }[];

/** What an indicator counts. */
export type MeasureSpec =
  | {
      readonly population: 'state' | 'household' | 'dwelling' | 'pupil';
      readonly numerator: Condition;
      /** undefined: a plain count. */
      readonly denominator: Condition | undefined;
    }
  /** Moves over the border of each area during the year before the period's 1 January … see lagYears; per 1,000 residents or as a count. */
  | { readonly population: 'flow'; readonly direction: 'in' | 'out' | 'net' }
  /** Ready tables; `table` is the indicator name inside the delivered rows. */
  | { readonly population: 'delivered'; readonly table: string };

/** One indicator's frozen sheet. */
export interface Indicator {
  readonly id: string;
  readonly theme: string;
  readonly title: Text;
  readonly short: Text;
  /** Population and unit, for under the title: "fuldtidspersoner i pct. af 18-64-årige, gennemsnit af 2 år". */
  readonly subtitle: Text;
  /**
   * How to say the figure in a sentence, without place or time: "{value} af de 18-64-årige {er|var} uden for arbejdsmarkedet".
   * `{now|then}` is the verb of the newest state and of anything earlier or over a period. Missing = the title and the value.
   */
  readonly sentence?: Text;
  readonly definition: Text;
  readonly numerator: Text;
  readonly denominator: Text;
  readonly caveat: Text;
  readonly unit: Unit;
  /** Which end is the less favourable one; `none` = no better or worse. */
  readonly direction: 'high' | 'low' | 'none';
  readonly scale: 'diverging' | 'sequential';
  /** Class breaks, four ascending values in the unit, half-open, frozen for all periods. */
  readonly breaks: readonly number[];
  readonly averageYears: 1 | 2;
  /** Its own periods where they are not the release's (half-years, editions); missing = Manifest.periods. */
  readonly periods?: readonly string[];
  /** A figure reported for year Y speaks of Y − lagYears (and the year before when averaged). */
  readonly lagYears: number;
  readonly publicationMonth: number;
  readonly source: SourceSheet;
  /** What is counted; missing in releases made before it was told. */
  readonly measure?: MeasureSpec;
  /** Breakdown dimensions that exist in the release, apart from the total. */
  readonly dimensions: readonly string[];
  readonly seriesBreaks: readonly { readonly period: string; readonly reason: Text }[];
  readonly needsPersons: boolean;
  /** Persons word for counts: "person", "household", "dwelling", "full-time-person", "pupil", "move", "taxpayer". */
  readonly counts: string;
  /** The legal limit drawn beside the figure, where a criterion speaks of it. */
  readonly limit: { readonly ruleSet: string; readonly criterion: string } | undefined;
  readonly sensitivity: 'core' | 'sensitive' | 'income' | 'health' | 'crime' | 'child';
  /** Tells of origin or citizenship: never part of an index. Missing = no. */
  readonly aboutOrigin?: boolean;
  /** Checksum of what is counted: figures of two editions are the same figure only where it is the same. Missing in older releases. */
  readonly countedAs?: string;
}

export interface GroupLabel {
  readonly id: string;
  readonly dimension: string;
  readonly label: Text;
  /** Whom the group holds; missing for groups that only ready tables have. */
  readonly when?: Condition;
}

export interface Theme {
  readonly id: string;
  readonly title: Text;
}

/** catalogue.json */
export interface FrozenCatalogue {
  readonly themes: readonly Theme[];
  readonly indicators: readonly Indicator[];
  readonly groups: readonly GroupLabel[];
  /** Declared indices; missing where the site has none. */
  readonly indices?: readonly IndexSheet[];
}

/** What a criterion speaks of. Origin is the law's own condition: never a distance, a colour or advice. */
export const CRITERION_SUBJECTS = ['work', 'convictions', 'education', 'income', 'origin'] as const;
export type CriterionSubject = (typeof CRITERION_SUBJECTS)[number];

export interface Criterion {
  readonly id: string;
  readonly indicator: string;
  /** Missing in releases made before it was told. */
  readonly subject?: CriterionSubject;
  readonly title: Text;
  readonly paragraph: string;
  readonly operator: '>' | '>=' | '<';
  /** Limit as an exact fraction; with `reference` it multiplies the reference figure. */
  readonly limit: { readonly numerator: number; readonly denominator: number };
  readonly reference: 'country' | 'region' | undefined;
  readonly averageYears: 1 | 2 | 3 | 4;
  /** Mean of the years' shares, or their persons pooled; missing = as the indicator says. */
  readonly averageHow?: 'meanOfShares' | 'pooled';
  /** Residents the criterion speaks of, both ends included; missing = all. */
  readonly ages?: { readonly from?: number | undefined; readonly to?: number | undefined };
  readonly role: 'criterion' | 'gate';
  /** How residents whose education nobody knows are counted; missing: the question does not arise. */
  readonly unknownEducation?: UnknownEducation;
  /** Fewest residents for this criterion alone, where it asks for more than the rule set does. */
  readonly minimumResidents?: number;
  /** Where the text of this criterion was read. */
  readonly source?: string;
  /** What was not found, or is not settled by the text. */
  readonly unsure?: Text;
}

/** Counted as basic school only, left out of both counts, or not known: the share then lies in an interval. */
export const UNKNOWN_EDUCATION = ['basic-school', 'left-out', 'unknown'] as const;
export type UnknownEducation = (typeof UNKNOWN_EDUCATION)[number];

/** Whose rules they are: in force at their time, another wording that is not the law, or someone's proposal. */
export const STANDINGS = ['law', 'variant', 'proposed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a part of a rule set was read, and how sure it is. */
export interface Citation {
  /** The part: "needed", "validFrom", "consecutive". */
  readonly of: string;
  readonly paragraph: string;
  readonly source: string;
  /** Read in the act or the authority's own text, read elsewhere, or not settled. */
  readonly certainty: 'read' | 'secondary' | 'unsure';
  readonly note?: Text;
}

/** Years in a row after which an area gets a further status. */
export interface ConsecutiveRule {
  readonly status: string;
  /** Years in a row needed, by the list's year: the first step whose `until` is missing or not before that year. */
  readonly steps: readonly { readonly until?: number | undefined; readonly years: number }[];
  /** What goes on when the area is off the list. */
  readonly afterwards: {
    /** The development plan, at the latest until this date. */
    readonly planUntil: string;
    /** The letting rules, until the plan is done or so many lists in a row were not met. */
    readonly lettingLists: number;
  };
}

/** laws.json holds an array of these. */
export interface RuleSet {
  readonly id: string;
  readonly title: Text;
  readonly paragraph: string;
  readonly validFrom: string;
  readonly validTo: string | undefined;
  readonly minimumResidents: number;
  /** The day the residents are counted on, in words. */
  readonly minimumCountedOn?: Text;
  readonly needed: number;
  readonly criteria: readonly Criterion[];
  readonly source: string;
  /** Missing in releases made before there were others: law. */
  readonly standing?: Standing;
  /** What an area is called when enough criteria are met: without the gate, and with it. */
  readonly statuses?: { readonly ungated: string; readonly gated: string };
  /** From this list date the gate is switched off, and counts as said. */
  readonly gateOff?: { readonly from: string; readonly counts: 'met' | 'notMet' };
  readonly consecutive?: ConsecutiveRule;
  readonly citations?: readonly Citation[];
}

/** policy.json: what the reader is told about protection. */
export interface FrozenPolicy {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  /** The promise in one sentence. */
  readonly sentence: Text;
  readonly rules: readonly { readonly id: string; readonly text: Text }[];
  /** Rules that cannot be tested because the figures arrived as tables. */
  readonly untestable: readonly string[];
  /** Base that counts are rounded to; 1: exact from the small class up. */
  readonly base: number;
  /** The rules' numbers by class of indicator, a site's stricter ones included. */
  readonly classes: Readonly<Record<IndicatorClass, ClassRules>>;
  /** The steps that figures are shown with, layer by layer. */
  readonly precision: PrecisionTable;
}

export interface Area {
  readonly code: string;
  readonly name: string;
  /** "i" or "på": Danish preposition before the name, never guessed. */
  readonly preposition: 'i' | 'på';
  readonly kind: 'town' | 'country' | 'none';
  /** "set/code" of the area that holds this one. */
  readonly parent: string | undefined;
  /** Years (or periods) in which the area exists, both ends included. */
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  /** Who may see this area, where it is not for all who may see its set. */
  readonly layer?: Layer;
  /** "set/code" of the areas that a declared union is made of; missing for every other area. */
  readonly parts?: readonly string[];
}

/**
 * areas/<set>@<vintage>.json; the polygons stand beside it as .topojson when there are any.
 * A set that is not for everyone lies in each layer that may see some of it instead, with the areas that this layer may see.
 */
export interface AreaSet {
  readonly id: string;
  readonly vintage: string;
  readonly title: Text;
  /** What one area of the set is called: {da: "område", en: "area"}. */
  readonly singular: Text;
  readonly role: 'municipality' | 'main' | 'district' | 'department' | 'legal' | 'other';
  readonly wallToWall: boolean;
  readonly hasPolygons: boolean;
  readonly layer: Layer;
  readonly areas: readonly Area[];
}

/**
 * <layer>/pieces.json: how the layer's areas overlap, as whole pieces: which areas share an address. Never how many live there.
 * The attack on published bytes needs it; it follows from maps and addresses, which are public.
 */
export interface Pieces {
  readonly format: 1;
  /** "set/code" */
  readonly areas: readonly string[];
  /** For each piece, the areas that hold it, as numbers in `areas`. */
  readonly pieces: readonly (readonly number[])[];
}

/** Something a reader learns beyond the observations: coefficients × variables `op` bound, in exact integers as text. */
export interface Inequality {
  readonly terms: readonly {
    readonly indicator: string;
    readonly cell: string;
    readonly coefficient: string;
  }[];
  readonly op: '>' | '>=' | '<' | '<=' | '=';
  readonly bound: string;
}

export type ThreeValued = 'met' | 'notMet' | 'unknown';

export interface ShownCriterion {
  readonly criterion: string;
  readonly state: ThreeValued;
  /** Observation of the figure that was held against the limit. */
  readonly figure: Observation;
  /** The limit in the figure's unit, as a number that may be shown (public reference figures only). */
  readonly limit: number | undefined;
  /** Periods the figure speaks of. */
  readonly speaksOf: readonly string[];
}

/** findings/criteria.json: a legal area held against a rule set. */
export interface CriteriaFinding {
  readonly kind: 'criteria';
  /** "set/code" */
  readonly subject: string;
  readonly period: string;
  readonly ruleSet: string;
  /** For criteria: the possible statuses, one when certain. */
  readonly status: readonly string[];
  /**
   * Lists in a row up to this one with the status that counts towards the law's years in a row; `hi` missing: there may be any number before the
   * first period. Follows from the statuses of earlier periods alone. Missing where the rule set counts no years.
   */
  readonly yearsInRow?: { readonly lo: number; readonly hi?: number };
  /** Off the list while a development plan may still run. Follows from the statuses of earlier periods alone. */
  readonly planRunning?: ThreeValued;
  readonly residents: Observation;
  readonly shown: readonly ShownCriterion[];
  readonly facts: readonly Inequality[];
  readonly because: Text;
}

/** What analysis found, as one layer's readers may see it. */
export type Finding = CriteriaFinding | IndexFinding | SegregationFinding | LightFinding | OfficialFinding;

/** The findings of one kind. */
export type FindingOf<Kind extends Finding['kind']> = Extract<Finding, { kind: Kind }>;

/** One system of the audit by attack: a count series in one year, over every area set and breakdown together. */
export interface AuditedSystem {
  /** What is counted, as population and conditions; never a figure. */
  readonly series: string;
  readonly period: string;
  /** Secret counts that must stay uncertain. */
  readonly targets: number;
  /** Targets that the rounded figures alone would have given away. */
  readonly breachesAtFirst: number;
  readonly coarsened: number;
  readonly hidden: number;
  /** Targets that may be known because they are proven 0. */
  readonly exempt: number;
  /**
   * Fewest values that stay possible for any count of few persons, hidden or at an edge, proven by whole-number tables.
   * Missing where the system holds no such count.
   */
  readonly fewestValues?: number;
}

/** The fewest possible values of any system's counts of few; undefined where no system holds one. */
export function fewestPossibleValues(systems: readonly AuditedSystem[]): number | undefined {
  const known = systems.flatMap(({ fewestValues }) => fewestValues ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A number of the price of protection, rounded to `step`: no coarser and no finer than it may be told. */
export interface PriceNumber {
  readonly value: number;
  readonly step: number;
}

/** How far shown numbers lie from exact ones. */
export interface ShownDistance {
  /** Numbers compared. */
  readonly compared: number;
  /** Mean of what was measured, so coarse that one number's whole possible error moves it by half a step at most. */
  readonly mean: PriceNumber;
  /** 95 of 100 numbers lie no further from the exact ones; from the certain intervals alone, as `most`. */
  readonly usual: number;
  /** No number lies further. What was measured stays in the municipality: it would cut every interval. */
  readonly most: number;
}

/** What protecting one indicator cost in one area set: its totals, or the groups of its breakdowns. */
export interface ProtectionPrice {
  readonly indicator: string;
  readonly areaSet: string;
  readonly part: 'total' | 'groups';
  /** Cells that somebody delivered or measured: the sum of the following. */
  readonly cells: number;
  /** Shown as the policy has it. */
  readonly published: number;
  readonly underThreshold: number;
  /** Shown coarser by the rules themselves: one year of a mean is a class. */
  readonly coarsened: number;
  /** Hidden by the rules themselves. */
  readonly suppressed: number;
  /** Coarser or hidden because of the attack: so that another figure cannot be worked out. */
  readonly secondary: { readonly coarsened: number; readonly suppressed: number };
  /** In counted units (persons, dwellings …); undefined where too few were compared. */
  readonly counts: ShownDistance | undefined;
  /** In the indicator's unit; undefined where too few were compared. */
  readonly values: ShownDistance | undefined;
  /** Spearman's, of areas by their newest total: 1 = the same order. undefined for few areas, and for groups. */
  readonly rankCorrelation: PriceNumber | undefined;
}

/** Whether a reader who holds shown figures against the limit decides as was decided on exact ones; over areas and years. */
export interface InferredCriterion {
  readonly ruleSet: string;
  /** A criterion of the rule set, or `residents`: the law's minimum. */
  readonly criterion: string;
  readonly agree: number;
  readonly differ: number;
  /** Decided, but the figure is not shown, or only an interval that holds the limit. */
  readonly cannotTell: number;
  /** Undecided on exact figures too: a figure or a reference is missing. */
  readonly undecided: number;
}

/** protection.json: what the attack on a layer's figures found. No clock times, no cell, no witness. */
export interface ProtectionCertificate {
  readonly format: 1;
  readonly policy: string;
  readonly layer: Layer;
  /** What the attacker is taken to know besides the release. */
  readonly assumed: readonly Text[];
  readonly systems: readonly AuditedSystem[];
  /** Indicators that were not attacked: their primary rules alone protect them. */
  readonly untested: readonly string[];
  /** What it cost, for the area sets of the layer. */
  readonly prices: readonly ProtectionPrice[];
  /** The same for decisions; missing in releases made before it was counted. */
  readonly inferred?: readonly InferredCriterion[];
}

/** What crosses besides figures: counts under 5 masked, no values. */
export interface OperationalReport {
  readonly kind: 'delivery' | 'assignment' | 'build' | 'protection' | 'checklist' | 'diff';
  readonly title: Text;
  readonly lines: readonly {
    readonly level: 'ok' | 'warning' | 'error';
    readonly code: string;
    readonly text: Text;
    /** Who may read it, where it names what not everyone may see; missing = everyone. Not in the release's files. */
    readonly layer?: Layer;
  }[];
}

export interface SiteFrame {
  readonly id: string;
  readonly name: string;
  /** "Fjordby Kommune" */
  readonly municipality: string;
  readonly madeUp: boolean;
  readonly language: 'da' | 'en';
  readonly contact: { readonly name: string; readonly email: string };
  readonly sourceLine: Text;
  /** "set" that pages open with. */
  readonly mainAreaSet: string;
  readonly firstIndicator: string;
  /** The indicators of the brochure's key-figure table, in order. */
  readonly keyIndicators: readonly string[];
  /** Optional part of the main set that the map can be switched to ("Fjordby by"). */
  readonly townView: { readonly name: Text; readonly kind: 'town' } | undefined;
  /** Whether the layer `alle` may be read without signing in. */
  readonly publicReport: boolean;
  /** Water and land behind the areas, a topojson path in areas/, when the site has one. */
  readonly backdrop: string | undefined;
  /** How the rounds of the traffic light go here; missing: two persons, a political body where it is wished. */
  readonly lightRound?: LightRoundRules;
}

/** What a municipality has chosen of how a department's light is decided. */
export interface LightRoundRules {
  /** A placement is confirmed by another account than the one that wrote it. */
  readonly twoPersons: boolean;
  /** Whether a political body treats placements. */
  readonly political: 'never' | 'may' | 'must';
  /** The agreement's forum, by name. */
  readonly forum?: string;
}

/** Path inside the release → checksum and size. */
export type FileList = Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;

/**
 * <layer>/files.json: the files of one layer. It lies in the layer and nowhere else: whoever has the checksum of a file of exact
 * figures, and the rounded ones, can try which exact ones it is of.
 */
export interface LayerFiles {
  readonly format: 1;
  readonly edition: string;
  readonly layer: Layer;
  /** Every file of the layer but this one. */
  readonly files: FileList;
}

/** manifest.json */
export interface Manifest {
  readonly format: 1;
  readonly edition: string;
  readonly title: Text;
  readonly asOf: string;
  readonly publishedOn: string;
  readonly previousEdition: string | undefined;
  readonly site: SiteFrame;
  readonly layers: readonly Layer[];
  /** Names of the organisations that have a layer, where there are any. */
  readonly organisations?: readonly { readonly id: string; readonly name: string }[];
  readonly areaSets: readonly { readonly id: string; readonly vintage: string; readonly layer: Layer }[];
  readonly periods: readonly string[];
  readonly inputsSequence: number;
  readonly notes: readonly Text[];
  /** The files that all layers share, but the manifest itself; each layer lists its own in <layer>/files.json. */
  readonly files: FileList;
}

/** The key of an area across sets: "omraader/12". */
export function areaKey(areaSet: string, area: string): string {
  return `${areaSet}/${area}`;
}

/** Years (or half-years) that a figure reported for `period` speaks of, oldest first. Periods without a year form answer themselves. */
export function speaksOf(
  indicator: Pick<Indicator, 'lagYears' | 'averageYears'>,
  period: string,
): readonly string[] {
  const year = Number(period);
  if (!Number.isInteger(year)) return [period];
  const last = year - indicator.lagYears;
  return indicator.averageYears === 2 ? [String(last - 1), String(last)] : [String(last)];
}
