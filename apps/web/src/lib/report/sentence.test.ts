import { describe, expect, it } from 'vitest';
import { reportDa } from '../texts/report.da.ts';
import { reportEn } from '../texts/report.en.ts';
import type { Figure } from './figure.ts';
import type { IndicatorView } from './indicator-view.ts';
import {
  areaLead,
  comparedPhrase,
  figureClause,
  overviewLead,
  type SentenceFrame,
  tidy,
} from './sentence.ts';
import { listTitle, trendTitle } from './titles.ts';

const da = { language: 'da', text: reportDa } as const;
const en = { language: 'en', text: reportEn } as const;

const shown = (value: number, step = 0.001): Figure => ({
  status: 'published',
  quality: 'final',
  reason: 'none',
  value,
  step,
});
const hidden: Figure = { status: 'suppressed', quality: 'final', reason: 'few-persons' };
const under: Figure = {
  status: 'under-threshold',
  quality: 'final',
  reason: 'small-count',
  side: 'under',
  at: 0.03,
  step: 0.01,
};

const labour: IndicatorView = {
  id: 'uden-for-arbejdsmarkedet',
  title: 'Uden for arbejdsmarkedet',
  short: 'Arbejdsmarked',
  subtitle: 'fuldtidspersoner i pct. af 18-64-årige, gennemsnit af 2 år',
  sentence: '{value} af de 18-64-årige {er|var} uden for arbejdsmarkedet',
  unit: 'share',
  direction: 'high',
  scale: 'diverging',
  breaks: [0.146, 0.196, 0.246, 0.296],
  averageYears: 2,
  lagYears: 1,
  periods: ['2024', '2025', '2026'],
  seriesBreaks: [],
  limit: { operator: '>', byPeriod: [0.4, 0.4, 0.4], minimumResidents: 1000 },
  comparable: true,
  gate: false,
};
const children: IndicatorView = {
  ...labour,
  id: 'andel-0-17',
  title: 'Børn og unge under 18 år',
  sentence: '{value} af indbyggerne {er|var} under 18 år',
  averageYears: 1,
  lagYears: 0,
  limit: undefined,
};
const at = (indicator: IndicatorView, period = 2, words: SentenceFrame['words'] = da): SentenceFrame => ({
  indicator,
  words,
  period,
});
const plain = (text: string) => text.replaceAll('**', '').replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

describe('the sentence of a figure', () => {
  it('says a two-year mean in past tense, with both years, verb second', () => {
    expect(plain(figureClause(at(labour), shown(0.221)))).toBe(
      'I gennemsnit for 2024 og 2025 var 22,1 pct. af de 18-64-årige uden for arbejdsmarkedet',
    );
  });
  it('says a state on the newest date in present tense, and an earlier one in past tense', () => {
    expect(plain(figureClause(at(children), shown(0.18)))).toBe(
      'I 2026 er 18,0 pct. af indbyggerne under 18 år',
    );
    expect(plain(figureClause(at(children, 1), shown(0.18)))).toBe(
      'I 2025 var 18,0 pct. af indbyggerne under 18 år',
    );
  });
  it('says omkring where the step is coarse, and never a decimal that the step does not carry', () => {
    expect(plain(figureClause(at(children), shown(0.18, 0.01)))).toBe(
      'I 2026 er omkring 18 pct. af indbyggerne under 18 år',
    );
    expect(plain(figureClause(at(children), shown(0.2, 0.05)))).toBe(
      'I 2026 er omkring 20 pct. af indbyggerne under 18 år',
    );
  });
  it('says an edge as an edge and a status as a status', () => {
    expect(plain(figureClause(at(children), under))).toBe(
      'I 2026 er under 3 pct. af indbyggerne under 18 år',
    );
    expect(plain(figureClause(at(children), hidden))).toContain('skjult af hensyn til diskretion');
  });
  it('keeps English word order', () => {
    const english = { ...children, sentence: '{value} of residents {are|were} under 18' };
    expect(plain(figureClause(at(english, 2, en), shown(0.18, 0.01)))).toBe(
      'In 2026, about 18% of residents are under 18',
    );
  });
  it('does without a sentence of its own', () => {
    expect(plain(figureClause(at({ ...children, sentence: undefined }), shown(0.18)))).toBe(
      'I 2026 er tallet for »Børn og unge under 18 år« 18,0 pct.',
    );
  });
});

