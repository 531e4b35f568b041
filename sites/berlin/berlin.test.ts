import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openRelease, type Release, STATUS_CLASSES } from '@bybalance/release';
import { classOf, scoreIn, toFrame } from '@bybalance/statistics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../packages/pipeline/src/catalogue/load-catalogue.ts';
import { loadSite } from '../../packages/pipeline/src/catalogue/load-site.ts';
import { buildRelease } from '../../packages/pipeline/src/run.ts';
import { quietContext } from '../../packages/pipeline/src/support/context.ts';
import { privateFolders } from '../../packages/pipeline/src/support/private-folders.ts';

const directory = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const { site, catalogue } = loadSite(directory, loadCatalogue(root));
const data = site.deliveries;
const present = existsSync(join(data, 'berlin-mss')) && existsSync(join(data, 'berlin-population'));

type Row = Readonly<Record<string, string>>;

/** The supplier's own file, read by a few lines that share nothing with the pipeline. No cell of it holds a comma. */
function readCsv(path: string): readonly Row[] {
  const bytes = readFileSync(join(data, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const [header = '', ...lines] = text.trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

const shownValue = (
  release: Release,
  indicator: string,
  set: string,
  area: string,
  period: string,
  group = 'total',
) => {
  const found = release.observation(indicator, set, area, period, group);
  return found && 'value' in found ? found.value : found?.reason;
};

describe.skipIf(!present)(`Berlin, real and published (skipped where ${data} holds no berlin-mss)`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'bybalance-berlin-'));
  let release: Release;

  beforeAll(async () => {
    const key = '0'.repeat(63);
    const environment = {
      BYBALANCE_VAR: folder,
      BYBALANCE_PERSON_KEY: `${key}1`,
      BYBALANCE_VAULT_KEY: `${key}2`,
    };
    const folders = privateFolders(directory, site.frame.id, environment);
    const input = { site, catalogue, folders, environment, today: '2026-11-23' };
    const { published } = await buildRelease(input, quietContext());
    release = openRelease(published.directory, 'alle');
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("adds up to the city's published number of residents in every half-year", () => {
    expect(shownValue(release, 'indbyggertal', 'kommune', 'berlin', '2015-01')).toBe(3_576_190);
    expect(shownValue(release, 'indbyggertal', 'kommune', 'berlin', '2018-02')).toBe(3_748_148);
    expect(shownValue(release, 'indbyggertal', 'kommune', 'berlin', '2020-02')).toBe(3_769_962);
    const periods = release.indicator('indbyggertal')?.periods ?? [];
    expect(periods).toHaveLength(12);
    for (const period of periods) {
      const areas = release.select({
        indicator: 'indbyggertal',
        areaSet: 'planungsraeume',
        periods: [period],
        groups: ['total'],
      });
      const shown = areas
        .map((o) => ('value' in o ? o.value : undefined))
        .filter((value) => value !== undefined);
      // 09041403 is there from 2019 on.
      expect(shown).toHaveLength(period < '2019' ? 447 : 448);
      const sum = shown.reduce((all, one) => all + one, 0);
      expect(sum).toBe(shownValue(release, 'indbyggertal', 'kommune', 'berlin', period));
    }
  });

  it('shows every count of the register as it was published', () => {
    const rows = readCsv('berlin-population/population_plr_2015_2024.csv.gz').filter(
      ({ period }) => (period ?? '') < '2021',
    );
    expect(rows).toHaveLength(5368);
    for (const { period = '', plr_id: area = '', age_0_5: young, foreigners } of rows) {
      const shown = (group: string) =>
        shownValue(release, 'indbyggertal', 'planungsraeume', area, period, group);
      expect(shown('aldersgruppe:0-5')).toBe(Number(young));
      expect(shown('statsborgerskab:andet')).toBe(Number(foreigners));
    }
  });

  it('shows every published status share to a tenth of a per cent, and says which areas took no part', () => {
    const columns = {
      S1: 'arbejdsloese',
      S2: 'langtidsarbejdsloese',
      S3: 'ydelsesmodtagere',
      S4: 'boernefattigdom',
    };
    const rows = readCsv('berlin-mss/mss_index_2013_2021.csv').filter(({ edition }) => edition !== '2021');
    expect(rows).toHaveLength(4 * 447);
    for (const row of rows) {
      const { edition = '', plr_id: area = '', valid } = row;
      for (const [column, indicator] of Object.entries(columns)) {
        if (indicator === 'langtidsarbejdsloese' && edition === '2019') continue;
        const shown = shownValue(release, indicator, 'planungsraeume', area, edition);
        if (valid === '1')
          expect(Math.abs(Number(shown) - Number(row[column]) / 100)).toBeLessThanOrEqual(0.000501);
        else expect(shown).toBe('area-not-valid');
      }
    }
  });

  it('keeps editions and half-years apart, and ends S2 in 2017', () => {
    const periodsOf = (indicator: string) => [
      ...new Set(release.select({ indicator }).map(({ period }) => period)),
    ];
    expect(periodsOf('boernefattigdom')).toEqual(['2013', '2015', '2017', '2019']);
    expect(periodsOf('langtidsarbejdsloese')).toEqual(['2013', '2015', '2017']);
    expect(periodsOf('kvinder')[0]).toBe('2015-01');
  });

  it('reports the polygon without figures, the invalid rings and the areas that took no part', () => {
    const lines = release.reports().flatMap(({ lines: all }) => all);
    const text = lines.map((line) => `${line.code} ${line.text.en}`).join('\n');
    expect(text).toContain('09041403');
    expect(text).toMatch(/areas\/ring-crosses-itself .*04020208/);
    expect(text.match(/areas\/ring-touches-itself/g)).toHaveLength(2);
    expect(text).toContain('13 do not take part in 2013');
    expect(shownValue(release, 'boernefattigdom', 'planungsraeume', '09041403', '2019')).toBe(
      'not-delivered',
    );
  });

  it("gives every published class of Berlin's own index, from the published shares", () => {
    const status = { higher: 'hoch', middle: 'mittel', lower: 'niedrig', 'much-lower': 'sehr niedrig' };
    const direction = { rising: 'positiv', unchanged: 'stabil', falling: 'negativ' };
    const rows = readCsv('berlin-mss/mss_index_2013_2021.csv').filter(({ edition }) => edition !== '2021');
    const findings = new Map(release.findings('index').map((one) => [`${one.period} ${one.subject}`, one]));
    const judged = rows.map((row) => ({
      row,
      finding: findings.get(`${row['edition']} planungsraeume/${row['plr_id']}`),
    }));
    const valid = judged.filter(({ row }) => row['valid'] === '1');
    expect(valid).toHaveLength(1741);
    const others = valid.filter(({ row, finding }) => {
      if (finding?.status.class === 'unknown' || finding?.direction.class === 'unknown') return true;
      return (
        finding === undefined ||
        status[finding.status.class] !== row['status_class'] ||
        direction[finding.direction.class] !== row['dynamic_class']
      );
    });
    expect(others).toEqual([]);
    const reasons = judged
      .filter(({ row }) => row['valid'] !== '1')
      .map(({ finding }) =>
        finding?.status.class === 'unknown' ? finding.status.reason : finding?.status.class,
      );
    expect(new Set(reasons)).toEqual(new Set(['area-not-valid']));
  });

  it('shows the status index as published, to its step', () => {
    const findings = new Map(release.findings('index').map((one) => [`${one.period} ${one.subject}`, one]));
    const rows = readCsv('berlin-mss/mss_index_2013_2021.csv').filter(
      ({ edition = '', status_index: index }) => edition < '2021' && index !== '',
    );
    const errors = rows.map(({ edition, plr_id: area, status_index: index }) => {
      const verdict = findings.get(`${edition} planungsraeume/${area}`)?.status;
      return verdict && 'index' in verdict
        ? Math.abs(verdict.index.value - Number(index)) - verdict.index.step / 2
        : Number.NaN;
    });
    expect(errors).toHaveLength(1739);
    expect(Math.max(...errors)).toBeLessThan(2e-5);
  });

  it('holds nothing in the index that a reader could not work out from the figures of the release', () => {
    const indicators = ['arbejdsloese', 'langtidsarbejdsloese', 'ydelsesmodtagere', 'boernefattigdom'];
    const areas = release.areaSet('planungsraeume')?.areas ?? [];
    const rows = areas.flatMap(({ code }) => {
      const row = indicators.map((id) => shownValue(release, id, 'planungsraeume', code, '2017'));
      const numbers = row.filter((value) => typeof value === 'number');
      return numbers.length === row.length ? [{ code, numbers }] : [];
    });
    const frame = toFrame(
      rows.map(({ numbers }) => numbers),
      [1, 1, 1, 1],
      'classic',
    );
    const classes = new Map(
      rows.map(({ code, numbers }) => [
        `planungsraeume/${code}`,
        frame && STATUS_CLASSES[classOf(scoreIn(frame, numbers).index, [-1, 1, 1.5])],
      ]),
    );
    const told = release.findings('index').filter(({ period }) => period === '2017');
    expect(rows).toHaveLength(436);
    expect(
      told.filter(({ subject, status }) => status.class !== (classes.get(subject) ?? 'unknown')),
    ).toEqual([]);
  });

  it('shows how unevenly foreigners live among Germans, half-year by half-year', () => {
    const findings = release.findings('segregation');
    const shown = new Map(findings.map((one) => [one.period, one.shown]));
    expect(shown.size).toBe(12);
    expect(shown.get('2015-01')).toMatchObject({
      dissimilarity: { value: 0.305, step: 0.001 },
      isolation: { value: 0.228 },
    });
    expect(shown.get('2020-02')).toMatchObject({
      dissimilarity: { value: 0.243, step: 0.001 },
      isolation: { value: 0.255 },
    });
    const { lo = 0, hi = 1 } = shown.get('2015-01')?.dissimilarity ?? {};
    expect(lo).toBeLessThanOrEqual(0.305301);
    expect(hi).toBeGreaterThanOrEqual(0.305301);
    expect(hi - lo).toBeLessThan(0.0006);
  });

  it('draws 448 areas in at most 90 kB compressed', () => {
    const map = release.polygons('planungsraeume') ?? '';
    expect(gzipSync(map).length).toBeLessThan(90_000);
    expect(map.match(/"type":"MultiPolygon"/g)).toHaveLength(448);
    expect(release.areaSet('planungsraeume')?.areas).toHaveLength(448);
  });
});
