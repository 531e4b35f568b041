/**
 * The contract between the pipeline and everything that reads: what a release is.
 * Belongs here: the model, its files, reading and verifying. Does not belong: anything that knows a register or a page.
 * Imports nothing of ours.
 */
export * from './areas.ts';
export * from './balance.ts';
export * from './criteria.ts';
export * from './edge.ts';
export * from './editions.ts';
export * from './finding.ts';
export * from './format.ts';
export * from './framework-agreement.ts';
export * from './indicator.ts';
export * from './join.ts';
export * from './known.ts';
export * from './law.ts';
export * from './layers.ts';
export * from './letting-tools.ts';
export * from './light.ts';
export * from './manifest.ts';
export * from './observation.ts';
export * from './official-list.ts';
export * from './official-list-text.ts';
export * from './outlook.ts';
export * from './places.ts';
export * from './policy.ts';
export * from './protection.ts';
export * from './read.ts';
export * from './union.ts';
export * from './verify.ts';
