/**
 * Exact fractions of big integers: what decisions are taken with.
 * Belongs here: arithmetic. Does not belong: what the numbers mean. Pure; a fraction's denominator is always positive.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator / denominator; RangeError on a zero denominator. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator other than zero.');
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
}

/** The decimal a person would write for this number, exactly: 43.7 → 437/10. RangeError for NaN and infinities. */
export function fromDecimal(value: number): Fraction {
  if (!Number.isFinite(value)) throw new RangeError('Only finite numbers have a fraction.');
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const power = Number(exponent) - decimals.length;
  const digits = BigInt(whole + decimals);
  return power >= 0 ? fraction(digits * 10n ** BigInt(power)) : fraction(digits, 10n ** BigInt(-power));
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a − b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, fraction(-b.numerator, b.denominator));
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b; RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Arithmetic mean of one or more fractions; RangeError for none. */
export function mean(parts: readonly Fraction[]): Fraction {
  return divide(parts.reduce(add, fraction(0n)), fraction(BigInt(parts.length)));
}

/** −1, 0 or 1. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Largest whole number not above it. */
export function floorOf({ numerator, denominator }: Fraction): bigint {
  const cut = numerator / denominator;
  return numerator % denominator < 0n ? cut - 1n : cut;
}

/** Smallest whole number not below it. */
export function ceilOf(a: Fraction): bigint {
  return -floorOf(fraction(-a.numerator, a.denominator));
}

/** "43.7" exactly, whatever its length: 437/10; undefined for anything that is no plain decimal. */
export function parseDecimal(written: string): Fraction | undefined {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written) ?? [];
  if (whole === undefined) return undefined;
  return fraction(BigInt(`${sign}${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

/** Its nearest decimal with so many digits after the point, halves up: 2/3 with 2 is "0.67". */
export function toDecimalText(a: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const nearest = floorOf(add(multiply(a, fraction(scale)), fraction(1n, 2n)));
  const text = (nearest < 0n ? -nearest : nearest).toString().padStart(digits + 1, '0');
  const sign = nearest < 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Nearest double; for showing public limits only, never for deciding. */
export function toNumber(a: Fraction): number {
  return Number(a.numerator) / Number(a.denominator);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

/** The same number in lowest terms. */
export function reduced(a: Fraction): Fraction {
  const divisor = greatestCommonDivisor(a.numerator, a.denominator);
  return fraction(a.numerator / divisor, a.denominator / divisor);
}
