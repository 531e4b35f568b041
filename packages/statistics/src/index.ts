export * from './composite/index.ts';
export * from './disclosure/index.ts';
export * from './outlook/index.ts';
export * from './segregation/index.ts';
