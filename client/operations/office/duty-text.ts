import { rotationName } from '../../../shared/operations/duty.ts';
import type { DutyPlan } from '../../../shared/operations/schema.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

const two = (n: number): string => String(n).padStart(2, '0');
/** Minutes of the day as a clock shows them. */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Minutes of the day from what a clock shows; null for something else. */
export function minutesOf(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

export const WEEK_DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A plan in a line. */
export function dutyText({ t }: Pick<I18n, 't'>, plan: DutyPlan | null): string {
  if (plan === null) return t('office.duty.always');
  if (plan.kind === 'rotation') {
    const known = rotationName(plan.cycle);
    return known
      ? t(`office.duty.${known}`)
      : plan.cycle
          .map(({ workMin, restMin }) => `${Math.round(workMin / 6) / 10}/${Math.round(restMin / 6) / 10}`)
          .join(' · ');
  }
  const hours = `${clockText(plan.fromMin)}–${clockText(plan.toMin)}`;
  if (plan.days.length === WEEK_DAYS.length) return hours;
  const days = WEEK_DAYS.filter((day) => plan.days.includes(day)).map((day) => t(`office.day.${day}`));
  return `${hours}, ${days.join(', ')}`;
}
