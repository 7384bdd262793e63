import { expect, test } from 'vitest';
import { burnInAt, SHIFT_MS, SHIFT_PX } from './burn-in.ts';

const START = Date.UTC(2026, 10, 27, 1);
/** One edge that stands still in the layout, on both axes, as it is drawn through an hour from some minute on. */
const places = (fromMs: number) =>
  Array.from({ length: 60 }, (_, minute) => burnInAt(fromMs + minute * 60_000));

test.each([0, 7, 23, 41])(
  'within an hour from minute %i on every edge that stands still has moved, on both axes',
  (minute) => {
    const seen = places(START + minute * 60_000);
    for (const axis of ['xPx', 'yPx'] as const) {
      // A line of SHIFT_PX pixels or less has left each of its pixels, and stood on none for half of the hour.
      for (const place of [-SHIFT_PX, 0, SHIFT_PX]) {
        const minutes = seen.filter((one) => one[axis] === place).length;
        expect([axis, place, minutes]).toEqual([
          axis,
          place,
          expect.toSatisfy((n: number) => n > 0 && n < 30),
        ]);
      }
    }
  },
);

test('it never stays for longer than a step, and never jumps further than one', () => {
  for (let step = 0; step < 40; step++) {
    const [before, after] = [burnInAt(START + step * SHIFT_MS), burnInAt(START + (step + 1) * SHIFT_MS)];
    const moved = [Math.abs(after.xPx - before.xPx), Math.abs(after.yPx - before.yPx)];
    expect(Math.max(...moved)).toBe(SHIFT_PX);
  }
});

test('what does not change is sometimes full and sometimes dimmer, and changes too slowly to be seen', () => {
  const seen = places(START).map(({ brightness }) => brightness);
  expect(Math.max(...seen)).toBeCloseTo(1, 2);
  expect(Math.min(...seen)).toBeCloseTo(0.86, 2);
  for (const [i, value] of seen.slice(1).entries())
    expect(Math.abs(value - (seen[i] ?? 0))).toBeLessThan(0.025);
});
