import { useState, type FormEvent, type ReactElement } from 'react';
import { setEvidenceSchema, type EditProblem } from '../../shared/register/edit.ts';
import { MEASURES, measureStateSchema, type Measure } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { refusedField } from './draft.ts';
import { EditActions } from './edit-actions.tsx';
import { ChoiceField, TextField } from './edit-fields.tsx';
import { useSetEvidence } from './use-edit.ts';

/** Takes the inspection's word back. */
const WITHDRAWN = 'withdrawn';
const STATES = [...measureStateSchema.options, WITHDRAWN] as const;

/** What somebody saw on the spot: a measure, its state, the day. It stands beside what other sources say. */
export function InspectionForm(props: { facilityId: number; measure: Measure }): ReactElement {
  const { facilityId } = props;
  const { t } = useI18n();
  const [measure, setMeasure] = useState(props.measure);
  const [state, setState] = useState<(typeof STATES)[number]>('working');
  const [observedOn, setObservedOn] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ observedOn?: EditProblem; reason?: EditProblem }>({});
  const set = useSetEvidence();
  const refused = set.error ? refusedField(set.error.message) : null;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const said = { facilityId, measure, state: state === WITHDRAWN ? null : state, observedOn, reason };
    const read = setEvidenceSchema.safeParse(said);
    if (read.success) {
      setWrong({});
      set.mutate(read.data, { onSuccess: () => setReason('') });
      return;
    }
    const fields = new Set(read.error.issues.map(({ path }) => path[0]));
    setWrong({
      ...(fields.has('observedOn') ? { observedOn: 'date' } : {}),
      ...(fields.has('reason') ? { reason: 'reason' } : {}),
    });
  };
  return (
    <form className="edit-form" aria-label={t('edit.inspection')} onSubmit={save}>
      <h3>{t('edit.inspection')}</h3>
      <ChoiceField
        label={t('filter.measure')}
        value={measure}
        options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        onChange={setMeasure}
      />
      <ChoiceField
        label={t('edit.state')}
        value={state}
        options={STATES.map((value) => ({
          value,
          label: value === WITHDRAWN ? t('edit.withdraw') : t(`state.${value}`),
        }))}
        onChange={setState}
      />
      <TextField
        label={t('edit.observedOn')}
        kind="day"
        value={observedOn}
        problem={wrong.observedOn ?? (refused?.field === 'observedOn' ? refused.problem : undefined)}
        onChange={(value) => {
          setObservedOn(value);
          set.reset();
        }}
      />
      <EditActions
        reason={reason}
        onReason={setReason}
        reasonProblem={wrong.reason}
        saveLabel={t('edit.record')}
        busy={set.isPending}
        error={set.error}
      />
    </form>
  );
}
