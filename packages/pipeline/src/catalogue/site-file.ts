/**
 * The grammar of sites/<name>/site.yaml.
 * Belongs here: shape and the rules inside the file. Does not belong: what it points at (load-site.ts, cross-checks.ts).
 * A source without controller, purpose, legal basis, class or retention is refused here, before anything is read.
 */
import { z } from 'zod';
import { areaChange } from './area-changes.ts';
import {
  areaLayer,
  id,
  isoDate,
  layer,
  line,
  object,
  oneOf,
  openLayer,
  period,
  text,
  versionedId,
  yearRange,
} from './fields.ts';
import { officialLists } from './official-lists.ts';
import { stricter } from './stricter.ts';

const contact = object({ name: line, email: z.email('An e-mail address is needed') });

const polygons = object({
  file: line,
  crs: oneOf(['EPSG:25832', 'EPSG:4326']),
  properties: object({
    code: line,
    name: line,
    preposition: line.optional(),
    kind: line.optional(),
    parent: line.optional(),
    parentCodeLength: z.int().min(1).optional(),
  }),
  tolerateInvalidRings: z.boolean().default(false),
});

const areaSet = object({
  id,
  vintage: line,
  title: text,
  singular: text,
  role: oneOf(['main', 'district', 'department', 'legal', 'other']),
  wallToWall: z.boolean(),
  layer: areaLayer.default('alle'),
  parent: id.optional(),
  polygons: polygons.optional(),
  dwellings: object({ names: line }).optional(),
}).refine((set) => (set.polygons === undefined) !== (set.dwellings === undefined), {
  message: 'An area set comes either from polygons or from dwellings',
});

/** Published by an earlier edition and by none since: its borders are needed for as long as its figures are about. */
const formerAreaSet = object({
  id,
  vintage: line,
  layer: openLayer.default('alle'),
  polygons: object({
    file: line,
    crs: oneOf(['EPSG:25832', 'EPSG:4326']),
    properties: object({ code: line }),
    tolerateInvalidRings: z.boolean().default(false),
  }),
});

const areaName = z
  .string()
  .regex(/^[a-z0-9-]+\/\S+$/, 'An area is written as set/code, for example omraader/12');

const union = object({
  id,
  name: line,
  preposition: oneOf(['i', 'på']),
  of: z.array(areaName).min(2, 'A union is made of at least two areas'),
});

const source = object({
  id,
  title: text,
  recipes: z.array(object({ recipe: versionedId, path: line, years: yearRange.optional() })).min(1),
  form: oneOf(['persons', 'delivered', 'published-elsewhere']),
  controller: line,
  purpose: line,
  legalBasis: line,
  supplierTerms: line,
  class: oneOf(['ordinary', 'art9', 'art10']),
  retentionYears: z.int().min(0),
}).superRefine(({ recipes }, context) => {
  recipes.forEach(({ path, years }, i) => {
    if (path.includes('{year}') === (years !== undefined)) return;
    const message =
      years === undefined ? 'The path asks for {year}: say which years' : 'The path has no {year}';
    context.addIssue({ code: 'custom', path: ['recipes', i, 'path'], message });
  });
});

/** Codes as the dwelling register has them; one that begins with a zero stands in quotes. */
const departmentCode = z.union([line, z.int().transform(String)], {
  error: 'A department is its code in the dwelling register',
});

const organisation = object({ id, name: line, departments: z.array(departmentCode).min(1) });

const periods = z.union([yearRange.transform((years) => years.map(String)), z.array(period).min(1)], {
  error: 'Periods are {from, to} in years, or a list',
});

const outlookPlan = object({
  /** Missing: the day the edition is published. */
  vantage: isoDate.optional(),
  /** Coming lists of 1 December. */
  lists: z.int().min(1).max(3, 'Three lists ahead is as far as is told').default(2),
  population: object({
    indicator: id,
    years: z.int().min(1).max(5, 'Five years ahead is as far as is told').default(3),
  }).optional(),
  /** Share of social dwellings: areas with half or more are likened to each other. */
  tenure: id.optional(),
});

export const siteFile = object({
  id,
  name: line,
  municipality: line,
  madeUp: z.boolean().default(false),
  language: oneOf(['da', 'en']).default('da'),
  contact,
  sourceLine: text,
  publicReport: z.boolean().default(false),
  region: object({ code: line, name: line }),
  policy: versionedId,
  stricter: stricter.optional(),
  edition: object({ id: line, title: text, asOf: isoDate, publishedOn: isoDate }),
  periods,
  deliveries: line,
  inbox: line.default('inbox'),
  layers: z.array(layer).min(1),
  intern: object({ legalBasis: line, group: line }).optional(),
  layerGroups: z
    .partialRecord(openLayer, line, {
      error: 'Written {samarbejde: name of a system group}; intern names its own',
    })
    .default({}),
  organisations: z.array(organisation).default([]),
  outline: line.optional(),
  backdrop: line.optional(),
  mainAreaSet: id,
  townView: object({ name: text, kind: z.literal('town') }).optional(),
  lightRound: object({
    twoPersons: z.boolean().default(true),
    political: oneOf(['never', 'may', 'must']).default('may'),
    forum: line.optional(),
  }).optional(),
  firstIndicator: id,
  keyIndicators: z.array(id).min(1),
  areaSets: z.array(areaSet).min(1),
  formerAreaSets: z.array(formerAreaSet).default([]),
  unions: z.array(union).default([]),
  legalAreaChanges: z.array(areaChange).default([]),
  officialLists: officialLists.optional(),
  geometry: oneOf(['withhold', 'refuse']).default('withhold'),
  sources: z.array(source).min(1),
  indicators: z
    .array(
      z
        .string()
        .regex(/^(builtin|own)\/(\*|[a-z0-9-]+)$/, 'Written builtin/*, builtin/<id>, own/* or own/<id>'),
    )
    .min(1),
  ruleSets: z.array(versionedId).default([]),
  /** File with the rules of the traffic light; missing: there is none. */
  light: line.optional(),
  /** The outlook, made from what was published on the vantage date; missing: none is made. */
  outlook: outlookPlan.optional(),
  /** File with the framework agreement on letting tools by colour; missing: there is none. */
  agreement: line.optional(),
  /** Declared indices for the main areas, and indicators whose uneven spread over them is told. */
  indices: z.array(id).default([]),
  segregation: z.array(id).default([]),
});

export type SiteFile = z.output<typeof siteFile>;
