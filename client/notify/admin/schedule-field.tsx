import type { ReactElement } from 'react';
import type { Schedule } from '../../../shared/notify/schedule.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { hourText } from './schedule-text.ts';

const EVERY = ['day', 'week', 'month'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAYS = Array.from({ length: 28 }, (_, i) => String(i + 1));
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** How often, on which day and at which hour of Kazakhstan. */
export function ScheduleField(props: {
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
}): ReactElement {
  const { schedule, onChange } = props;
  const { t } = useI18n();
  const { hour } = schedule;
  const changeEvery = (every: Schedule['every']): void => {
    if (every === 'day') onChange({ every, hour });
    else if (every === 'week') onChange({ every, weekday: 1, hour });
    else onChange({ every, day: 1, hour });
  };
  return (
    <fieldset className="check-list">
      <legend>{t('reports.when')}</legend>
      <p className="muted">{t('reports.zone')}</p>
      <div className="report-choices">
        <Choice
          label={t('reports.every')}
          value={schedule.every}
          options={EVERY.map((value) => ({ value, label: t(`reports.every.${value}`) }))}
          onChange={changeEvery}
        />
        {schedule.every === 'week' ? (
          <Choice
            label={t('reports.weekday')}
            value={String(schedule.weekday)}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: t(`reports.weekday.${day}`) }))}
            onChange={(next) => onChange({ ...schedule, weekday: Number(next) })}
          />
        ) : null}
        {schedule.every === 'month' ? (
          <Choice
            label={t('reports.dayOfMonth')}
            value={String(schedule.day)}
            options={DAYS.map((value) => ({ value, label: value }))}
            onChange={(next) => onChange({ ...schedule, day: Number(next) })}
          />
        ) : null}
        <Choice
          label={t('reports.hour')}
          value={String(hour)}
          options={HOURS.map((value) => ({ value, label: hourText(Number(value)) }))}
          onChange={(next) => onChange({ ...schedule, hour: Number(next) })}
        />
      </div>
    </fieldset>
  );
}
