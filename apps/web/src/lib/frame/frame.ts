import type { Text } from '@bybalance/release';
import type { Role } from '../server/access/roles.ts';

/** What the frame around every page says; made by the root layout's load, the same for every reader of a layer but for the account. */
export interface Frame {
  readonly site: {
    readonly id: string;
    readonly name: string;
    readonly municipality: string;
    readonly madeUp: boolean;
    readonly contact: { readonly name: string; readonly email: string };
    readonly sourceLine: Text;
  };
  readonly edition: {
    readonly id: string;
    readonly title: Text;
    readonly asOf: string;
    readonly publishedOn: string;
  };
  /** The edition in force, when the page shows another one. */
  readonly newer: { readonly id: string; readonly title: Text; readonly publishedOn: string } | undefined;
  readonly account: { readonly name: string; readonly role: Role } | undefined;
  /** The layer that the page shows: stands on papers printed from it. */
  readonly layer: string;
  readonly sessionEnded: boolean;
}
