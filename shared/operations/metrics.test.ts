import { describe, expect, it } from 'vitest';
import { NINE } from './incident.fixture.ts';
import { figures, secondsOf } from './metrics.ts';
import type { Times } from './schema.ts';

/** A stop clock from seconds after nine; a dash is a moment nobody reported. */
const clock = (...seconds: (number | null)[]): Times => {
  const [t0, t1, t2, t3, t4, t5, t6, t7, t8] = Array.from({ length: 9 }, (_, i) => {
    const s = seconds[i] ?? null;
    return s === null ? null : NINE + s * 1000;
  });
  return {
    t0: t0 ?? null, t1: t1 ?? null, t2: t2 ?? NINE, t3: t3 ?? null, t4: t4 ?? null, t5: t5 ?? null,
    t6: t6 ?? null, t7: t7 ?? null, t8: t8 ?? null,
  }; // prettier-ignore
};

// Ten calls counted by hand. Travel: 60, 120 … 600 s: median (300 + 360) / 2 = 330; the ninth decile lies at rank
// 9 · 0.9 = 8.1 from 0, between 540 and 600: 540 + 0.1 · 60 = 546.
const ten = Array.from({ length: 10 }, (_, i) => ({
  id: i + 1,
  times: clock(0, 5, 10, 65, 70, 105 + 0, 105 + 60 * (i + 1)),
}));

describe('the figures of response', () => {
  it('are what a hand counts', () => {
    const { figures: f, backwards } = figures(ten);
    expect(f.answer).toEqual({ n: 10, medianS: 5, p90S: 5 });
    expect(f.processing).toEqual({ n: 10, medianS: 60, p90S: 60 });
    expect(f.turnout).toEqual({ n: 10, medianS: 40, p90S: 40 });
    expect(f.travel).toEqual({ n: 10, medianS: 330, p90S: 546 });
    expect(f.response).toEqual({ n: 10, medianS: 435, p90S: 651 });
    expect(f.responseFromDispatch).toEqual({ n: 10, medianS: 370, p90S: 586 });
    expect(backwards).toEqual([]);
  });

  it('are none for fewer than ten', () => {
    expect(figures(ten.slice(1)).figures.travel).toEqual({ n: 9, medianS: null, p90S: null });
  });

  it('leave out a case without the moment, and count it out of n', () => {
    const unknown = { id: 11, times: clock(0, 5, 10, 65, null, null, 300) };
    const { figures: f } = figures([...ten, unknown]);
    expect([f.answer.n, f.travel.n, f.response.n]).toEqual([11, 10, 11]);
  });

  it('put a clock that runs backwards on the list of bad data, never into a figure', () => {
    const before = { id: 12, times: clock(0, 5, 10, 65, 70, 200, 150) };
    const { figures: f, backwards } = figures([...ten, before]);
    expect(backwards).toEqual([{ id: 12, metric: 'travel', seconds: -50 }]);
    expect(f.travel).toEqual({ n: 10, medianS: 330, p90S: 546 });
    expect(secondsOf(before.times, 'response')).toBe(150);
  });
});
