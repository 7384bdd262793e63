import { useState, type FormEvent, type ReactElement } from 'react';
import { inspectionFactsSchema } from '../../../shared/coverage/inspection.ts';
import {
  MEASURES,
  measureStateSchema,
  type Measure,
  type MeasureState,
} from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeedEnd } from '../deed-end.tsx';
import { useRecordAct } from './use-inspections.ts';

/** A measure that the act says nothing of. */
const NOT_SEEN = 'not_seen';
const STATES = [NOT_SEEN, ...measureStateSchema.options] as const;
type Seen = (typeof STATES)[number];
const FIELDS = ['act', 'inspectedOn', 'inspector', 'note'] as const;
const EMPTY = { act: '', inspectedOn: '', inspector: '', note: '' };
const isSeen = (entry: [Measure, Seen]): entry is [Measure, MeasureState] => entry[1] !== NOT_SEEN;

/** The act of an inspection: its paper, and what was found of each measure. */
export function ActForm(props: { facilityId: number; onDone: () => void }): ReactElement {
  const { facilityId, onDone } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [draft, setDraft] = useState(EMPTY);
  const [found, setFound] = useState<Partial<Record<Measure, Seen>>>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const record = useRecordAct();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const findings = MEASURES.map((measure): [Measure, Seen] => [measure, found[measure] ?? NOT_SEEN])
      .filter(isSeen)
      .map(([measure, state]) => ({ measure, state }));
    const read = inspectionFactsSchema.safeParse({ facilityId, ...draft, findings });
    if (!read.success) {
      setWrong(new Set(read.error.issues.map(({ path }) => String(path[0]))));
      return;
    }
    setWrong(new Set());
    record.mutate(read.data, { onSuccess: onDone });
  };
  return (
    <form className="act-form" aria-label={t('acts.new')} onSubmit={save}>
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={t(`acts.${field}`)}
          kind={field === 'inspectedOn' ? 'day' : 'text'}
          value={draft[field]}
          maxLength={field === 'act' ? 64 : field === 'note' ? 1_000 : 200}
          problem={
            wrong.has(field)
              ? t(draft[field].trim() === '' ? 'gaps.problem.empty' : 'gaps.problem.short')
              : null
          }
          onChange={(value) => setDraft((before) => ({ ...before, [field]: value }))}
        />
      ))}
      <fieldset className="act-findings">
        <legend>{t('acts.findings')}</legend>
        {MEASURES.map((measure) => (
          <Choice
            key={measure}
            label={t(`measure.${measure}`)}
            value={found[measure] ?? NOT_SEEN}
            options={STATES.map((value) => ({
              value,
              label: value === NOT_SEEN ? t('acts.notSeen') : t(`state.${value}`),
            }))}
            onChange={(state) => setFound((before) => ({ ...before, [measure]: state }))}
          />
        ))}
        {wrong.has('findings') ? (
          <p className="text-field-problem" role="alert">
            {t('acts.noFinding')}
          </p>
        ) : null}
      </fieldset>
      <DeedEnd label={t('acts.save')} cancel={t('acts.cancel')} deed={record} onCancel={onDone} />
    </form>
  );
}
