import type { Role } from './roles.ts';

/** Whoever asks: an account that has signed in, or anyone. */
export type Reader =
  | { readonly role: 'anonymous' }
  | {
      readonly role: Role;
      /** Identifier, never an address. */
      readonly account: string;
      readonly name: string;
      /** The housing associations that the role organisation reads for: the ends of their layers' names. */
      readonly organisations: readonly string[];
    };

export type SignedInReader = Exclude<Reader, { readonly role: 'anonymous' }>;

export const ANONYMOUS: Reader = { role: 'anonymous' };

/** Whether someone has signed in. */
export function isSignedIn(reader: Reader): reader is SignedInReader {
  return reader.role !== 'anonymous';
}
