import type { I18n } from '../../i18n/use-i18n.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** How long ago, as a wall tells it: whole minutes, then hours and minutes, then days. Seconds would never rest. */
export function spanText({ t, number }: Pick<I18n, 't' | 'number'>, ms: number): string {
  const passed = Math.max(0, ms);
  if (passed < MINUTE_MS) return t('onWall.justNow');
  if (passed < HOUR_MS) return t('onWall.minutes', { minutes: number(Math.floor(passed / MINUTE_MS)) });
  if (passed >= 2 * DAY_MS) return t('onWall.days', { days: number(Math.floor(passed / DAY_MS)) });
  const minutes = Math.floor((passed % HOUR_MS) / MINUTE_MS);
  return t('onWall.hours', {
    hours: number(Math.floor(passed / HOUR_MS)),
    minutes: String(minutes).padStart(2, '0'),
  });
}
