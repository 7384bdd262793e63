import { useState, type FormEvent, type ReactElement } from 'react';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import {
  facilityFieldsSchema,
  facilityProblem,
  reasonSchema,
  type FacilityFields,
} from '../../shared/register/edit.ts';
import { facilityOwnerSchema, FACILITY_TYPES, placeKindSchema } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { readDraft, refusedField, typedText, type Draft, type Problems } from './draft.ts';
import { EditActions } from './edit-actions.tsx';
import { ChoiceField, TextField } from './edit-fields.tsx';
import { useEditFacility } from './use-edit.ts';

type FormProps = {
  id: number;
  version: number;
  stored: FacilityFields;
  pathOf: (kato: Kato) => string;
  onDone: () => void;
};

const partial = facilityFieldsSchema.partial();
type Wrong = Problems<FacilityFields & { reason: string }>;

/** The fields of a facility, open for change. Fields that others changed meanwhile are kept as they changed them. */
export function FacilityForm(props: FormProps): ReactElement {
  const { id, version, stored, pathOf, onDone } = props;
  const { t } = useI18n();
  const [draft, setDraft] = useState<Draft<FacilityFields>>({});
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const edit = useEditFacility();
  const refused = edit.error ? refusedField(edit.error.message) : null;
  const problems: Wrong = refused ? { ...wrong, [refused.field]: refused.problem } : wrong;

  const put = (field: keyof FacilityFields, value: string): void => {
    setDraft((before) => ({ ...before, [field]: value }));
    setWrong({});
    edit.reset();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { changes, problems: found } = readDraft<FacilityFields>(partial, draft);
    const { people = stored.people, learners = stored.learners } = changes;
    const whole = facilityProblem({ people, learners });
    const why = reasonSchema.safeParse(reason);
    const all: Wrong = {
      ...(whole ? { [whole.field]: whole.problem } : {}),
      ...found,
      ...(why.success ? {} : { reason: 'reason' as const }),
    };
    setWrong(all);
    if (Object.keys(all).length > 0) return;
    if (Object.keys(changes).length === 0) onDone();
    else edit.mutate({ id, version, reason, changes }, { onSuccess: onDone });
  };

  const text = (field: keyof FacilityFields, kind: 'text' | 'number' = 'text', wide = false) => (
    <TextField
      label={t(`edit.field.${field}`)}
      kind={kind}
      wide={wide}
      value={typedText(draft, stored, field)}
      problem={problems[field]}
      onChange={(value) => put(field, value)}
      note={
        field === 'kato' ? (
          <span className="edit-note ellipsis">{pathOf(typedText(draft, stored, 'kato'))}</span>
        ) : null
      }
    />
  );
  return (
    <form className="edit-form" aria-label={t('edit.facility')} onSubmit={save}>
      {text('nameKk', 'text', true)}
      {text('nameRu', 'text', true)}
      {text('nameEn', 'text', true)}
      <ChoiceField
        label={t('edit.field.type')}
        value={typedText(draft, stored, 'type') as typeof stored.type}
        options={FACILITY_TYPES.map((value) => ({ value, label: t(`typeOne.${value}`) }))}
        onChange={(value) => put('type', value)}
      />
      <ChoiceField
        label={t('edit.field.owner')}
        value={typedText(draft, stored, 'owner') as typeof stored.owner}
        options={facilityOwnerSchema.options.map((value) => ({ value, label: t(`card.owner.${value}`) }))}
        onChange={(value) => put('owner', value)}
      />
      {text('people', 'number')}
      {text('learners', 'number')}
      <ChoiceField
        wide
        label={t('edit.field.placeKind')}
        value={typedText(draft, stored, 'placeKind') as typeof stored.placeKind}
        options={placeKindSchema.options.map((value) => ({ value, label: t(`card.place.${value}`) }))}
        onChange={(value) => put('placeKind', value)}
      />
      {text('kato', 'text', true)}
      {text('lon', 'number')}
      {text('lat', 'number')}
      <EditActions
        reason={reason}
        onReason={setReason}
        reasonProblem={problems.reason}
        saveLabel={t('edit.save')}
        busy={edit.isPending}
        error={edit.error}
        onCancel={onDone}
      />
    </form>
  );
}
