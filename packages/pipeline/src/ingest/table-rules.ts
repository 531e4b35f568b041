/**
 * What each table of the vault demands of a row as a whole, and the fields it fills by itself.
 * Belongs here: dates against the file's year and against each other, figures against marks. Does not belong: single columns.
 * A rule applies only where the delivery has the fields it speaks of.
 */
import { SCHOOL_REGISTER, type VaultTable } from '../catalogue/types.ts';
import type { Delivery } from './deliveries.ts';
import type { Check, Field } from './fields.ts';
import { foundPhrase } from './findings.ts';
import type { Expression } from './statement.ts';

interface Rule {
  /** Fields of the vault it speaks of; the first one's column is named in the issue. */
  readonly of: readonly string[];
  readonly code: string;
  readonly level: 'error' | 'warning';
  /** True for a wrong row. NULL in a field makes it NULL, that is: not wrong. */
  readonly condition: (value: (field: string) => string, period: string) => string;
  readonly says: string;
  readonly remedy: string;
}

const firstOfYear = (period: string) => `make_date(${Number(period)}, 1, 1)`;
const marked = (value: (field: string) => string) => `${value('mark')} IS NOT NULL`;

/** 120 years: an open record of someone long dead is the usual cause. */
const veryOld = "INTERVAL '120 years'";

/** Yearly files only: the file's year is the period. */
const yearlyRules: Readonly<Partial<Record<VaultTable, readonly Rule[]>>> = {
  person_state: [
    {
      of: ['date'],
      code: 'other-reference-date',
      level: 'error',
      condition: (value, period) => `${value('date')} <> ${firstOfYear(period)}`,
      says: 'of another date than 1 January of the file’s year',
      remedy: 'Put each year in its own file.',
    },
  ],
  event: [
    {
      of: ['date'],
      code: 'other-year',
      level: 'error',
      condition: (value, period) => `year(${value('date')}) <> ${Number(period)}`,
      says: 'of another year than the file’s',
      remedy: 'Put each year in its own file.',
    },
  ],
  dwelling_state: [
    {
      of: ['built_year'],
      code: 'built-later',
      level: 'error',
      condition: (value, period) => `${value('built_year')} > ${Number(period)}`,
      says: 'of a dwelling built after the file’s year',
      remedy: 'Correct the register or the extract.',
    },
  ],
  spell: [
    {
      of: ['from'],
      code: 'other-school-year',
      level: 'error',
      condition: (value, period) => `${value('from')} <> ${Number(period) - 1}`,
      says: 'of another school year than the one that began the August before',
      remedy: 'Put each school year in its own file.',
    },
  ],
};

const rules: Readonly<Partial<Record<VaultTable, readonly Rule[]>>> = {
  person_state: [
    {
      of: ['birth_date', 'date'],
      code: 'born-after-reference-date',
      level: 'error',
      condition: (value) => `${value('birth_date')} > ${value('date')}`,
      says: 'of someone born after the reference date',
      remedy: 'Correct the date of birth, or leave the person out of that year.',
    },
    {
      of: ['birth_date', 'date'],
      code: 'very-old',
      level: 'warning',
      condition: (value) => `${value('birth_date')} < ${value('date')} - ${veryOld}`,
      says: 'of someone more than 120 years old',
      remedy: 'Check whether the person has died or left.',
    },
  ],
  event: [
    {
      of: ['type', 'to_address'],
      code: 'move-without-address',
      level: 'warning',
      condition: (value) =>
        `${value('type')} IN ('birth', 'in', 'within') AND ${value('to_address')} IS NULL`,
      says: 'of a birth or move without the new address; they count for the municipality only',
      remedy: 'Ask for the address in the extract.',
    },
    {
      of: ['type', 'from_address'],
      code: 'move-without-address',
      level: 'warning',
      condition: (value) =>
        `${value('type')} IN ('death', 'out', 'within') AND ${value('from_address')} IS NULL`,
      says: 'of a death or move without the old address; they count for the municipality only',
      remedy: 'Ask for the address in the extract.',
    },
  ],
  delivered: [
    {
      of: ['mark', 'numerator', 'value'],
      code: 'figure-behind-mark',
      level: 'error',
      condition: (value) =>
        `${marked(value)} AND (${value('numerator')} IS NOT NULL OR ${value('value')} IS NOT NULL)`,
      says: 'masked and hold a figure all the same',
      remedy: 'Ask the supplier which of the two is meant.',
    },
    {
      of: ['value', 'numerator', 'mark'],
      code: 'no-figure',
      level: 'error',
      condition: (value) =>
        `${value('mark')} IS NULL AND ${value('numerator')} IS NULL AND ${value('value')} IS NULL`,
      says: 'without a figure and without a mark',
      remedy: 'An empty cell may mean nothing, zero or masked: ask the supplier to mark it.',
    },
  ],
};

