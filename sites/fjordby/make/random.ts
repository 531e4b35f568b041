/**
 * Chance: a small integer generator, so that the same seed gives the same bytes on every machine.
 * Belongs here: drawing numbers, choices and identifiers. Does not belong: what is drawn for.
 * Each part of the generator takes its own stream with `fork`, so that a change in one part leaves the others alone.
 * Source: sfc32 by Chris Doty-Humphrey (public domain), seeded by a string hash.
 */

/** 32-bit FNV-1a hash of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A stream of chance; every method advances it. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;
  readonly #label: string;

  constructor(label: string) {
    this.#label = label;
    this.#a = hashText(label);
    this.#b = hashText(`${label}#`);
    this.#c = hashText(`#${label}`);
    for (let i = 0; i < 15; i++) this.bits();
  }

  /** An independent stream named by its purpose. */
  fork(purpose: string): Chance {
    return new Chance(`${this.#label}/${purpose}`);
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform on [0, 1). */
  share(): number {
    return this.bits() / 4294967296;
  }

  /** Uniform on [from, to). */
  between(from: number, to: number): number {
    return from + (to - from) * this.share();
  }

  /** Whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.share() * (to - from + 1));
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  /** Roughly normal, mean 0 and deviation 1 (sum of four uniforms). */
  bell(): number {
    return (this.share() + this.share() + this.share() + this.share() - 2) * 1.7320508;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return take(list, Math.floor(this.share() * list.length));
  }

  /** Index drawn with the given weights. */
  weighted(weights: readonly number[]): number {
    let left = this.share() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] ?? 0;
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  /** The same items in a random order. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(this.share() * (i + 1));
      const kept = take(copy, i);
      copy[i] = take(copy, j);
      copy[j] = kept;
    }
    return copy;
  }

  /** A version 4 UUID. */
  uuid(): string {
    const hex = [this.bits(), this.bits(), this.bits(), this.bits()]
      .map((word) => word.toString(16).padStart(8, '0'))
      .join('');
    const variant = '89ab'[this.bits() & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** The item at an index that must exist. Throws RangeError otherwise. */
export function take<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`No item at ${index} of ${list.length}.`);
  return item;
}