const area = (name: string, ...figures: Figure[]) => ({ name, preposition: 'i' as const, figures });

describe('the lead of the overview', () => {
  const municipality = [shown(0.23), shown(0.224), shown(0.221)];
  it.each([
    [shown(0.224), 'faldet 0,3 pct.-point siden året før'],
    [shown(0.2205, 0.0005), 'uændret siden året før'],
    [shown(0.219), 'steget 0,2 pct.-point siden året før'],
  ])('tells the change from the year before', (before, change) => {
    const lead = plain(
      overviewLead(
        at(labour),
        [shown(0.2), before, shown(0.221)],
        [area('A', shown(0.1), shown(0.1), shown(0.1))],
      ),
    );
    expect(lead).toContain(`uden for arbejdsmarkedet, ${change}.`);
  });
  it('counts the areas beyond the limit in words, and a limit itself is not beyond', () => {
    const areas = [
      area('Havneparken', shown(0.5), shown(0.47), shown(0.44)),
      area('Engdraget', shown(0.36), shown(0.38), shown(0.41)),
      area('Lige på', shown(0.4), shown(0.4), shown(0.4)),
      area('Skjult', hidden, hidden, hidden),
    ];
    expect(plain(overviewLead(at(labour), municipality, areas))).toContain(
      'To områder ligger over lovens grænse på 40 pct.',
    );
    expect(plain(overviewLead(at(labour), municipality, areas.slice(2)))).toContain(
      'Ingen områder ligger over lovens grænse på 40 pct.',
    );
  });
  it('never ends in two full stops', () => {
    const lead = overviewLead(at(labour), municipality, [area('A', shown(0.1), shown(0.1), shown(0.1))]);
    expect(lead).not.toMatch(/\.\.|\.\*\*\.$/);
  });
  it('names both ends where no law speaks', () => {
    const areas = [
      area('Nord', shown(0.3), shown(0.3), shown(0.3)),
      area('Syd', shown(0.1), shown(0.1), shown(0.1)),
    ];
    expect(plain(overviewLead(at(children), municipality, areas))).toContain(
      'Andelen er højest i Nord (30,0 %) og lavest i Syd (10,0 %).',
    );
  });
  it('counts instead of naming where several share the end', () => {
    const areas = ['A', 'B', 'C'].map((name, i) =>
      area(name, hidden, hidden, shown(i < 2 ? 0.06 : 0.01, 0.01)),
    );
    expect(plain(overviewLead(at(children), municipality, areas))).toContain(
      'Andelen er højest i to områder (6 %) og lavest i C (1 %).',
    );
  });
  it('ranks nobody by origin', () => {
    const areas = [
      area('Nord', shown(0.3), shown(0.3), shown(0.3)),
      area('Syd', shown(0.1), shown(0.1), shown(0.1)),
    ];
    expect(overviewLead(at({ ...children, gate: true }), municipality, areas)).not.toContain('Nord');
  });
  it('speaks of the areas where there is no municipal figure', () => {
    const areas = [
      area('Nord', shown(0.3), shown(0.3), shown(0.3)),
      area('Syd', shown(0.1), shown(0.1), shown(0.1)),
    ];
    expect(plain(overviewLead(at(children), undefined, areas))).toBe(
      'I 2026: Børn og unge under 18 år. Andelen er højest i Nord (30,0 %) og lavest i Syd (10,0 %).',
    );
  });
});

