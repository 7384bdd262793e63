import type { I18n } from '../i18n/use-i18n.tsx';

const MINUTE_MS = 60_000;

/** How long ago something was, in words: under a minute, minutes, or hours and minutes. Never in the future. */
export function ageWords({ t, number }: Pick<I18n, 't' | 'number'>, ageMs: number): string {
  const minutes = Math.max(0, Math.floor(ageMs / MINUTE_MS));
  if (minutes === 0) return t('pocket.age.now');
  if (minutes < 60) return t('pocket.age.minutes', { n: minutes });
  return t('pocket.age.hours', { hours: number(Math.floor(minutes / 60)), minutes: minutes % 60 });
}
