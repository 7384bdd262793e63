import type { AlarmRow, Handled } from './answers.ts';
import type { I18n } from '../i18n/use-i18n.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A time as a list needs it: whole minutes, hours, days. A second by second clock beside each line would never rest. */
export function spanText({ t, number }: Pick<I18n, 't' | 'number'>, ms: number): string {
  if (ms < HOUR_MS) return t('alarms.minutes', { n: number(Math.max(0, Math.floor(ms / MINUTE_MS))) });
  if (ms < 2 * DAY_MS) return t('alarms.hours', { n: number(Math.floor(ms / HOUR_MS)) });
  return t('alarms.days', { n: number(Math.floor(ms / DAY_MS)) });
}

/** Who did something, in words. */
export function whoText({ t }: Pick<I18n, 't'>, name: string): string {
  if (name === 'system') return t('alarms.by.system');
  if (name.startsWith('unit:')) return t('alarms.by.crew');
  return name.startsWith('source:') ? t('alarms.by.source') : name;
}

/** What an alarm is about, as a person knows it: a facility, a call sign, else the territory. */
export function placeText(i18n: I18n, row: AlarmRow, nameOf: (kato: string) => string): string {
  const about = row.facility ? i18n.name(row.facility) : row.subject || nameOf(row.kato);
  return row.zone === '' ? about : `${about} · ${i18n.t('alarm.zone', { zone: row.zone })}`;
}

/** In which state an alarm is, since when and by whom. */
export function stateText(i18n: I18n, row: AlarmRow, nowMs: number): string {
  const { t, time } = i18n;
  const name = whoText(i18n, row.stateName);
  if (row.state === 'raised') return t('alarms.state.raised');
  if (row.state === 'shelved' && row.shelvedUntil !== null)
    return t('alarms.state.shelved', {
      until: time(row.shelvedUntil).slice(0, 5),
      left: t('alarms.leftTime', { time: spanText(i18n, row.shelvedUntil - nowMs + MINUTE_MS - 1) }),
      name,
      reason: row.stateReason,
    });
  return t(row.state === 'closed' ? 'alarms.state.closed' : 'alarms.state.acknowledged', {
    name,
    time: time(row.stateSince),
  });
}

/** Why an alarm was left as it is. */
export function refusedText(i18n: I18n, { refusal, name }: Handled['left'][number]): string {
  const { t, time, number } = i18n;
  switch (refusal.code) {
    case 'not_in_state':
      return t('alarms.refused.not_in_state', {
        name: whoText(i18n, name ?? refusal.by),
        state: t(`alarms.was.${refusal.state}`),
        time: time(refusal.at),
      });
    case 'changed_meanwhile':
      return t('alarms.refused.changed_meanwhile', {
        name: whoText(i18n, name ?? refusal.by),
        time: time(refusal.at),
      });
    case 'shelf_too_long':
      return t('alarms.refused.shelf_too_long', { n: number(refusal.mostMinutes) });
    case 'latched':
    case 'reason_needed':
    default:
      return t(`alarms.refused.${refusal.code}`);
  }
}
