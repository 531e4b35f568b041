/**
 * Catalogue: the checked form of everything declared in YAML (indicators, laws, policies, sources, the site).
 * Belongs here: types only. Read by every later stage as `import type`; made by loadCatalogue and loadSite.
 * Shapes follow the YAML files one to one; unknown keys were errors at the edge, so inside these types are trusted.
 * Start with IndicatorDefinition and Site.
 */
import type {
  Area,
  Condition,
  FrameworkAgreement,
  FrozenPolicy,
  GroupLabel,
  IndexSheet,
  Indicator,
  Layer,
  LettingTool,
  LightRules,
  MeasureSpec,
  RuleSet,
  SiteFrame,
  Text,
  Theme,
} from '@bybalance/release';
import type { Place } from '../support/errors.ts';
import type { AreaChange } from './area-changes.ts';
import type { SiteOfficialLists } from './official-lists.ts';

/** Populations that measure counts over, and the fields a condition may name in each. */
export const POPULATION_FIELDS = {
  /** person × 1 January */
  state: ['ageYears', 'sex', 'origin', 'danishCitizen'],
  /** household × 1 January: adults are 18 or more */
  household: ['persons', 'adults', 'children'],
  /** dwelling × 1 January */
  dwelling: ['tenure', 'occupied', 'rooms', 'areaM2'],
  /** pupil × 1 January (school year that began in August before) */
  pupil: ['ageYears', 'sex', 'origin', 'classLevel', 'provision'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type CountedPopulation = keyof typeof POPULATION_FIELDS;

/** Codes of the vault, whatever a delivery calls them: recipes translate into these, conditions may name only these. */
export const FIELD_CODES = {
  sex: ['m', 'k'],
  origin: [
    'dansk',
    'vestlig-indvandrer',
    'vestlig-efterkommer',
    'ikkevestlig-indvandrer',
    'ikkevestlig-efterkommer',
  ],
  tenure: ['almen', 'privat', 'andel', 'ejer'],
  provision: ['almen', 'specialklasse', 'specialskole'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** Codes that measure itself asks for, outside conditions. */
export const EVENT_TYPES = {
  birth: 'birth',
  death: 'death',
  in: 'in',
  out: 'out',
  within: 'within',
} as const;
export const DWELLING_STATUS = { inUse: 'in-use', demolished: 'demolished' } as const;
export const SCHOOL_REGISTER = 'school';

export type { Condition, FieldTest, MeasureSpec } from '@bybalance/release';

/** A hand-countable example in the YAML, run as a test: rows in, expected numerator and denominator out. */
export interface WorkedExample {
  readonly says: Text;
  readonly rows: readonly Readonly<Record<string, string | number | boolean>>[];
  readonly numerator: number;
  readonly denominator: number | undefined;
}

export interface IndicatorDefinition
  extends Omit<Indicator, 'source' | 'needsPersons' | 'measure' | 'countedAs'> {
  readonly sourceId: string;
  readonly measure: MeasureSpec;
  readonly average: { readonly years: 1 | 2; readonly how: 'meanOfShares' | 'pooled' };
  /** For unit `ratio`: the reference series (see delivered reference rows) that the mean is divided by. */
  readonly reference: { readonly series: string; readonly scope: 'country' | 'region' } | undefined;
  readonly examples: readonly WorkedExample[];
  readonly file: string;
}

/** A declared index; one YAML in catalogue/indices or in a site's own folder. */
export interface IndexDefinition extends IndexSheet {
  readonly file: string;
}

/** A value of a breakdown with the persons it holds; `when` undefined: it exists in delivered tables only. */
export interface GroupDefinition extends Omit<GroupLabel, 'when'> {
  readonly when: Condition | undefined;
}

export interface Catalogue {
  readonly themes: readonly Theme[];
  readonly indicators: readonly IndicatorDefinition[];
  readonly groups: readonly GroupDefinition[];
  readonly laws: readonly RuleSet[];
  readonly policies: readonly Policy[];
  readonly recipes: readonly Recipe[];
  readonly indices: readonly IndexDefinition[];
  /** The law's letting tools by kind of area. */
  readonly lettingTools: readonly LettingTool[];
}

export type ProfileId = 'rounded5' | 'suppressed' | 'leveret' | 'as-published';

/** A locked protection profile; its numbers by class are looked up with rulesFor (protect). */
export interface Policy extends FrozenPolicy {
  readonly profile: ProfileId;
  /** Smallest of the classes' own: what the audit takes "under 5" to hold. */
  readonly smallCount: number;
  readonly geometry: GeometryLimits;
}

/** Least that may remain between areas whose figures are subtracted from each other (assign/geometry.ts). */
export interface GeometryLimits {
  readonly minimumPersons: number;
  readonly minimumHouseholds: number;
}

/** How a known kind of delivery is read: columns, codes, form. One YAML in catalogue/sources. */
export interface Recipe {
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly format:
    | {
        readonly kind: 'csv';
        readonly encoding: 'utf-8' | 'windows-1252';
        readonly delimiter: ',' | ';' | '\t';
        readonly decimal: '.' | ',';
      }
    | { readonly kind: 'parquet' };
  /** Vault table the rows go to. */
  readonly table: VaultTable;
  readonly columns: readonly RecipeColumn[];
  /** Columns that together may occur once per file. */
  readonly unique: readonly string[];
  /** For delivered tables: marks that stand for a masked cell, and the interval each means. */
  readonly marks: readonly { readonly mark: string; readonly lo: number; readonly hi: number }[];
  /** Rows to read; the others are counted and left out. All must pass. Empty: every row. */
  readonly keep: readonly { readonly from: string; readonly in: readonly string[] }[];
  /** For delivered tables with a column per figure: how columns become rows. undefined: one figure per row already. */
  readonly wide: WideTable | undefined;
  readonly file: string;
}

/** A wide delivered table: one row per area × period, melted into one delivered row per measure. */
export interface WideTable {
  /** Area set of every row, as in the site. */
  readonly areaSet: string;
  readonly measures: readonly WideMeasure[];
  /** A row whose column holds something else is not valid: its measures get no figure but the mark `not-valid` (reason `area-not-valid`). */
  readonly valid: { readonly from: string; readonly is: string } | undefined;
  /** Coarser areas that these add up to: by the first characters of the area's code, or one area. Measures with a numerator only. */
  readonly sums: readonly (
    | { readonly areaSet: string; readonly codeLength: number }
    | { readonly areaSet: string; readonly area: string }
  )[];
}

/** Columns of the delivery → one figure. An empty cell means not delivered. */
export interface WideMeasure {
  readonly indicator: string;
  readonly group: string;
  /** A ready value, times `scale` = the indicator's unit (0.01 for percent → share). */
  readonly value: string | undefined;
  readonly scale: number;
  /** Columns that add up to the numerator (or to a count), and to the denominator. */
  readonly numerator: readonly string[];
  readonly denominator: readonly string[];
}

export const VAULT_TABLES = [
  'person_state',
  'event',
  'spell',
  'dwelling_state',
  'address',
  'delivered',
  'reference',
] as const;
export type VaultTable = (typeof VAULT_TABLES)[number];

export interface RecipeColumn {
  /** Column name in the delivery. */
  readonly from: string;
  /** Field in the vault table. */
  readonly to: string;
  readonly type:
    | 'person-key'
    | 'household-key'
    | 'id'
    | 'text'
    | 'integer'
    | 'decimal'
    | 'date'
    | 'coordinate-m';
  readonly required: boolean;
  /** Code in the delivery → code in the vault; a code outside is an issue. */
  readonly codes: Readonly<Record<string, string>> | undefined;
  readonly range: { readonly from: number | undefined; readonly to: number | undefined } | undefined;
}

export interface SourceDeclaration {
  readonly id: string;
  readonly title: Text;
  readonly recipes: readonly {
    readonly recipe: string;
    readonly path: string;
    readonly years: readonly number[];
  }[];
  readonly controller: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly supplierTerms: string;
  readonly class: 'ordinary' | 'art9' | 'art10';
  readonly retentionYears: number;
  readonly form: 'persons' | 'delivered' | 'published-elsewhere';
}

export type AreaSetDeclaration = {
  readonly id: string;
  readonly vintage: string;
  readonly title: Text;
  readonly singular: Text;
  readonly role: 'main' | 'district' | 'department' | 'legal' | 'other';
  /** `samarbejde.*`: each area in the layer of its organisation. */
  readonly layer: Layer | 'samarbejde.*';
  readonly wallToWall: boolean;
  readonly parent: string | undefined;
} & (
  | {
      readonly from: 'polygons';
      readonly file: string;
      /** CRS of the file. Stored geometry is always EPSG:25832 centimetres inside, WGS84 in the release. */
      readonly crs: 'EPSG:25832' | 'EPSG:4326';
      readonly properties: {
        readonly code: string;
        readonly name: string;
        readonly preposition?: string;
        readonly kind?: string;
        readonly parent?: string;
        /** Instead of `parent`: the first so many characters of the code are the parent's code. */
        readonly parentCodeLength?: number;
      };
      /** Accept invalid rings as the file has them (reported), instead of refusing. */
      readonly tolerateInvalidRings: boolean;
    }
  /** The department each dwelling belongs to, with names from a CSV (code, name). */
  | { readonly from: 'dwellings'; readonly names: string }
);

/** A housing association, which may read what others may not: its layer is `samarbejde.<id>`. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  /** Codes as the dwelling register has them, and where the site names them. */
  readonly departments: readonly { readonly code: string; readonly place: Place }[];
}

/** Areas put together by the site; `areaSet` is the set of its layer, `place` where it is written. */
export interface UnionDeclaration extends Pick<Area, 'name' | 'preposition'> {
  readonly id: string;
  /** At least two; that they share nobody is known when addresses are placed. */
  readonly of: readonly { readonly areaSet: string; readonly area: string }[];
  /** The most open one that sees every part. */
  readonly layer: Layer;
  readonly areaSet: string;
  readonly place: Place;
}

/** What a site wants foretold. */
export interface OutlookPlan {
  /** ISO date: nothing published later is read. */
  readonly vantage: string;
  /** Coming lists of 1 December. */
  readonly lists: number;
  readonly population: { readonly indicator: string; readonly years: number } | undefined;
  /** Indicator of the share of social dwellings: areas with half or more are likened to each other. */
  readonly tenure: string | undefined;
}

export interface Site {
  readonly frame: SiteFrame;
  readonly directory: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly policy: { readonly id: string; readonly version: number };
  readonly edition: {
    readonly id: string;
    readonly title: Text;
    readonly asOf: string;
    readonly publishedOn: string;
  };
  readonly firstPeriod: string;
  readonly periods: readonly string[];
  readonly areaSets: readonly AreaSetDeclaration[];
  /** Sets of other vintages that earlier editions published, as "id@vintage": attacked together with today's, and shown nowhere. */
  readonly formerAreaSets: readonly AreaSetDeclaration[];
  readonly unions: readonly UnionDeclaration[];
  /** Splits and unions of legal areas, as "set/code". */
  readonly legalAreaChanges: readonly AreaChange[];
  /** Where the ministry's official lists are, and how they name legal areas. */
  readonly officialLists: SiteOfficialLists;
  /** Areas that differ by too few people: the cheaper one is published nowhere, or the build is refused. */
  readonly geometry: 'withhold' | 'refuse';
  readonly sources: readonly SourceDeclaration[];
  readonly indicators: readonly string[];
  readonly ruleSets: readonly string[];
  /** The rules of the traffic light; undefined where the site has none. */
  readonly light: LightRules | undefined;
  /** What the outlook is made of; undefined where the site wants none. */
  readonly outlook: OutlookPlan | undefined;
  /** Letting tools by colour, as agreed; undefined where the site has no agreement. */
  readonly agreement: FrameworkAgreement | undefined;
  /** Declared indices that are worked out for the main areas. */
  readonly indices: readonly string[];
  /** Indicators whose uneven spread over the main areas is told. */
  readonly segregation: readonly string[];
  readonly layers: readonly Layer[];
  /** On what legal basis exact figures are shown inside the municipality; undefined: no layer has any. */
  readonly intern: { readonly legalBasis: string } | undefined;
  /** System groups, by name or number, that may read a layer's files; the others keep the group of the releases' folder. */
  readonly layerGroups: Readonly<Partial<Record<Layer, string>>>;
  readonly organisations: readonly Organisation[];
  readonly outline: string | undefined;
  /** File with land and water behind the areas; `frame.backdrop` is its name in the release. */
  readonly backdropFile: string | undefined;
  /** Where deliveries lie, resolved: relative to the site folder unless absolute or a setting replaces it. */
  readonly deliveries: string;
  readonly inbox: string;
}
