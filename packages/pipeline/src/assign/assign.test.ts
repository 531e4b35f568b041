import { afterEach, describe, expect, it } from 'vitest';
import type { AreaShape, AreaShapes, Geography } from '../areas/types.ts';
import { openEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/types.ts';
import { quietContext } from '../support/context.ts';
import { UserError } from '../support/errors.ts';
import { VAULT_SCHEMA } from '../vault/schema.ts';
import { assignAddresses } from './assign.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

type Row = readonly (string | number | null)[];

/** An engine with the vault's tables; rows give the first columns of their table. */
async function engineWith(rows: Readonly<Record<string, readonly Row[]>>): Promise<Engine> {
  const { signal } = new AbortController();
  const engine = await openEngine({ threads: 1, memoryLimit: '200MB', signal, directories: [] });
  engines.push(engine);
  for (const [table, columns] of Object.entries(VAULT_SCHEMA)) {
    const names = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
    await engine.run(`CREATE TABLE "${table}" (${names.join(', ')})`);
    const widths = Object.keys(columns);
    for (const row of rows[table] ?? []) {
      const marks = row.map((_, i) => `$${i + 1}`).join(', ');
      const named = widths.slice(0, row.length).map((name) => `"${name}"`);
      await engine.run(`INSERT INTO "${table}" (${named.join(', ')}) VALUES (${marks})`, row);
    }
  }
  return engine;
}

const shape = (code: string, x: number, y: number, side: number, parent?: string): AreaShape => ({
  ...{ code, name: `Område ${code}`, preposition: 'i', kind: 'town', parent },
  rings: [Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side)],
});

const common = { vintage: '2026', singular: { da: 'område', en: 'area' }, layer: 'alle' as const };
const polygons = {
  from: 'polygons' as const,
  file: 'omraader.geojson',
  crs: 'EPSG:25832' as const,
  properties: { code: 'kode', name: 'navn' },
  tolerateInvalidRings: false,
};

function drawn(id: string, wallToWall: boolean, shapes: readonly AreaShape[], parent?: string): AreaShapes {
  const role = wallToWall ? 'main' : 'legal';
  const title = { da: id, en: id };
  return {
    declaration: { ...common, ...polygons, id, title, role, wallToWall, parent },
    shapes,
    names: new Map(),
  };
}

const departments: AreaShapes = {
  declaration: {
    ...common,
    ...{
      id: 'afdelinger',
      title: { da: 'Afdelinger', en: 'Departments' },
      role: 'department',
      wallToWall: false,
    },
    ...{ parent: undefined, from: 'dwellings', names: 'afdelinger.csv' },
  },
  shapes: [],
  names: new Map([
    ['11-01', 'Havneparken'],
    ['11-02', 'Åparken'],
  ]),
};

const geographyOf = (...sets: readonly AreaShapes[]): Geography => ({
  sets,
  former: [],
  topojson: new Map([['omraader', '{}']]),
  backdrop: undefined,
  issues: [],
});

// Two areas side by side, a legal area across their border; a department wherever its dwellings are.
const geography = geographyOf(
  drawn('omraader', true, [shape('1', 0, 0, 100, 'A'), shape('2', 100, 0, 100, 'A')], 'distrikter'),
  drawn('lovomraader', false, [shape('L', 90, 0, 20)]),
  departments,
);
const site = {
  directory: '/sites/prøveby',
  frame: { id: 'prøveby', municipality: 'Prøveby Kommune' },
  edition: { asOf: '2026-01-01' },
  organisations: [],
  unions: [],
  geometry: 'withhold' as const,
};
const limits = { minimumPersons: 50, minimumHouseholds: 20 };
const assign = async (engine: Engine, of = geography) => ({
  engine,
  ...(await assignAddresses({ site, geography: of, limits, engine, context: quietContext() })),
});

const dwelling = (n: number, address: number, department: string | null, more: Row = []): Row => [
  ...[uuid(1000 + n), '2026-01-01', uuid(address), 'almen', department],
  ...[3, 80, 1970, more[0] ?? 'in-use'],
];
const person = (n: number, address: number, date = '2026-01-01'): Row => [
  ...[uuid(5000 + n), date, uuid(6000 + n), uuid(address)],
];

