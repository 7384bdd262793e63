import { useState, type FormEvent, type ReactElement } from 'react';
import { cameraFieldsSchema, reasonSchema, type CameraFields } from '../../shared/register/edit.ts';
import { cameraOwnerSchema, technicalClassSchema } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Skeleton } from '../ui/state.tsx';
import { readDraft, refusedField, typedText, type Draft, type Problems } from './draft.ts';
import { EditActions } from './edit-actions.tsx';
import { FlagField } from '../ui/flag-field.tsx';
import { ChoiceField, TextField } from './edit-fields.tsx';
import { useEditableCamera, useEditCamera } from './use-edit.ts';

const partial = cameraFieldsSchema.partial();
const FLAGS = ['linked', 'working', 'traffic'] as const;
type Wrong = Problems<CameraFields & { reason: string }>;

/** The form of one camera, by its id; asks for its fields itself. */
export function CameraForm(props: { id: number; onDone: () => void }): ReactElement {
  const { data } = useEditableCamera(props.id);
  if (!data) return <Skeleton heightRem={14} />;
  return <Loaded {...props} version={data.version} stored={data.fields} />;
}

function Loaded(props: {
  id: number;
  version: number;
  stored: CameraFields;
  onDone: () => void;
}): ReactElement {
  const { id, version, stored, onDone } = props;
  const { t } = useI18n();
  const [draft, setDraft] = useState<Draft<CameraFields>>({});
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const edit = useEditCamera();
  const refused = edit.error ? refusedField(edit.error.message) : null;
  const problems: Wrong = refused ? { ...wrong, [refused.field]: refused.problem } : wrong;

  const put = (field: keyof CameraFields, value: string | boolean): void => {
    setDraft((before) => ({ ...before, [field]: value }));
    setWrong({});
    edit.reset();
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const { changes, problems: found } = readDraft<CameraFields>(partial, draft);
    const all: Wrong = {
      ...found,
      ...(reasonSchema.safeParse(reason).success ? {} : { reason: 'reason' as const }),
    };
    setWrong(all);
    if (Object.keys(all).length > 0) return;
    if (Object.keys(changes).length === 0) onDone();
    else edit.mutate({ id, version, reason, changes }, { onSuccess: onDone });
  };
  const number = (field: 'lon' | 'lat' | 'azimuthDeg' | 'fovDeg') => (
    <TextField
      label={t(`edit.field.${field}`)}
      kind="number"
      value={typedText(draft, stored, field)}
      problem={problems[field]}
      onChange={(value) => put(field, value)}
    />
  );
  return (
    <form className="edit-form" aria-label={t('edit.camera')} onSubmit={save}>
      <ChoiceField
        label={t('edit.field.owner')}
        value={typedText(draft, stored, 'owner') as CameraFields['owner']}
        options={cameraOwnerSchema.options.map((value) => ({ value, label: t(`edit.cameraOwner.${value}`) }))}
        problem={problems.owner}
        onChange={(value) => put('owner', value)}
      />
      <ChoiceField
        label={t('edit.field.technicalClass')}
        value={typedText(draft, stored, 'technicalClass') as CameraFields['technicalClass']}
        options={technicalClassSchema.options.map((value) => ({
          value,
          label: t(`edit.technicalClass.${value}`),
        }))}
        onChange={(value) => put('technicalClass', value)}
      />
      {number('azimuthDeg')}
      {number('fovDeg')}
      {number('lon')}
      {number('lat')}
      <div className="edit-flags">
        {FLAGS.map((field) => (
          <FlagField
            key={field}
            label={t(`edit.field.${field}`)}
            value={Boolean(draft[field] ?? stored[field])}
            onChange={(value) => put(field, value)}
          />
        ))}
      </div>
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
