import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLOOD, floodsOf } from './flood.ts';

const MINUTE = 60_000;
/** So many alarms, a minute apart unless said otherwise, from a minute of the clock on. */
const row = (n: number, from = 0, step = MINUTE): number[] =>
  Array.from({ length: n }, (_, i) => from + i * step);

test('ten within ten minutes are no flood, the eleventh begins one', () => {
  expect(floodsOf(row(10, 0, 1_000), MINUTE)).toEqual({ floods: [], peak: 10, now: 10 });
  expect(floodsOf(row(11, 0, 1_000), MINUTE).floods).toEqual([{ fromMs: 10_000, toMs: null }]);
});

test('it ends when fewer than five are left of the last ten minutes, not sooner', () => {
  // Eleven within ten seconds: four are left when the seventh of them is ten minutes old.
  const { floods } = floodsOf(row(11, 0, 1_000), 20 * MINUTE);
  expect(floods).toEqual([{ fromMs: 10_000, toMs: 6_000 + FLOOD.windowMs }]);
  // One a minute keeps ten in the window, which never began one.
  expect(floodsOf(row(60), 60 * MINUTE).floods).toEqual([]);
  // One every two minutes after it keeps five in the window: it goes on.
  const on = [...row(11, 0, 1_000), ...row(30, MINUTE, 2 * MINUTE)];
  expect(floodsOf(on, 59 * MINUTE).floods).toEqual([{ fromMs: 10_000, toMs: null }]);
});

test('a second flood is another one', () => {
  const { floods, peak } = floodsOf([...row(12, 0, 1_000), ...row(20, 30 * MINUTE, 1_000)], 90 * MINUTE);
  expect(floods).toHaveLength(2);
  expect(peak).toBe(20);
});

test('what comes after the moment that is asked for is not known yet', () => {
  expect(floodsOf(row(11, 0, 1_000), 5_000)).toEqual({ floods: [], peak: 6, now: 6 });
});

test('counts are those of counting anew at every moment', () => {
  const times = fc
    .array(fc.nat(3_600), { maxLength: 120 })
    .map((all) => all.map((s) => s * 1_000).toSorted((a, b) => a - b));
  fc.assert(
    fc.property(times, (all) => {
      const within = (at: number): number => all.filter((t) => t <= at && t > at - FLOOD.windowMs).length;
      const { floods, peak, now } = floodsOf(all, 3_600_000);
      expect(now).toBe(within(3_600_000));
      expect(peak).toBe(all.length === 0 ? 0 : Math.max(...all.map(within)));
      // Step by step over every moment at which a count changes.
      let isOn = false;
      const steps = [...all, ...all.map((t) => t + FLOOD.windowMs)].filter((t) => t <= 3_600_000);
      const changes: number[] = [];
      for (const at of [...new Set(steps)].toSorted((a, b) => a - b)) {
        const n = within(at);
        if (isOn ? n < FLOOD.endsUnder : n > FLOOD.startsOver) {
          isOn = !isOn;
          changes.push(at);
        }
      }
      expect(floods.flatMap(({ fromMs, toMs }) => (toMs === null ? [fromMs] : [fromMs, toMs]))).toEqual(
        changes,
      );
    }),
  );
});
