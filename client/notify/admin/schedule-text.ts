import type { Schedule } from '../../../shared/notify/schedule.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** `08:00` for 8. */
export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** When a report goes out, in words; hours are of Kazakhstan. */
export function scheduleText({ t }: Pick<I18n, 't'>, schedule: Schedule): string {
  const hour = hourText(schedule.hour);
  switch (schedule.every) {
    case 'day':
      return t('reports.eachDay', { hour });
    case 'week':
      return t('reports.eachWeek', { day: t(`reports.weekday.${schedule.weekday as 1}`), hour });
    case 'month':
      return t('reports.eachMonth', { day: schedule.day, hour });
    default:
      return schedule satisfies never;
  }
}
