import type { Reader } from '#lib/server/access/reader.ts';
import type { StateStore } from '#lib/server/state/store.ts';
import type { Language } from '#lib/texts/language.ts';

declare global {
  namespace App {
    interface Locals {
      /** Language of the page, from its address. */
      language: Language;
      reader: Reader;
      /** The state store of this server; undefined in a server without one. */
      state: StateStore;
      /** True when the cookie of this request belonged to a session that has ended. */
      sessionEnded: boolean;
    }
    interface Error {
      message: string;
      /** Short code for whoever runs the server: the log holds the same one. */
      reference?: string;
    }
  }
}