describe('a count', () => {
  const residents = {
    ...children,
    unit: 'count' as const,
    sentence: '{value} mennesker {bor|boede}',
    comparable: false,
  };
  it('is more or fewer than before, never risen or fallen, and names its place', () => {
    const figures = [shown(118_000, 5), shown(118_560, 5), shown(119_015, 5)];
    expect(plain(overviewLead(at(residents), figures, []))).toBe(
      'I 2026 bor omkring 119.015 mennesker i kommunen, omkring 455 flere end i 2025.',
    );
    expect(
      plain(
        trendTitle(at({ ...residents, title: 'Indbyggere' }), [shown(100, 5), shown(110, 5), shown(105, 5)]),
      ),
    ).toBe('Indbyggere: omkring 5 færre end i 2025');
  });
});

describe('the lead of an area', () => {
  const residents = { frame: at({ ...children, unit: 'count', sentence: '' }), figure: shown(2185, 5) };
  it('says how many live there, the first figure with its change, and the municipality', () => {
    const lead = areaLead(
      at(labour),
      {
        name: 'Nørremarken',
        preposition: 'på',
        figures: [shown(0.45, 0.01), shown(0.43, 0.01), shown(0.41, 0.01)],
      },
      [shown(0.23), shown(0.225), shown(0.221)],
      residents,
    );
    expect(plain(lead)).toBe(
      'I 2026 bor der omkring 2.185 mennesker på Nørremarken. I gennemsnit for 2024 og 2025 var omkring 41 pct. af de 18-64-årige uden for arbejdsmarkedet, faldet 2 pct.-point siden året før. I kommunen var det 22,1 pct.',
    );
  });
  it('leaves out what is hidden, without a word about the rest', () => {
    const lead = areaLead(
      at(labour),
      area('Holmø', hidden, hidden, hidden),
      [hidden, hidden, shown(0.221)],
      undefined,
    );
    expect(plain(lead)).toBe(
      'I gennemsnit for 2024 og 2025: »Uden for arbejdsmarkedet« er skjult af hensyn til diskretion: for få personer.',
    );
  });
});

describe('comparing with the municipality', () => {
  it.each([
    [shown(0.41, 0.01), shown(0.221), 'omkring dobbelt så højt som i kommunen'],
    [shown(0.25, 0.01), shown(0.221), '3 pct.-point højere end i kommunen'],
    [shown(0.12, 0.001), shown(0.221), '10,1 pct.-point lavere end i kommunen'],
    [shown(0.22, 0.01), shown(0.221), 'på niveau med kommunen'],
  ])('%j beside %j', (figure, mean, text) => {
    expect(plain(comparedPhrase(at(children), figure, mean) ?? '')).toBe(text);
  });
});

describe('titles', () => {
  it('count what the dots show', () => {
    expect(plain(listTitle(at(labour), shown(0.221), [shown(0.41), shown(0.1)]))).toBe(
      'Ét område ligger over lovens 40 %',
    );
    expect(plain(listTitle(at(children), shown(0.2), [shown(0.3), shown(0.1), hidden]))).toBe(
      'Ét af 3 områder ligger over kommunen',
    );
  });
  it('tell a streak of years only when each step is beyond rounding', () => {
    const falling = [0.5, 0.47, 0.44, 0.41].map((value) => shown(value, 0.01));
    const creeping = [0.5, 0.49, 0.48, 0.47].map((value) => shown(value, 0.01));
    const four = { ...labour, periods: ['2023', '2024', '2025', '2026'], limit: undefined };
    expect(trendTitle(at(four, 3), falling)).toBe('Uden for arbejdsmarkedet falder for tredje år i træk');
    expect(plain(trendTitle(at(four, 3), creeping))).toBe(
      'Uden for arbejdsmarkedet: faldet 1 pct.-point siden året før',
    );
  });
});

it('one full stop is enough', () => {
  expect(tidy('på 40 pct..')).toBe('på 40 pct.');
  expect(tidy('var **41 pct.**.')).toBe('var **41 pct.**');
  expect(tidy('Henter …')).toBe('Henter …');
});