async function memberships(made: Awaited<ReturnType<typeof assign>>) {
  const rows = await made.engine.rows('SELECT * FROM "place" ORDER BY "address", "date"');
  return rows.map(({ address, atom }) => [
    Number(String(address).slice(-4)),
    ...(made.atoms[Number(atom)]?.membership.slice(1) ?? []),
  ]);
}

describe('assigning addresses', () => {
  it('puts each address into one atom: its area, its legal area, its department', async () => {
    const engine = await engineWith({
      address: [
        [uuid(1), 50, 50],
        [uuid(2), 95, 10],
        [uuid(3), 100, 10],
        [uuid(4), 150, 50],
      ],
      dwelling_state: [dwelling(1, 4, '11-02')],
    });
    expect(await memberships(await assign(engine))).toEqual([
      [1, '1', undefined, undefined],
      [2, '1', 'L', undefined],
      [3, '2', 'L', undefined],
      [4, '2', undefined, '11-02'],
    ]);
  });

  it('gives a node for every area, as a sum of atoms; the municipality has them all', async () => {
    const engine = await engineWith({
      address: [
        [uuid(1), 50, 50],
        [uuid(2), 95, 10],
      ],
      person_state: [person(1, 1)],
    });
    const { nodes, atoms, areaSets } = await assign(engine);
    const of = (set: string, code: string) =>
      nodes.find(({ areaSet, area }) => areaSet === set && area === code);
    expect(of('kommune', 'prøveby')?.atoms).toEqual(atoms.map(({ index }) => index));
    expect(of('omraader', '1')?.atoms).toHaveLength(2);
    expect(of('omraader', '2')?.atoms).toEqual([]);
    expect(nodes.map(({ areaSet }) => areaSet)).toEqual([
      'kommune',
      'omraader',
      'omraader',
      'lovomraader',
      'afdelinger',
      'afdelinger',
    ]);
    expect(areaSets.map(({ set }) => [set.id, set.hasPolygons])).toEqual([
      ['kommune', false],
      ['omraader', true],
      ['lovomraader', false],
      ['afdelinger', false],
    ]);
    expect(areaSets[1]?.set.areas[0]).toMatchObject({ code: '1', parent: 'distrikter/A', kind: 'town' });
  });

  it('keeps everyone in the municipality: unknown, outside and unplaced addresses get the atom in no area', async () => {
    const engine = await engineWith({
      address: [
        [uuid(1), 50, 50],
        [uuid(2), 900, 900],
        [uuid(3), null, null],
      ],
      person_state: [person(1, 1), person(2, 2), person(3, 3), person(4, 9)],
    });
    const made = await assign(engine);
    expect((await memberships(made)).map(([address, area]) => [address, area])).toEqual([
      [1, '1'],
      [2, undefined],
      [3, undefined],
      [9, undefined],
    ]);
    const joined = await engine.rows(
      'SELECT count(*) AS n FROM person_state JOIN place USING ("address", "date")',
    );
    expect(joined[0]?.['n']).toBe(4);
  });

  it('gives an address a row for every date, with the department it has then', async () => {
    const later: Row = [uuid(1001), '2027-01-01', uuid(1), 'almen', '11-02', 3, 80, 1970, 'in-use'];
    const engine = await engineWith({
      address: [[uuid(1), 50, 50]],
      dwelling_state: [dwelling(1, 1, '11-01'), later],
      event: [[uuid(5001), 'within', '2026-05-01', uuid(1), uuid(8)]],
    });
    expect((await memberships(await assign(engine))).map((row) => [row[0], row[3]])).toEqual([
      [1, '11-01'],
      [1, '11-02'],
      [8, undefined],
      [8, undefined],
    ]);
  });

  it.each<[string, readonly (string | null)[], string | undefined]>([
    ['most dwellings decide', ['11-02', '11-02', '11-01'], '11-02'],
    ['at a tie the lowest code', ['11-02', '11-01'], '11-01'],
    ['at a tie a department goes before none', ['11-02', null], '11-02'],
    ['none, where most dwellings are in none', ['11-02', null, null], undefined],
  ])('where dwellings of one address disagree: %s', async (_, held, expected) => {
    const engine = await engineWith({
      address: [[uuid(1), 50, 50]],
      dwelling_state: held.map((department, i) => dwelling(i, 1, department)),
    });
    const made = await assign(engine);
    expect((await memberships(made))[0]?.[3]).toBe(expected);
    const line = made.report.lines.find(({ code }) => code === 'assign/departments-disagree');
    expect(line?.text.en).toContain('under 5');
    expect(line?.level).toBe('warning');
  });

  it('does not count demolished dwellings', async () => {
    const engine = await engineWith({
      address: [[uuid(1), 50, 50]],
      dwelling_state: [dwelling(1, 1, '11-01', ['demolished']), dwelling(2, 1, '11-02')],
    });
    expect((await memberships(await assign(engine)))[0]?.[3]).toBe('11-02');
  });
});

