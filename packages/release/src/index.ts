/**
 * The contract between the pipeline and everything that reads: what a release is.
 * Belongs here: the model, its files, reading and verifying. Does not belong: anything that knows a register or a page.
 * Imports nothing of ours.
 */
export * from './balance.ts';
export * from './edge.ts';
export * from './editions.ts';
export * from './format.ts';
export * from './framework-agreement.ts';
export * from './join.ts';
export * from './layers.ts';
export * from './letting-tools.ts';
export * from './light.ts';
export * from './model.ts';
export * from './official-list.ts';
export * from './official-list-text.ts';
export * from './policy.ts';
export * from './read.ts';
export * from './union.ts';
export * from './verify.ts';
