import type { Text } from '@bybalance/release';
import type { Role } from '../server/access/roles.ts';

/** Partners, people inside the municipality, or those of some organisations, by name. */
export type Readers =
  | { readonly kind: 'samarbejde' | 'intern' }
  | { readonly kind: 'organisations'; readonly names: readonly string[] };

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
  /** The law was held against residential areas: the page Kriterier has something to tell. */
  readonly hasCriteria: boolean;
  readonly account: { readonly name: string; readonly role: Role } | undefined;
  /** Who else may read what the page shows; undefined where everyone may. Stands beside the account, and on papers printed from it. */
  readonly readers: Readers | undefined;
  /** Whether the traffic light has anything for this reader. */
  readonly hasLight: boolean;
  readonly sessionEnded: boolean;
}
