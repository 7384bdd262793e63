import type { ReactElement } from 'react';
import { ROTATIONS, shiftAt, type RotationName } from '../../../shared/operations/duty.ts';
import type { DutyPlan } from '../../../shared/operations/schema.ts';
import { ZONE_MS } from '../../i18n/format.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { clockText, dutyText, minutesOf, WEEK_DAYS } from './duty-text.ts';
import { TextField } from './text-field.tsx';

/** A plan that is being written, as it stands in the fields. */
export type DutyDraft = {
  kind: 'always' | 'hours' | RotationName | 'own';
  from: string;
  to: string;
  days: readonly number[];
  /** When the first shift of a rotation begins, `YYYY-MM-DDTHH:mm` in Kazakhstan. */
  start: string;
  /** A rotation of a centre's own, which is kept as it is. */
  own: Extract<DutyPlan, { kind: 'rotation' }>['cycle'];
};

const MORNING_MIN = 480;
const EVENING_MIN = 1200;
const localText = (ms: number): string => new Date(ms + ZONE_MS).toISOString().slice(0, 16);

/** The draft of a plan. @param nowMs for the day on which a rotation begins unless told otherwise. */
export function draftOfDuty(plan: DutyPlan | null, nowMs: number): DutyDraft {
  const draft: DutyDraft = {
    kind: 'always',
    from: clockText(MORNING_MIN),
    to: clockText(EVENING_MIN),
    days: WEEK_DAYS,
    start: `${localText(nowMs).slice(0, 10)}T08:00`,
    own: [],
  };
  if (plan === null) return draft;
  if (plan.kind === 'hours') {
    const { fromMin, toMin, days } = plan;
    return { ...draft, kind: 'hours', from: clockText(fromMin), to: clockText(toMin), days };
  }
  const start = localText(plan.start);
  const known = (Object.keys(ROTATIONS) as RotationName[]).find(
    (name) => JSON.stringify(ROTATIONS[name]) === JSON.stringify(plan.cycle),
  );
  return { ...draft, kind: known ?? 'own', start, own: plan.cycle };
}

/** The plan of a draft; undefined while it is not whole. */
export function dutyOfDraft(draft: DutyDraft): DutyPlan | null | undefined {
  const { kind, days } = draft;
  if (kind === 'always') return null;
  if (kind === 'hours') {
    const [fromMin, toMin] = [minutesOf(draft.from), minutesOf(draft.to)];
    if (fromMin === null || toMin === null || days.length === 0) return undefined;
    return { kind, fromMin, toMin, days: days.toSorted((a, b) => a - b) };
  }
  const start = Date.parse(`${draft.start}:00Z`) - ZONE_MS;
  if (Number.isNaN(start)) return undefined;
  return { kind: 'rotation', start, cycle: kind === 'own' ? draft.own : [...ROTATIONS[kind]] };
}

/** When a unit is on duty: round the clock, by hours of the day, or in a rotation. */
export function DutyFields(props: {
  draft: DutyDraft;
  onChange: (draft: DutyDraft) => void;
  nowMs: number;
}): ReactElement {
  const { draft, onChange, nowMs } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  const plan = dutyOfDraft(draft);
  const shift = plan ? shiftAt(plan, nowMs) : null;
  const iso = (ms: number): string => moment(new Date(ms).toISOString()).replace(/:00$/, '');
  const kinds: DutyDraft['kind'][] = ['always', 'hours', 'day_night_48', 'day_72', 'two_two'];
  if (draft.own.length > 0 && !kinds.includes(draft.kind)) kinds.push('own');
  const labelOf = (kind: DutyDraft['kind']): string =>
    kind === 'own'
      ? dutyText(i18n, { kind: 'rotation', start: 0, cycle: [...draft.own] })
      : t(`office.duty.${kind}`);
  const toggle = (day: number, isOn: boolean): void =>
    onChange({ ...draft, days: isOn ? [...draft.days, day] : draft.days.filter((one) => one !== day) });
  return (
    <fieldset className="office-group">
      <legend>{t('office.duty')}</legend>
      <Choice
        label={t('office.dutyKind')}
        value={draft.kind}
        options={kinds.map((value) => ({ value, label: labelOf(value) }))}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      {draft.kind === 'hours' ? (
        <>
          <div className="office-pair">
            <TextField
              label={t('office.from')}
              kind="time"
              value={draft.from}
              onChange={(from) => onChange({ ...draft, from })}
            />
            <TextField
              label={t('office.to')}
              kind="time"
              value={draft.to}
              onChange={(to) => onChange({ ...draft, to })}
            />
          </div>
          <fieldset className="office-days office-plain" aria-label={t('office.days')}>
            {WEEK_DAYS.map((day) => (
              <FlagField
                key={day}
                label={t(`office.day.${day}`)}
                value={draft.days.includes(day)}
                onChange={(isOn) => toggle(day, isOn)}
              />
            ))}
          </fieldset>
        </>
      ) : null}
      {draft.kind === 'always' || draft.kind === 'hours' ? null : (
        <TextField
          label={t('office.firstShift')}
          kind="moment"
          value={draft.start}
          onChange={(start) => onChange({ ...draft, start })}
          hint={t('office.firstShiftHint')}
        />
      )}
      <p className="muted">
        {plan === undefined
          ? t('office.dutyNotWhole')
          : shift === null
            ? t('office.dutyAlwaysHint')
            : t(shift.from > nowMs ? 'office.nextShift' : 'office.shiftNow', {
                from: iso(shift.from),
                to: iso(shift.to),
              })}
      </p>
    </fieldset>
  );
}
