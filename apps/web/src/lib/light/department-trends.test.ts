/** Letting tools on the time axis of a figure: where they lie, and what is left out. */
import { describe, expect, it } from 'vitest';
import { da } from '../texts/da.ts';
import { toolSpans, yearOf } from './department-trends.ts';
import type { ToolInUse } from './tools.ts';

const words = { language: 'da' as const, texts: da };
const periods = ['2016', '2018', '2020', '2022', '2026'];
const tool = (from: string, to: string | undefined, sequence = 1): ToolInUse => ({
  ...{ sequence, tool: 'flexible', from, to },
  ...{ agreement: 'Rammeaftale', decides: 'agreement', source: 'Byrådet' },
});
const spansOf = (...tools: readonly ToolInUse[]) => toolSpans(tools, periods, '2026-03-12', words);

describe('letting tools on an axis from 1 January 2016 to 1 January 2026', () => {
  it('lie where their days lie', () => {
    expect(yearOf('2021-01-01')).toBe(2021);
    const [half] = spansOf(tool('2018-01-01', '2023-01-01'));
    expect(half).toMatchObject({ x: 20, width: 50, isRunning: false, begins: true });
    expect(half?.name).toBe('Fleksibel udlejning');
  });

  it('run to the end of the axis while they run, and from its edge when they began before it', () => {
    expect(spansOf(tool('2021-01-01', undefined))[0]).toMatchObject({ x: 50, width: 50, isRunning: true });
    expect(spansOf(tool('2010-01-01', '2017-01-01'))[0]).toMatchObject({ x: 0, width: 10, begins: false });
  });

  it('are left out when they ended before the axis or begin after it', () => {
    expect(spansOf(tool('2010-01-01', '2012-01-01'), tool('2026-02-01', undefined, 2))).toEqual([]);
    expect(toolSpans([tool('2018-01-01', undefined)], ['2026'], '2026-03-12', words)).toEqual([]);
  });
});
