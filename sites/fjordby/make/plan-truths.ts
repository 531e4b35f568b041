/**
 * The plan of what is done to some estates: rehousing, an intervention, a displacement. Truths (c), (d) and (e) of truth.md.
 * Belongs here: data only. Read by town.ts, profile.ts, planted-moves.ts, steer.ts and truth.ts.
 */
import { knots } from './path.ts';

/** (c) Rehousing: households leave the condemned blocks for other areas, then the blocks stand empty and are demolished. */
export const REHOUSING = { estate: 'L06', years: [2022, 2023, 2024], dwellings: 140 } as const;

/**
 * (d) The intervention: from 2021 extra exits to work among residents of the estate, on top of its `outside` path.
 * Percentage points below the path, by the calendar year measured (reported the year after).
 */
export const INTERVENTION = {
  estate: 'L03',
  untouched: ['L01', 'L09', 'L10'],
  from: 2021,
  effect: knots(2020, 0, 2021, -0.8, 2022, -2.0, 2023, -3.0, 2024, -3.6, 2025, -4.0),
} as const;

/** (e) Displacement: families with an adult outside the labour market move from one estate to the other. */
export const DISPLACEMENT = {
  from: 'L07',
  to: 'L05',
  years: [2019, 2020, 2021, 2022, 2023],
  familiesPerYear: 10,
} as const;
