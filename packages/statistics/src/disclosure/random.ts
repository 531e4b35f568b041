/** A small integer generator: same seed, same sequence on every machine (xorshift128, Marsaglia 2003). */
export interface Random {
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
  /** True once in `in` draws on average. */
  oneIn(draws: number): boolean;
}

/** Seeds from four 32-bit words, for example the first 16 bytes of a system's hash. */
export function makeRandom(seed: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = seed.map((word, i) => (word | 0) ^ Math.imul(0x9e3779b9, i + 1)) as [
    number,
    number,
    number,
    number,
  ];
  if ((a | b | c | d) === 0) d = 1;
  const next = (): number => {
    let t = a ^ (a << 11);
    a = b;
    b = c;
    c = d;
    t ^= t >>> 8;
    d = d ^ (d >>> 19) ^ t;
    return d >>> 0;
  };
  for (let i = 0; i < 20; i++) next();
  const below = (bound: number) => Math.floor((next() / 4294967296) * bound);
  return { below, oneIn: (draws) => below(draws) === 0 };
}

/** Four words from a text (FNV-1a with four offsets): for seeds, not for secrets. */
export function seedFromText(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x01000193, 0xdeadbeef, 0x12345678];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    for (let k = 0; k < 4; k++) words[k] = Math.imul((words[k] ?? 0) ^ (code + k), 0x01000193) >>> 0;
  }
  return words;
}
