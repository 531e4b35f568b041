import { expect, test } from 'vitest';
import { quietContext } from './context.ts';
import { tellStages } from './stages.ts';

test('each stage is logged with its duration when the next begins', () => {
  let time = 0;
  const lines: unknown[] = [];
  const context = {
    ...quietContext(),
    now: () => time,
    log: { write: (event: string, facts?: object) => lines.push({ event, ...facts }) },
  };
  const stages = tellStages(context);
  stages.begin('ingest', 'Reading');
  time = 1200;
  stages.begin('vault', 'Storing');
  time = 1500;
  stages.end();
  expect(lines).toEqual([
    { event: 'stage', id: 'ingest', milliseconds: 1200 },
    { event: 'stage', id: 'vault', milliseconds: 300 },
  ]);
});

test('no stage begins once someone has asked to stop', () => {
  const stop = new AbortController();
  const stages = tellStages({ ...quietContext(), signal: stop.signal });
  stages.begin('ingest', 'Reading');
  stop.abort();
  expect(() => stages.begin('vault', 'Storing')).toThrow('Interrupted');
});
