/** What classes made of shown figures owe to rounding: held against the same index over the exact counts of a made-up town. */
import { DIRECTION_CLASSES, type IndexFinding, STATUS_CLASSES } from '@bybalance/release';
import { classOf, type Row, scoreIn, toFrame } from '@bybalance/statistics';
import { expect, test } from 'vitest';
import { definitions, index } from '../../../../../tests/support/balance.ts';
import { site } from '../../../../../tests/support/edition.ts';
import { areaSet, atomTable, node, protectInput } from '../../../../../tests/support/municipality.ts';
import { protect } from '../protect.ts';

const AREAS = 80;
const PERIODS = ['2023', '2024', '2025', '2026'] as const;
const codes = Array.from({ length: AREAS }, (_, i) => String(i + 1));

/** Evenly spread over 0–1, the same every time. */
function draw(area: number, what: number): number {
  const far = Math.sin(area * 12.9898 + what * 78.233) * 43_758.5453;
  return far - Math.floor(far);
}

interface Counts {
  readonly residents: number;
  readonly without: number;
  readonly educated: number;
}

/** Areas of 300 to 3,300 residents, shares of their own, and a drift of at most one point a year. */
function countsAt(area: number, period: number): Counts {
  const residents = 300 + Math.floor(3000 * draw(area, 1) ** 2);
  const burden = draw(area, 2);
  const drift = (draw(area, 3) - 0.5) * 0.02 * period;
  return {
    residents,
    without: Math.round(residents * (0.1 + 0.25 * burden + drift)),
    educated: Math.round(residents * (0.45 - 0.2 * burden + 0.1 * draw(area, 4) - drift / 2)),
  };
}

const all = codes.map((_, area) => PERIODS.map((__, period) => countsAt(area, period)));
const column = (name: keyof Counts) => all.flatMap((periods) => periods.map((counts) => counts[name]));

async function told(): Promise<readonly IndexFinding[]> {
  const denominator = column('residents');
  const tables = [
    atomTable('indbyggere', { numerator: denominator }, PERIODS),
    atomTable('uden-arbejde', { numerator: column('without'), denominator }, PERIODS),
    atomTable('lang-uddannelse', { numerator: column('educated'), denominator }, PERIODS),
  ];
  const nodes = codes.map((code, i) => node('omraader', code, [i]));
  const sheet = { ...index, changeYears: 2, noise: { persons: 10, usualChanges: 1.5 } };
  const { residents: _, ...everyArea } = sheet;
  const input = protectInput({ tables, nodes }, definitions, { areaSets: [areaSet('omraader', codes)] });
  const { balance } = await protect({
    ...input,
    catalogue: { ...input.catalogue, indices: [everyArea] },
    site: { ...input.site, periods: PERIODS, frame: site, indices: [index.id] },
  });
  return balance.flatMap(({ finding }) => (finding.kind === 'index' ? [finding] : []));
}

const exactRow = (area: number, period: number): Row => {
  const { residents, without, educated } = countsAt(area, period);
  return [without / residents, -educated / residents];
};

function exactClasses(rowOf: (area: number) => Row, base: (area: number) => Row, cuts: readonly number[]) {
  const frame = toFrame(
    codes.map((_, area) => base(area)),
    [1, 1],
    'classic',
  );
  return codes.map((_, area) => (frame ? classOf(scoreIn(frame, rowOf(area)).index, cuts) : -1));
}

test('rounding changes few classes of status, and never turns a direction round', async () => {
  const findings = await told();
  const at = (period: string) => findings.filter((finding) => finding.period === period);
  const status = exactClasses(
    (area) => exactRow(area, 3),
    (area) => exactRow(area, 0),
    [-1, 1, 1.5],
  );
  const others = at('2026').filter(
    (finding, area) => finding.status.class !== STATUS_CLASSES[status[area] ?? -1],
  );
  expect(others.length).toBeLessThanOrEqual(0.03 * AREAS);

  const changeTo = (period: number) => (area: number) => {
    const then = exactRow(area, period - 2);
    return exactRow(area, period).map((value, part) => value - (then[part] ?? Number.NaN));
  };
  const direction = exactClasses(changeTo(3), changeTo(2), [-1, 1]);
  const opposite = { rising: 'falling', falling: 'rising', unchanged: undefined, unknown: undefined };
  const turned = at('2026').filter(
    (finding, area) => DIRECTION_CLASSES[direction[area] ?? -1] === opposite[finding.direction.class],
  );
  expect(turned).toEqual([]);
  const moving = at('2026').filter(({ direction: way }) => way.class === 'rising' || way.class === 'falling');
  expect(moving.length).toBeGreaterThan(5);
});
