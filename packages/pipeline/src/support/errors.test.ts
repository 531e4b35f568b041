import { describe, expect, test } from 'vitest';
import { checkNoErrors, collectRefusals, formatIssue, type Issue, UserError } from './errors.ts';

const issue = (code: string, level: Issue['level'] = 'error'): Issue => ({
  level,
  code,
  place: { file: 'bbr.csv', line: 12, at: 'ejerform' },
  problem: '3 of 41,207 rows hold a code outside the list.',
  remedy: 'Add the code, or correct the extract.',
});

test('an issue says its code, where, what and what to do', () => {
  expect(formatIssue(issue('ingest/code-not-in-list'))).toBe(
    'ingest/code-not-in-list — bbr.csv:12 › ejerform: 3 of 41,207 rows hold a code outside the list. Add the code, or correct the extract.',
  );
});

test('warnings alone pass; with an error beside them they are told', () => {
  expect(() => checkNoErrors([issue('a', 'warning')])).not.toThrow();
  expect(() => checkNoErrors([issue('a', 'warning'), issue('b')])).toThrow(/a — .*\nb — /);
});

describe('collecting refusals', () => {
  const refuse = (code: string) => async () => {
    throw new UserError([issue(code)]);
  };
  const give = (what: string) => async () => ({ what });

  test('gives both results when nothing refuses', async () => {
    expect(await collectRefusals(give('areas'), give('rows'))).toEqual([{ what: 'areas' }, { what: 'rows' }]);
  });

  test('tells what both refuse, in one error', async () => {
    await expect(collectRefusals(refuse('areas/x'), refuse('ingest/y'))).rejects.toThrow(
      /^areas\/x — .*\ningest\/y — /,
    );
  });

  test.each([
    ['first', refuse('z'), give('rows')],
    ['second', give('areas'), refuse('z')],
  ])('refuses when only the %s does', async (_which, first, second) => {
    await expect(collectRefusals<object, object>(first, second)).rejects.toBeInstanceOf(UserError);
  });

  test('lets a bug through at once, without asking the second', async () => {
    let asked = false;
    const bug = async (): Promise<object> => {
      throw new TypeError('no');
    };
    const second = async () => {
      asked = true;
      return {};
    };
    await expect(collectRefusals(bug, second)).rejects.toBeInstanceOf(TypeError);
    expect(asked).toBe(false);
  });
});
