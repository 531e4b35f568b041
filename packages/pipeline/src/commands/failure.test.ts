import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InterruptedError, type Issue, UserError } from '../support/errors.ts';
import { describeFailure } from './failure.ts';

const issue = (level: Issue['level'], code: string): Issue => ({
  level,
  code,
  place: { file: 'a.csv', line: 3 },
  problem: '2 rows are wrong.',
  remedy: 'Correct them.',
});

describe('how a run ends', () => {
  test('a user error tells every issue, errors first, each on its line, without a stack', () => {
    const { text, exitCode } = describeFailure(new UserError([issue('warning', 'w'), issue('error', 'e')]));
    expect(text).toBe(
      'e — a.csv:3: 2 rows are wrong. Correct them.\nw — a.csv:3: 2 rows are wrong. Correct them.',
    );
    expect(exitCode).toBe(3);
  });

  test('a refusal by protection has its own exit code', () => {
    expect(describeFailure(new UserError([issue('error', 'e')], 4)).exitCode).toBe(4);
  });

  test('an interruption says that nothing was changed', () => {
    expect(describeFailure(new InterruptedError())).toEqual({
      exitCode: 5,
      text: 'Interrupted: nothing was changed. The last release and vault are as they were.',
    });
  });

  test('an error of the machine says where, what and what to do', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC', path: 'vault/x' });
    expect(describeFailure(full)).toEqual({
      exitCode: 3,
      text: 'system/disk-full — vault/x: The disk is full. Free some space, then run again.',
    });
    expect(missingFile().text).toMatch(/^system\/no-such-file — \/nowhere: /);
  });

  test('a bug is told with its stack, and its message, which may hold a value, is not', () => {
    const bug = new Error("Could not convert 'FB01010001'", { cause: new RangeError('FB01010002') });
    const { text, exitCode } = describeFailure(bug);
    expect(exitCode).toBe(1);
    expect(text).toContain('failure.test.ts');
    expect(text).toContain('RangeError');
    expect(text).not.toContain('FB01');
  });

  test('anything else that is thrown is a bug, and is not shown', () => {
    expect(describeFailure('FB01010001').text).not.toContain('FB01');
  });
});

function missingFile() {
  try {
    readFileSync('/nowhere');
  } catch (error) {
    return describeFailure(error);
  }
  throw new Error('There is a file where none should be.');
}
