/**
 * A made-up municipality of full size for tests and benchmarks of the attack: people by atom, sex, age and origin, and its areas.
 * Belongs here: drawing people and area sets from a seed. Does not belong: what is published of them (municipal-system.ts).
 * As in the measurements the method was chosen by: 79 areas, 20 districts, 60 departments of which 30 % straddle two areas.
 * Start with makeMunicipality.
 */
import { makeRandom, type Random, seedFromText } from '../random.ts';

export type Role = 'area' | 'zone' | 'later-area' | 'district' | 'department';

export interface MunicipalNode {
  readonly role: Role;
  readonly atoms: readonly number[];
}

export interface Municipality {
  readonly atoms: number;
  /** Persons by atom · 36 + sex · 18 + age · 3 + origin. */
  readonly persons: Int32Array;
  readonly nodes: readonly MunicipalNode[];
}

export interface MunicipalShape {
  readonly persons: number;
  readonly areas: number;
  readonly districts: number;
  readonly departments: number;
  readonly zones: number;
  readonly laterAreas: number;
}

export const FULL_SIZE: MunicipalShape = {
  persons: 112_359,
  areas: 79,
  districts: 20,
  departments: 60,
  zones: 38,
  laterAreas: 83,
};

export const SEXES = 2;
export const AGES = 6;
export const ORIGINS = 3;
export const INNER = SEXES * AGES * ORIGINS;

const AGE_SHARES = [200, 100, 200, 320, 140, 40] as const;
const SMALLEST = 233;
const LARGEST = 4769;

/** Sizes with a long tail that add up to the persons there are. */
function drawSizes({ areas, persons }: MunicipalShape, random: Random): number[] {
  const weights = Array.from({ length: areas }, () => {
    const bell = random.below(1000) + random.below(1000) + random.below(1000) - 1500;
    return Math.exp(bell / 550);
  });
  const scale = persons / weights.reduce((sum, w) => sum + w, 0);
  const sizes = weights.map((w) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(w * scale))));
  const middle = sizes.indexOf([...sizes].sort((a, b) => a - b)[areas >> 1] ?? 0);
  const rest = persons - sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size, i) => (i === middle ? Math.max(SMALLEST, size + rest) : size));
}

interface Atom {
  readonly area: number;
  readonly department: number | undefined;
  readonly size: number;
}

/** Departments inside one area, or three in ten over two neighbouring ones; what is left of an area is an atom too. */
function drawAtoms(shape: MunicipalShape, sizes: readonly number[], random: Random): Atom[] {
  const left = [...sizes];
  const atoms: Atom[] = [];
  const take = (area: number, department: number, wanted: number) => {
    const size = Math.min(wanted, Math.floor((left[area] ?? 0) * 0.45));
    left[area] = (left[area] ?? 0) - size;
    atoms.push({ area, department, size });
  };
  for (let department = 0; department < shape.departments; department++) {
    const area = random.below(shape.areas - 1);
    const size = 60 + random.below(440);
    if (department % 10 >= 3) take(area, department, size);
    else {
      const here = Math.round((size * (2 + random.below(7))) / 10);
      take(area, department, here);
      take(area + 1, department, size - here);
    }
  }
  left.forEach((size, area) => {
    // The later area set splits the four largest areas, so their rest is two atoms.
    const split = [...left].sort((a, b) => b - a).indexOf(size) < shape.laterAreas - shape.areas;
    const first = split ? Math.round(size * 0.55) : size;
    atoms.push({ area, department: undefined, size: first });
    if (split) atoms.push({ area, department: -1, size: size - first });
  });
  return atoms;
}

/** Age group of the person that stands at a place in a thousand. */
function ageAt(place: number): number {
  let left = place;
  let age = 0;
  while (left >= (AGE_SHARES[age] ?? 1000)) left -= AGE_SHARES[age++] ?? 0;
  return age;
}

function drawPersons(atoms: readonly Atom[], random: Random): Int32Array {
  const persons = new Int32Array(atoms.length * INNER);
  const foreign = atoms.map(({ department }) =>
    (department ?? -1) < 0 ? 6 + random.below(10) : 15 + random.below(45),
  );
  atoms.forEach(({ size }, atom) => {
    for (let person = 0; person < size; person++) {
      const age = ageAt(random.below(1000));
      const isForeign = random.below(100) < (foreign[atom] ?? 0);
      const origin = isForeign ? (random.below(10) < (age === 0 ? 8 : 2) ? 2 : 1) : 0;
      const at = atom * INNER + random.below(SEXES) * AGES * ORIGINS + age * ORIGINS + origin;
      persons[at] = (persons[at] ?? 0) + 1;
    }
  });
  return persons;
}

function nodesBy(
  role: Role,
  atoms: readonly Atom[],
  of: (atom: Atom, a: number) => number | undefined,
): MunicipalNode[] {
  const groups = new Map<number, number[]>();
  atoms.forEach((atom, a) => {
    const node = of(atom, a);
    if (node !== undefined) groups.set(node, [...(groups.get(node) ?? []), a]);
  });
  return [...groups].sort(([a], [b]) => a - b).map(([, members]) => ({ role, atoms: members }));
}

/** The municipality of a seed; same seed, same people. */
export function makeMunicipality(seed: string, shape: MunicipalShape = FULL_SIZE): Municipality {
  const random = makeRandom(seedFromText(seed));
  const atoms = drawAtoms(shape, drawSizes(shape, random), random);
  const isDepartment = ({ department }: Atom) => department !== undefined && department >= 0;
  // Where a department lies in another vintage: now and then over the border of the neighbouring area.
  const moved = (oneIn: number) =>
    atoms.map((atom) =>
      isDepartment(atom) && random.oneIn(oneIn) ? Math.min(atom.area + 1, shape.areas - 1) : atom.area,
    );
  const zoneArea = moved(4);
  const laterArea = moved(8);
  const zoneOf = (area: number) => Math.floor((area * shape.zones) / shape.areas);
  return {
    atoms: atoms.length,
    persons: drawPersons(atoms, random),
    nodes: [
      ...nodesBy('area', atoms, ({ area }) => area),
      ...nodesBy('zone', atoms, (_, a) => zoneOf(zoneArea[a] ?? 0)),
      ...nodesBy('later-area', atoms, ({ department, area }, a) =>
        department === -1 ? shape.areas + area : laterArea[a],
      ),
      ...nodesBy('district', atoms, ({ area }) => Math.floor((area * shape.districts) / shape.areas)),
      ...nodesBy('department', atoms, (atom) => (isDepartment(atom) ? atom.department : undefined)),
    ],
  };
}
