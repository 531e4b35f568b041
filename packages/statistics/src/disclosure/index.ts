/**
 * Disclosure control as mathematics: hiding, rounding, and the attack that proves or disproves it. No I/O, no domain word.
 * Start with auditSystem (whole numbers, rounded forms) or boundHidden (plain tables with hidden cells).
 */
export * from './audit.ts';
export * from './elimination.ts';
export * from './intervals.ts';
export { seedFromText } from './random.ts';
export { findTable, type Publication, type StartTable } from './start-table.ts';
export type { FormSpec, Interval, Relation, SystemSpec, TargetSpec } from './system.ts';
export { type Exemption, type VerifyResult, verifyWitnesses } from './verify.ts';
