/**
 * A small edition ready to publish, protected for real from made-up cells. Used by the tests of publish only.
 * Start with editionInput.
 */
import type { Indicator, SiteFrame } from '@bybalance/release';
import { countedAs } from '../../packages/pipeline/src/catalogue/counted-as.ts';
import type { IndicatorDefinition } from '../../packages/pipeline/src/catalogue/types.ts';
import type { EarlierEdition } from '../../packages/pipeline/src/protect/editions/earlier-edition.ts';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import type { PublishInput } from '../../packages/pipeline/src/publish/types.ts';
import {
  areaSet,
  atomTable,
  both,
  groups,
  indicator,
  node,
  protectInput,
  roundedPolicy,
} from './municipality.ts';

const source: Indicator['source'] = {
  id: 'befolkning',
  title: both('Folkeregisteret'),
  controller: 'Fjordby Kommune',
  legalBasis: 'art. 6, stk. 1, litra e',
  class: 'ordinary',
  form: 'persons',
};

function toSheet(definition: IndicatorDefinition): Indicator {
  const {
    sourceId: _,
    measure: __,
    average: ___,
    reference: ____,
    examples: _____,
    file: ______,
    ...sheet
  } = definition;
  return { ...sheet, source, needsPersons: true, countedAs: countedAs(definition, groups) };
}

export const site: SiteFrame = {
  id: 'fjordby',
  name: 'Fjordby',
  municipality: 'Fjordby Kommune',
  madeUp: true,
  language: 'da',
  contact: { name: 'Analyse', email: 'analyse@fjordby.example' },
  sourceLine: { da: 'Kilde: opdigtede tal', en: 'Source: made-up figures' },
  mainAreaSet: 'omraader',
  firstIndicator: 'andel-0-17',
  keyIndicators: ['andel-0-17'],
  townView: undefined,
  publicReport: true,
  backdrop: undefined,
};

/** What one edition is made of; `children` are those under 18 in each area, so that another number gives other bytes. */
export async function editionInput(
  id = '2026.1',
  children: readonly number[] = [60, 45],
  frame: Partial<PublishInput['frame']> = {},
  earlier: readonly EarlierEdition[] = [],
): Promise<PublishInput> {
  const young = { field: 'ageYears', test: { kind: 'range', from: undefined, to: 17 } } as const;
  const measure = { population: 'state', numerator: [young], denominator: [] } as const;
  const definitions = [indicator('andel-0-17', { sensitivity: 'core', measure })];
  const tables = [atomTable('andel-0-17', { numerator: children, denominator: [300, 200] })];
  const nodes = [
    node('kommune', 'alt', [0, 1]),
    node('omraader', '1', [0]),
    node('omraader', '2', [1]),
    node('afdelinger', '7', [0], 'samarbejde'),
  ];
  const layers = ['alle', 'samarbejde'] as const;
  const sets = [
    { set: areaSet('kommune', ['alt'], { role: 'municipality' }), topojson: undefined },
    { set: areaSet('omraader', ['1', '2'], { hasPolygons: true }), topojson: '{"type":"Topology"}\n' },
    {
      set: areaSet('afdelinger', ['7'], { role: 'department', layer: 'samarbejde' }),
      topojson: undefined,
    },
  ];
  const {
    tables: protectedTables,
    findings,
    policy,
    certificates,
  } = await protect(
    protectInput({ tables, nodes }, definitions, { layers, earlier, areaSets: sets.map(({ set }) => set) }),
  );
  return {
    tables: protectedTables,
    findings,
    certificates,
    operational: [{ kind: 'build', title: both('Kørsel'), lines: [] }],
    frame: {
      site,
      edition: { id, title: both('Udgave 2026'), asOf: '2026-01-01', publishedOn: '2026-03-12' },
      layers,
      periods: ['2026'],
      areaSets: sets,
      nodes: [],
      catalogue: { themes: [], indicators: definitions.map(toSheet), groups: [] },
      laws: [],
      policy: policy ?? roundedPolicy,
      backdrop: undefined,
      inputsSequence: 0,
      notes: [],
      ...frame,
    },
  };
}
