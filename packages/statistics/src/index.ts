export * from './disclosure/index.ts';
export * from './outlook/index.ts';
