import { expect, test } from 'vitest';
import { progressDisplay } from './progress-display.ts';

function display(isTTY: boolean) {
  const written: string[] = [];
  let time = 0;
  const screen = { isTTY, columns: 30, write: (text: string) => written.push(text) };
  return {
    progress: progressDisplay(screen, () => time),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    text: () => written.join(''),
  };
}

test('outside a terminal each stage is one line with its last note and its duration', () => {
  const { progress, wait, text } = display(false);
  progress.stage('ingest', 'Reading deliveries');
  progress.note('1 of 2 files');
  progress.note('2 of 2 files');
  wait(1234);
  progress.stage('vault', 'Storing');
  wait(50);
  progress.done();
  expect(text()).toBe('✓ Reading deliveries · 2 of 2 files (1.2 s)\n✓ Storing (0.1 s)\n');
});

test('in a terminal the running line never wraps', () => {
  const { progress, text } = display(true);
  progress.stage('ingest', 'Reading a delivery with a long name');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the terminal's own codes are what is looked for.
  expect(text().replace(/\r\u001b\[2K/g, '').length).toBeLessThan(30);
});

test('nothing is written when nothing ran', () => {
  const { progress, text } = display(false);
  progress.done();
  expect(text()).toBe('');
});
