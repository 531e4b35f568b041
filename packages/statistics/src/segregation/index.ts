/**
 * How unevenly two groups are spread over units: dissimilarity, what chance alone would give, exposure. No I/O, no domain word.
 * Start with dissimilarity (evenness.ts) and expectedDissimilarity (chance.ts).
 */
export * from './chance.ts';
export * from './evenness.ts';
export * from './exposure.ts';
