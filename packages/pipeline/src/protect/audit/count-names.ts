/**
 * Names of counts: who is counted, in one canonical form. Two figures that count the same people have the same name,
 * however their sheets put it: non-Western residents, and the residents' breakdown by origin, are one count.
 * Belongs here: conditions joined and written down, and whether groups divide everyone. Does not belong: numbers.
 */
import {
  type Condition,
  type CountedPopulation,
  FIELD_CODES,
  type FieldTest,
} from '../../catalogue/types.ts';

const CODES: Readonly<Record<string, readonly string[]>> = FIELD_CODES;

/** Both tests at once, where they are of one kind; different kinds of one field cannot be written. */
function joined(a: FieldTest, b: FieldTest): FieldTest {
  if (a.kind === 'in' && b.kind === 'in') {
    return { kind: 'in', values: a.values.filter((value) => b.values.includes(value)) };
  }
  if (a.kind === 'range' && b.kind === 'range') {
    return {
      kind: 'range',
      from: a.from === undefined ? b.from : Math.max(a.from, b.from ?? a.from),
      to: a.to === undefined ? b.to : Math.min(a.to, b.to ?? a.to),
    };
  }
  return a;
}

/** A test that everyone passes says nothing. */
function isEveryone(field: string, test: FieldTest): boolean {
  if (test.kind === 'range') return test.from === undefined && test.to === undefined;
  return (
    test.kind === 'in' && (CODES[field] ?? [undefined]).every((code) => test.values.includes(code ?? ''))
  );
}

function written(test: FieldTest): string {
  if (test.kind === 'is') return String(test.value);
  if (test.kind === 'in') return [...test.values].sort().join('+');
  return `${test.from ?? ''}-${test.to ?? ''}`;
}

/** "state origin=ikkevestlig-efterkommer+ikkevestlig-indvandrer sex=k": the same people, the same name. */
export function countName(population: CountedPopulation, ...conditions: readonly Condition[]): string {
  const tests = new Map<string, FieldTest>();
  for (const { field, test } of conditions.flat()) {
    const known = tests.get(field);
    tests.set(field, known ? joined(known, test) : test);
  }
  const parts = [...tests]
    .filter(([field, test]) => !isEveryone(field, test))
    .map(([field, test]) => `${field}=${written(test)}`)
    .sort();
  return [population, ...parts].join(' ');
}

function dividesCodes(field: string, tests: readonly FieldTest[]): boolean {
  const named = tests.flatMap((test) => (test.kind === 'in' ? test.values : []));
  const all = CODES[field] ?? [];
  return named.length === all.length && all.every((code) => named.includes(code));
}

/** Whole numbers from nothing upwards, each in one range. */
function dividesNumbers(tests: readonly FieldTest[]): boolean {
  const ranges = tests
    .flatMap((test) => (test.kind === 'range' ? [{ from: test.from ?? 0, to: test.to ?? Infinity }] : []))
    .sort((a, b) => a.from - b.from);
  const follows = ranges.every(({ from }, i) => from === (i === 0 ? 0 : (ranges[i - 1]?.to ?? 0) + 1));
  return ranges.length === tests.length && follows && ranges.at(-1)?.to === Infinity;
}

/** Whether the groups of a dimension hold everyone, each once: then the parts add up to the whole. */
export function divideEveryone(groups: readonly (Condition | undefined)[]): boolean {
  const fields = new Set(
    groups.map((condition) => (condition?.length === 1 ? condition[0]?.field : undefined)),
  );
  const [field] = fields;
  if (fields.size !== 1 || field === undefined) return false;
  const tests = groups.flatMap((condition) => condition?.map(({ test }) => test) ?? []);
  if (tests.every(({ kind }) => kind === 'is')) {
    return tests.length === 2 && new Set(tests.map(written)).size === 2;
  }
  return dividesCodes(field, tests) || dividesNumbers(tests);
}