describe('areas that differ by too few people', () => {
  const few = {
    address: [
      [uuid(1), 50, 50],
      [uuid(2), 60, 60],
      [uuid(3), 150, 50],
    ] as const,
    dwelling_state: [dwelling(1, 1, '11-02')],
    // 60 in the department, 12 beside it in the same area.
    person_state: [
      ...Array.from({ length: 60 }, (_, i) => person(i, 1)),
      ...Array.from({ length: 12 }, (_, i) => person(100 + i, 2)),
    ],
  };

  it('are published but for one, which the report names without saying how many they are', async () => {
    const { nodes, report } = await assign(await engineWith(few));
    expect(nodes.filter(({ withheld }) => withheld).map(({ area }) => area)).toEqual(['11-02']);
    const lines = report.lines.filter(({ level }) => level === 'warning').map(({ text }) => text.en);
    expect(lines).toEqual([
      'Areas without figures, because they differ from others by fewer than 50 persons or 20 households: 1',
      'afdelinger/11-02 is not shown: too few tell it from omraader/1',
    ]);
    expect(JSON.stringify(report)).not.toMatch(/\b12\b/);
  });

  it('refuse the build where the site would have it so', async () => {
    const input = { site: { ...site, geometry: 'refuse' as const }, geography, limits };
    const refused = assignAddresses({ ...input, engine: await engineWith(few), context: quietContext() });
    await expect(refused).rejects.toMatchObject({
      exitCode: 4,
      issues: [{ code: 'assign/small-difference', place: { at: 'geometry' } }],
    });
  });
});

describe('the report of an assignment', () => {
  it('masks counts under 5 and never names an address', async () => {
    const engine = await engineWith({
      address: [
        [uuid(1), 50, 50],
        [uuid(2), 900, 900],
      ],
      person_state: [person(1, 1), person(2, 2)],
    });
    const { report } = await assign(engine);
    const text = JSON.stringify(report);
    expect(report.lines.find(({ code }) => code === 'assign/outside')).toMatchObject({
      level: 'warning',
      text: { da: 'Uden for alle områder: under 5 adresser; de tæller kun med i kommunen' },
    });
    expect(text).not.toContain(uuid(2));
    expect(text).not.toMatch(/\b[1-4] adresser/);
  });

  it('warns of a department without a name and of ready tables about a set the site does not have', async () => {
    const engine = await engineWith({
      address: [[uuid(1), 50, 50]],
      dwelling_state: [dwelling(1, 1, '99-99')],
      delivered: [['dst', 'sogne', '7001', '2026', 'x', 'total', 1]],
    });
    const { report, nodes } = await assign(engine);
    const codes = report.lines.filter(({ level }) => level === 'warning').map(({ code }) => code);
    expect(codes).toEqual(['assign/department-unnamed', 'assign/figures-without-set']);
    expect(nodes.some(({ area }) => area === '99-99')).toBe(true);
  });

  it('tells how many areas took no part in a period', async () => {
    const row = (area: string): Row => [
      'mss',
      'omraader',
      area,
      '2013',
      'x',
      'total',
      null,
      null,
      null,
      'not-valid',
    ];
    const engine = await engineWith({ delivered: [row('1'), row('2')] });
    const { report } = await assign(engine);
    expect(report.lines.map(({ text }) => text.en)).toEqual([
      'No addresses: ready tables only',
      'Common refinement: 1 part',
      'omraader: 2 do not take part in 2013',
    ]);
  });

  it('refuses to go on when more than 0.5 % of the addresses lie outside every area', async () => {
    const far = Array.from({ length: 6 }, (_, i): Row => [uuid(i + 10), 5000 + i, 5000]);
    const engine = await engineWith({ address: [[uuid(1), 50, 50], ...far] });
    const refused = assign(engine);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toMatchObject({ issues: [{ code: 'assign/addresses-outside' }] });
  });
});
