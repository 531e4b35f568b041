/**
 * The import rules of the house; tests/architecture proves that each one fires, in .svelte files too.
 * Belongs here: who may import whom, with the reason. Does not belong: style (biome.json) and unused code (knip.json).
 * A stage may name the types of an earlier stage, and may use the contract files (types.ts, schema.ts) of one; it never calls one.
 * Used by `npm run check`.
 * Start with stages.
 */
const source = 'packages/pipeline/src';

/** In the order of run.ts; `engine` and `areas` are tools of several stages and stand where they are first needed. */
const stages = [
  'catalogue',
  'engine',
  'ingest',
  'vault',
  'areas',
  'assign',
  'measure',
  'analyse',
  'protect',
  'publish',
];

const contractFiles = '/(types|schema)[.]ts$';
const tests = '[.](test|spec)[.]ts$';
const alternatives = (names) => `(${names.join('|')})`;

const neverLater = stages.slice(0, -1).map((stage, i) => ({
  name: `${stage}-imports-no-later-stage`,
  comment: `${stage} comes before ${stages.slice(i + 1).join(', ')}: what comes later is not known yet.`,
  severity: 'error',
  from: { path: `^${source}/${stage}/`, pathNot: tests },
  to: { path: `^${source}/${alternatives(stages.slice(i + 1))}/` },
}));

module.exports = {
  forbidden: [
    ...neverLater,
    {
      name: 'stages-never-call-each-other',
      comment:
        'Stages hand their results to run.ts; of an earlier stage they may import types and contract files only.',
      severity: 'error',
      from: { path: `^${source}/${alternatives(stages)}/`, pathNot: tests },
      to: {
        path: `^${source}/${alternatives(stages)}/`,
        pathNot: [`^${source}/$1/`, contractFiles],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-run-knows-the-order',
      comment: 'A stage that imports run.ts, main.ts or a command turns the house upside down.',
      severity: 'error',
      from: { path: `^${source}/(${stages.join('|')}|support)/`, pathNot: tests },
      to: { path: `^${source}/(run[.]ts|main[.]ts|commands/|inputs/)` },
    },
    {
      name: 'support-knows-no-stage',
      comment: 'support/ knows no domain word.',
      severity: 'error',
      from: { path: `^${source}/support/`, pathNot: tests },
      to: { path: `^${source}/(?!support/)` },
    },
    {
      name: 'driver-only-in-engine',
      comment: 'The analytical engine is one interface; only engine/ knows which engine stands behind it.',
      severity: 'error',
      from: { path: '^(packages|apps|sites|tests|bench)/', pathNot: `^${source}/engine/` },
      to: { path: '@duckdb/' },
    },
    {
      name: 'minting-only-in-protect',
      comment: 'Only protect can make a ProtectedTable or a ProtectedFinding: the key stays in its room.',
      severity: 'error',
      from: { pathNot: `^${source}/protect/` },
      to: { path: `^${source}/protect/mint-key[.]ts$` },
    },
    {
      name: 'web-never-reaches-personal-data',
      comment:
        'The web app reads releases. It never imports the pipeline or an engine, directly or through anything.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^packages/pipeline/|@duckdb/', reachable: true },
    },
    {
      name: 'web-imports-no-pipeline',
      comment: 'The same, for the import itself.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^packages/(pipeline|statistics)/|^@bybalance/(pipeline|statistics)|@duckdb/' },
    },
    {
      name: 'release-imports-nothing-of-ours',
      comment: 'The contract stands alone, so that anyone can read a release.',
      severity: 'error',
      from: { path: '^packages/release/' },
      to: { path: '^(packages/(?!release/)|apps/|sites/|catalogue/|scripts/)|^@bybalance/' },
    },
    {
      name: 'statistics-imports-nothing-of-ours',
      comment: 'Pure mathematics, with no domain word.',
      severity: 'error',
      from: { path: '^packages/statistics/' },
      to: { path: '^(packages/(?!statistics/)|apps/|sites/|catalogue/|scripts/)|^@bybalance/' },
    },
    {
      name: 'statistics-without-disk-or-network',
      comment: 'Pure mathematics: what it needs arrives as arguments.',
      severity: 'error',
      from: { path: '^packages/statistics/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-in-product',
      comment: 'Product code never imports a test.',
      severity: 'error',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circles',
      comment: 'Files that need each other are one idea, or there is a third one between them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolves',
      comment:
        'An import that leads nowhere. What a framework makes at build time, and packages that are only types, are not found.',
      severity: 'error',
      from: {},
      to: {
        couldNotResolve: true,
        pathNot: '^[$](app|env)/|[.]/[$]types|^virtual:|^(geojson|topojson-specification)$',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(build|[.]svelte-kit)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'svelte', 'default', 'types'],
    },
  },
};
