import type { da } from './da.ts';

/** A language's texts have exactly the Danish keys; a text is a string, a list or a function of what it speaks of. */
export type Widened<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T extends readonly (infer Entry)[]
      ? readonly Widened<Entry>[]
      : { readonly [Key in keyof T]: Widened<T[Key]> };

export type Texts = Widened<typeof da>;
