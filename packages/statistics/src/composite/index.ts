/**
 * Composite indices: standardised columns, a weighted sum, classes, and how sure they are. No I/O, no domain word.
 * Start with toFrame (composite.ts); noise.ts and sensitivity.ts say what a class is worth.
 */
export * from './composite.ts';
export * from './noise.ts';
export * from './scale.ts';
export * from './sensitivity.ts';
