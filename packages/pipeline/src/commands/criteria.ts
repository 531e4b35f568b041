/** `criteria evaluate FIGURES.csv` and `criteria counters MEMBERSHIP.csv`: the law held against plain tables. */
import { resolve } from 'node:path';
import type { RuleSet } from '@bybalance/release';
import { withoutGate } from '../analyse/criteria/evaluate.ts';
import type { AreaChange } from '../catalogue/area-changes.ts';
import { areaChangesFile, toAreaChange } from '../catalogue/area-changes.ts';
import { suggestion } from '../catalogue/closest-word.ts';
import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { checkYamlFile } from '../catalogue/yaml-file.ts';
import { countMembership } from '../criteria-tables/count-membership.ts';
import { type EvaluateOptions, evaluateFigures, rulesOf } from '../criteria-tables/evaluate-figures.ts';
import { tableError } from '../criteria-tables/plain-csv.ts';
import { readFigures } from '../criteria-tables/read-figures.ts';
import { readMembership } from '../criteria-tables/read-membership.ts';
import { toCounterRows, toStatusRows } from '../criteria-tables/rows-out.ts';
import type { FigureRow } from '../criteria-tables/types.ts';
import { writeFileAtomically } from '../support/atomic-file.ts';
import { toCsv } from '../support/csv-text.ts';
import { checkNoErrors, EXIT, type Issue, UserError } from '../support/errors.ts';
import { checkout, openSite } from './site-folder.ts';
import type { Surroundings } from './surroundings.ts';

export interface CriteriaFlags {
  readonly out?: string;
  /** What is taken of lists before the first in the file. */
  readonly earlier: 'none' | 'unknown';
}

export interface EvaluateFlags extends CriteriaFlags {
  /** `auto`, or ids of rule sets. */
  readonly rules: readonly string[];
  /** Site whose proposed rule sets may be named. */
  readonly site?: string;
  /** The gate as the law has it, or switched off and counted as met or not. */
  readonly gate: 'law' | 'met' | 'not-met';
}

export interface CounterFlags extends CriteriaFlags {
  /** YAML of splits and unions that the ministry approved. */
  readonly changes?: string;
}

function hand(
  rows: readonly (readonly string[])[],
  { out }: CriteriaFlags,
  surroundings: Surroundings,
): void {
  if (out === undefined) surroundings.say(toCsv(rows).trimEnd());
  else writeFileAtomically(resolve(out), toCsv(rows));
}

function lawsFor({ site, gate }: EvaluateFlags, surroundings: Surroundings): readonly RuleSet[] {
  const laws =
    site === undefined
      ? loadCatalogue(checkout).laws
      : openSite(site, surroundings.environment).catalogue.laws;
  if (gate === 'law') return laws;
  return laws.map((law) => ({
    ...withoutGate(law, gate === 'met' ? 'met' : 'notMet'),
    standing: law.standing ?? 'law',
  }));
}

/** UserError (usage) with every rule set that there is none of. */
function checkRules(rules: readonly string[], laws: readonly RuleSet[]): void {
  const known = laws.map(({ id }) => id);
  const issues = rules
    .filter((id) => !known.includes(id))
    .map(
      (id): Issue => ({
        level: 'error',
        code: 'criteria/unknown-rule-set',
        place: { file: '--rules' },
        problem: `There is no rule set ${id}.`,
        remedy: suggestion(id, ['auto', ...known]),
      }),
    );
  checkNoErrors(issues, EXIT.usage);
}

function withoutRules(file: string, rows: readonly FigureRow[], options: EvaluateOptions): readonly Issue[] {
  return rows
    .filter((row) => rulesOf(row, options).length === 0)
    .map(({ line }) =>
      tableError(
        'no-rules',
        file,
        { line, column: 'list_date' },
        'No rule set was in force on this date.',
        'Name one with --rules, or leave the row out.',
      ),
    );
}

/** Every row of the figures with its rules, criteria, status, years in a row and working. UserError with every issue of the file. */
export function evaluateTable(file: string, flags: EvaluateFlags, surroundings: Surroundings): void {
  const laws = lawsFor(flags, surroundings);
  const rules = flags.rules.join() === 'auto' ? undefined : flags.rules;
  checkRules(rules ?? [], laws);
  const options: EvaluateOptions = { laws, rules, earlier: flags.earlier };
  const { rows, issues } = readFigures(resolve(file), file);
  checkNoErrors([...issues, ...withoutRules(file, rows, options)]);
  const evaluated = evaluateFigures(rows, options);
  hand(toStatusRows(evaluated), flags, surroundings);
  const undecided = evaluated.filter(({ standing }) => standing.statuses.length !== 1).length;
  surroundings.remark(`${evaluated.length} rows, ${undecided} of them undecided.`);
}

function readChanges(path: string | undefined): readonly AreaChange[] {
  if (path === undefined) return [];
  const { value, issues } = checkYamlFile(resolve(path), path, areaChangesFile);
  checkNoErrors(issues);
  return (value ?? []).map(toAreaChange);
}

/** Years in a row and status of every area on every list. UserError with every issue of the file. */
export function countTable(file: string, flags: CounterFlags, surroundings: Surroundings): void {
  const { rows, issues } = readMembership(resolve(file), file);
  if (issues.some(({ level }) => level === 'error')) throw new UserError(issues);
  const { laws } = loadCatalogue(checkout);
  const counted = countMembership(rows, {
    laws,
    changes: readChanges(flags.changes),
    earlier: flags.earlier,
  });
  hand(toCounterRows(counted), flags, surroundings);
  surroundings.remark(
    `${counted.length} areas on ${new Set(rows.map(({ listDate }) => listDate)).size} lists.`,
  );
}
