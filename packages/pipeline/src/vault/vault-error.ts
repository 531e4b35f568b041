import { EXIT, UserError } from '../support/errors.ts';

/** A refusal of the vault, shown without a stack. */
export function vaultError(code: string, file: string, problem: string, remedy: string): UserError {
  return new UserError(
    [{ level: 'error', code: `vault/${code}`, place: { file }, problem, remedy }],
    EXIT.inputRefused,
  );
}
