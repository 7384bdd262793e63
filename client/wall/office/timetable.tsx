import { CalendarPlus, X } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Layout, Ratio } from '../../../shared/wall/layout.ts';
import type { Slot } from '../../../shared/wall/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { WhenField } from '../../ui/when-input.tsx';
import { RotationField } from './rotation-field.tsx';
import { treeWithin } from './tree-within.ts';
import { layoutName, useTree } from './wall-names.ts';
import { weekBars } from './week-bars.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const HOURS = [0, 6, 12, 18, 24] as const;

/** The week of a screen: drawn as bars over the hours, and edited line by line. */
export function Timetable(props: {
  timetable: readonly Slot[];
  wallUnit: Kato;
  own: readonly Layout[];
  ratio: Ratio;
  onChange: (timetable: Slot[]) => void;
}): ReactElement {
  const { timetable, wallUnit, own, ratio, onChange } = props;
  const { t, name } = useI18n();
  const label = (slot: Slot): string =>
    slot.rotation.map(({ layout }) => layoutName(own, layout, name)).join(', ');
  const add = (): void =>
    onChange([
      ...timetable,
      {
        days: [1, 2, 3, 4, 5],
        from: '08:00',
        to: '09:00',
        rotation: [{ layout: 'kpi', seconds: 60 }],
        unit: null,
      },
    ]);
  return (
    <section className="wall-week" aria-label={t('walls.timetable')}>
      <p>
        {t('walls.timetable')} <span className="muted">· {t('walls.timetableHint')}</span>
      </p>
      {timetable.length > 0 ? (
        <div className="week" aria-hidden>
          <span className="week-hours">
            {HOURS.map((hour) => (
              <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
                {hour}
              </span>
            ))}
          </span>
          {DAYS.map((day) => (
            <div key={day} className="week-day">
              <span>{t(`walls.day.${day}`)}</span>
              <div>
                {weekBars(timetable, day).map(({ index, from, to }) => {
                  const slot = timetable[index];
                  return slot ? (
                    <span
                      key={`${index}.${from}`}
                      className="ellipsis"
                      data-line={index % 4}
                      title={`${slot.from}–${slot.to} ${label(slot)}`}
                      style={{ left: `${(from / 1_440) * 100}%`, width: `${((to - from) / 1_440) * 100}%` }}
                    >
                      {label(slot)}
                    </span>
                  ) : null;
                })}
              </div>
            </div>
          ))}
        </div>
      ) : null}
      {timetable.map((slot, index) => (
        <SlotForm
          // Lines are known by their place: two may be alike.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          slot={slot}
          index={index}
          wallUnit={wallUnit}
          own={own}
          ratio={ratio}
          onChange={(next) => onChange(timetable.map((one, i) => (i === index ? next : one)))}
          onRemove={() => onChange(timetable.filter((_, i) => i !== index))}
        />
      ))}
      <button type="button" className="quiet-button wall-add" disabled={timetable.length >= 40} onClick={add}>
        <CalendarPlus aria-hidden />
        {t('walls.addSlot')}
      </button>
    </section>
  );
}

function SlotForm(props: {
  slot: Slot;
  index: number;
  wallUnit: Kato;
  own: readonly Layout[];
  ratio: Ratio;
  onChange: (slot: Slot) => void;
  onRemove: () => void;
}): ReactElement {
  const { slot, index, wallUnit, own, ratio, onChange, onRemove } = props;
  const { t } = useI18n();
  const tree = useTree();
  const within = useMemo(() => treeWithin(tree, wallUnit), [tree, wallUnit]);
  const put = (part: Partial<Slot>): void => onChange({ ...slot, ...part });
  const time = (edge: 'from' | 'to'): ReactElement => (
    <WhenField
      className="wall-time"
      label={t(`walls.${edge}`)}
      kind="time"
      value={slot[edge] === '24:00' ? '00:00' : slot[edge]}
      onChange={(value) => {
        // The end of a day is its 24:00; a field of time has no such hour.
        if (value !== '') put({ [edge]: edge === 'to' && value === '00:00' ? '24:00' : value });
      }}
    />
  );
  return (
    <fieldset className="wall-slot" data-line={index % 4} aria-label={`${slot.from}–${slot.to}`}>
      <div className="wall-slot-when">
        <fieldset className="wall-days" aria-label={t('walls.days')}>
          {DAYS.map((day) => {
            const isOn = slot.days.includes(day);
            return (
              <button
                key={day}
                type="button"
                aria-pressed={isOn}
                onClick={() => {
                  const days = isOn
                    ? slot.days.filter((one) => one !== day)
                    : [...slot.days, day].sort((a, b) => a - b);
                  if (days.length > 0) put({ days });
                }}
              >
                {t(`walls.day.${day}`)}
              </button>
            );
          })}
        </fieldset>
        {time('from')}
        {time('to')}
        {slot.to <= slot.from ? <span className="muted">{t('walls.overnight')}</span> : null}
        <UnitPicker
          label={t('walls.unit')}
          tree={within}
          value={slot.unit}
          onChange={(unit) => put({ unit })}
        />
        <IconButton label={t('walls.remove')} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      <RotationField
        label={t('walls.rotation')}
        rotation={slot.rotation}
        own={own}
        ratio={ratio}
        onChange={(rotation) => put({ rotation })}
      />
    </fieldset>
  );
}
