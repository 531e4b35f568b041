/**
 * A small edition whose departments are split between two housing associations, protected for real from made-up cells.
 * Belongs here: making it, and the marks by which each association's departments can be found again. Used by the tests of layers and access.
 * Every name, code and count of a department stands nowhere else, so that finding one is finding a leak.
 */
import type { AreaSet, Layer, OperationalReport } from '@bybalance/release';
import { protect } from '../../packages/pipeline/src/protect/protect.ts';
import type { PublishInput } from '../../packages/pipeline/src/publish/types.ts';
import { editionInput } from './edition.ts';
import { areaSet, atomTable, both, indicator, node, protectInput } from './municipality.ts';

/** Whose a department is. `bo` and `fab` are associations; nobody's is for `intern` alone. */
export const DEPARTMENTS = [
  { code: 'AFD-FAB-1', name: 'Fabrikshaven', layer: 'samarbejde.fab', residents: 7310 },
  { code: 'AFD-FAB-2', name: 'Fabelhøj', layer: 'samarbejde.fab', residents: 6140 },
  { code: 'AFD-BO-1', name: 'Bolværket', layer: 'samarbejde.bo', residents: 5270 },
  { code: 'AFD-INGEN-1', name: 'Herreløse', layer: 'intern', residents: 4380 },
] as const satisfies readonly { code: string; name: string; layer: Layer; residents: number }[];

export const SPLIT_LAYERS = ['alle', 'samarbejde', 'samarbejde.bo', 'samarbejde.fab'] as const;

function splitSet(): AreaSet {
  const set = areaSet(
    'afdelinger',
    DEPARTMENTS.map(({ code }) => code),
    { role: 'department', wallToWall: false, layer: 'samarbejde' },
  );
  const areas = set.areas.map((area, i) => ({
    ...area,
    name: DEPARTMENTS[i]?.name ?? '',
    layer: DEPARTMENTS[i]?.layer ?? 'intern',
  }));
  return { ...set, areas };
}

/** A system group of this machine that is not the usual one of the user who runs the tests; undefined when there is none to give files to. */
export function otherGroup(): number | undefined {
  // Root may give files to any number; nobody needs to be made for it.
  if (process.getuid?.() === 0) return 64_300;
  return process.getgroups?.().find((group) => group !== process.getgid?.());
}

/** The edition: each department is one atom, and the last atom is the rest of the municipality. */
export async function splitEditionInput(layers: readonly Layer[] = SPLIT_LAYERS): Promise<PublishInput> {
  const base = await editionInput();
  const atoms = [...DEPARTMENTS.map(({ residents }) => residents), 9000];
  const children = atoms.map((residents) => residents / 10);
  const all = atoms.map((_, atom) => atom);
  const nodes = [
    node('kommune', 'alt', all),
    node('omraader', '1', all.slice(0, 3)),
    node('omraader', '2', all.slice(3)),
    ...DEPARTMENTS.map(({ code, layer }, atom) => node('afdelinger', code, [atom], layer)),
  ];
  const tables = [atomTable('andel-0-17', { numerator: children, denominator: atoms })];
  const areaSets = base.frame.areaSets.map((placed) =>
    placed.set.id === 'afdelinger' ? { ...placed, set: splitSet() } : placed,
  );
  const shown = await protect(
    protectInput({ tables, nodes }, [indicator('andel-0-17', { sensitivity: 'core' })], {
      layers,
      areaSets: areaSets.map(({ set }) => set),
      site: {
        policy: { id: 'rounded5', version: 1 },
        periods: ['2026'],
        intern: { legalBasis: 'databeskyttelsesloven § 10' },
      },
    }),
  );
  const named: OperationalReport = {
    kind: 'build',
    title: both('Kørsel'),
    lines: DEPARTMENTS.map(({ code }): OperationalReport['lines'][number] => ({
      level: 'warning',
      code: 'test/named',
      text: both(`Afdeling ${code}`),
      layer: 'intern',
    })),
  };
  return { ...base, ...shown, operational: [named], frame: { ...base.frame, layers, areaSets } };
}
