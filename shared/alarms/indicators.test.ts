import { expect, test } from 'vitest';
import { indicatorsOf, verdictOf, type Activation } from './indicators.ts';
import type { AlarmLevel } from './alarm-class.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
let id = 0;
const one = (atMs: number, level: AlarmLevel, origin: string, own: Partial<Activation> = {}): Activation => ({
  atMs,
  alarmId: ++id,
  level,
  origin,
  annunciated: true,
  ...own,
});

/*
 * A day, counted by hand.
 *  00:00–00:11  twelve low ones of panel:1, one a minute: eleven are in the window at 00:10? No: at 00:10 that of 00:00 has left,
 *               so ten; never more than ten: no flood.
 *  06:00:00–11  twelve medium ones of panel:2, one a second: a flood from 06:00:10 on, the eleventh. It ends when fewer than five
 *               are left: the eighth, of 06:00:07, leaves at 06:10:07. It lasted 9 min 57 s = 597 s.
 *  12:00        an SOS of unit:7, a high one of panel:3; the latter repeats itself after 10 s and 59 s, which calls nobody.
 *  13:00        a low one of panel:4, which repeats itself after 30 s and after 60 s: within less than a minute only twice.
 * 12 + 12 + 2 + 1 = 27 called.
 */
const at = (hour: number, ms = 0): number => hour * 3_600_000 + ms;
const DAY_OF_ALARMS: Activation[] = [
  ...Array.from({ length: 12 }, (_, i) => one(i * MINUTE, 'low', 'panel:1')),
  ...Array.from({ length: 12 }, (_, i) => one(at(6, i * 1_000), 'medium', 'panel:2')),
  one(at(12), 'sos', 'unit:7'),
  one(at(12), 'high', 'panel:3', { alarmId: 1_000 }),
  one(at(12, 10_000), 'high', 'panel:3', { alarmId: 1_000, annunciated: false }),
  one(at(12, 59_000), 'high', 'panel:3', { alarmId: 1_000, annunciated: false }),
  one(at(13), 'low', 'panel:4', { alarmId: 1_001 }),
  one(at(13, 30_000), 'low', 'panel:4', { alarmId: 1_001, annunciated: false }),
  one(at(13, 60_000), 'low', 'panel:4', { alarmId: 1_001, annunciated: false }),
];

test('the figures of a day are those counted by hand', () => {
  const { values, ...found } = indicatorsOf(DAY_OF_ALARMS, { fromMs: 0, toMs: DAY, stale: 5 });
  expect(found).toEqual({
    count: 27,
    mix: { sos: 1, high: 1, medium: 12, low: 13 },
    floods: { count: 1, ms: 597_000 },
    top: [
      { origin: 'panel:1', count: 12, share: 12 / 27 },
      { origin: 'panel:2', count: 12, share: 12 / 27 },
      { origin: 'panel:3', count: 1, share: 1 / 27 },
      { origin: 'panel:4', count: 1, share: 1 / 27 },
      { origin: 'unit:7', count: 1, share: 1 / 27 },
    ],
    chattering: [{ alarmId: 1_000, origin: 'panel:3', most: 3 }],
  });
  expect(values.perTenMinutes).toBeCloseTo(27 / 144, 10);
  expect(values.perDay).toBe(27);
  expect(values.peak).toBe(12);
  expect(values.floodShare).toBeCloseTo(597 / 86_400, 10);
  expect(values.highShare).toBeCloseTo(2 / 27, 10);
  expect(values.topShare).toBe(1);
  expect(values).toMatchObject({ chattering: 1, stale: 5 });
});

test('each figure is measured by the limit of its standard', () => {
  expect([0.9, 1, 1.5, 2, 2.1].map((value) => verdictOf('perTenMinutes', value, 500))).toEqual([
    'good',
    'good',
    'bearable',
    'bearable',
    'over',
  ]);
  expect(verdictOf('perDay', 300, 300)).toBe('bearable');
  expect(verdictOf('chattering', 1, 3)).toBe('over');
  expect([4, 5].map((value) => verdictOf('stale', value, 9))).toEqual(['good', 'over']);
  expect(verdictOf('floodShare', 0.011, 50)).toBe('over');
  // 199 alarms of as many sources: ten of them are 5.03 %.
  expect(verdictOf('topShare', 10 / 199, 199)).toBe('few');
  expect(verdictOf('topShare', 10 / 200, 200)).toBe('bearable');
  expect(verdictOf('topShare', 0.06, 200)).toBe('over');
  expect(verdictOf('topShare', 0, 0)).toBe('good');
});

test('a day without alarms has no shares and no fault', () => {
  const { count, values } = indicatorsOf([], { fromMs: 0, toMs: DAY, stale: 0 });
  expect(count).toBe(0);
  expect(Object.values(values).every((value) => value === 0)).toBe(true);
});