function toCheck(rule: Rule, fields: readonly Field[], period: string): readonly Check[] {
  const used = rule.of.map((name) => fields.find(({ column }) => column.to === name));
  const known = used.filter((field) => field !== undefined);
  const [first] = known;
  if (!first || known.length < rule.of.length) return [];
  const condition: Expression = (bind) =>
    `(${rule.condition((name) => {
      const field = known.find(({ column }) => column.to === name);
      if (!field) throw new TypeError(`The rule ${rule.code} does not say that it needs ${name}.`);
      return field.value(bind);
    }, period)})`;
  return [
    {
      level: rule.level,
      code: rule.code,
      at: first.column.from,
      condition,
      problem: (found) => foundPhrase(found, ['is', 'are'], rule.says),
      remedy: rule.remedy,
    },
  ];
}

function futureChecks(fields: readonly Field[], asOf: string): readonly Check[] {
  return fields
    .filter(({ column }) => column.type === 'date')
    .map(({ column, value }) => ({
      level: 'error',
      code: 'date-in-the-future',
      at: column.from,
      condition: (bind) => `${value(bind)} > CAST(${bind(asOf)} AS DATE)`,
      problem: (found) => foundPhrase(found, ['holds', 'hold'], `a date after ${asOf}`),
      remedy: 'Correct the dates, or build an edition as of a later day.',
    }));
}

function markCheck(delivery: Delivery, fields: readonly Field[]): readonly Check[] {
  const mark = fields.find(({ column }) => column.to === 'mark');
  if (!mark || delivery.recipe.table !== 'delivered') return [];
  const known = delivery.recipe.marks.map((one) => one.mark);
  return [
    {
      level: 'error',
      code: 'unknown-mark',
      at: mark.column.from,
      condition: (bind) =>
        `(${mark.text} IS NOT NULL AND NOT list_contains([${known.map(bind).join(', ')}]::VARCHAR[], ${mark.text}))`,
      problem: (found) => foundPhrase(found, ['holds', 'hold'], 'a mark the recipe does not know'),
      remedy: 'Ask the supplier what the mark means and add it to the recipe.',
    },
  ];
}

/** Checks of whole rows. `asOf`: the edition's day; a later date is in the future. */
export function tableChecks(delivery: Delivery, fields: readonly Field[], asOf: string): readonly Check[] {
  const { table, wide } = delivery.recipe;
  const yearly = delivery.period === 'all' ? [] : (yearlyRules[table] ?? []);
  const always = wide ? [] : (rules[table] ?? []);
  return [
    ...futureChecks(fields, asOf),
    ...markCheck(delivery, fields),
    ...[...yearly, ...always].flatMap((rule) => toCheck(rule, fields, delivery.period)),
  ];
}

/** Fields of a table that no delivery holds: from the file's year, its source, its marks. */
export function derivedValues(
  delivery: Delivery,
  value: (field: string) => Expression | undefined,
): Readonly<Record<string, Expression>> {
  switch (delivery.recipe.table) {
    case 'dwelling_state':
      return { date: () => firstOfYear(delivery.period) };
    case 'spell': {
      const year = value('from');
      return {
        register: (bind) => bind(SCHOOL_REGISTER),
        from: (bind) => (year ? `make_date(${year(bind)}, 8, 1)` : 'NULL'),
        to: (bind) => (year ? `make_date(${year(bind)} + 1, 7, 31)` : 'NULL'),
      };
    }
    case 'delivered':
      return {
        source: (bind) => bind(delivery.source.id),
        lo: markEnd(delivery, value('mark'), 'lo'),
        hi: markEnd(delivery, value('mark'), 'hi'),
      };
    default:
      return {};
  }
}

function markEnd(delivery: Delivery, mark: Expression | undefined, end: 'lo' | 'hi'): Expression {
  const { marks } = delivery.recipe;
  if (!mark || marks.length === 0) return () => 'NULL';
  return (bind) => {
    const cases = marks.map((one) => `WHEN ${mark(bind)} = ${bind(one.mark)} THEN ${bind(one[end])}`);
    return `CASE ${cases.join(' ')} END`;
  };
}
