import { expect, it } from 'vitest';
import { lastDays, localDay, localTime, momentAt, momentsOf } from './local-time.ts';

it('days and moments are those of Kazakhstan, five hours before Greenwich', () => {
  expect(momentAt('2026-11-20')).toBe(Date.UTC(2026, 10, 19, 19));
  expect(localTime(momentAt('2026-11-20T09:30:05'))).toBe('2026-11-20T09:30:05');
  const late = Date.UTC(2026, 10, 19, 20);
  expect(localDay(late)).toBe('2026-11-20');
  expect(lastDays(7, late)).toEqual({ from: '2026-11-14', to: '2026-11-20' });
  const { fromMs, toMs } = momentsOf(lastDays(7, late));
  expect(toMs - fromMs).toBe(7 * 86_400_000);
});
