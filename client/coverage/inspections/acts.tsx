import { Undo2 } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { MOST_PHOTOS, PHOTO_TYPES } from '../../../shared/coverage/inspection.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { DeedEnd } from '../deed-end.tsx';
import { ActForm } from './act-form.tsx';
import { useActs, useAddPhoto, useUndoAct, type Act } from './use-inspections.ts';
import './acts.css';

/** The acts of inspection of a facility, and the form of a new one for whoever may edit the register there. */
export function Acts(props: { facilityId: number; mayEdit: boolean }): ReactElement {
  const { facilityId, mayEdit } = props;
  const { t } = useI18n();
  const { data, isError } = useActs(facilityId);
  const [isWriting, setWriting] = useState(false);
  return (
    <section aria-label={t('acts.title')}>
      <div className="acts-head">
        <h2>{t('acts.title')}</h2>
        {mayEdit ? (
          <ActionButton label={t('acts.new')} expanded={isWriting} onClick={() => setWriting(!isWriting)} />
        ) : null}
      </div>
      {isWriting ? <ActForm facilityId={facilityId} onDone={() => setWriting(false)} /> : null}
      {isError ? <p role="alert">{t('acts.failed')}</p> : null}
      {data?.length === 0 && !isWriting ? <p className="muted">{t('acts.none')}</p> : null}
      <ul className="acts">
        {(data ?? []).map((act) => (
          <ActLine key={act.id} act={act} mayEdit={mayEdit} />
        ))}
      </ul>
    </section>
  );
}

function ActLine(props: { act: Act; mayEdit: boolean }): ReactElement {
  const { act, mayEdit } = props;
  const { t, date, moment } = useI18n();
  const [isUndoing, setUndoing] = useState(false);
  return (
    <li className="act" data-undone={act.undone ? '' : undefined}>
      <div className="acts-head">
        <strong>
          {t('acts.line', { act: act.act, date: date(act.inspectedOn), inspector: act.inspector })}
        </strong>
        {mayEdit && !act.undone ? (
          <IconButton label={t('acts.undo')} pressed={isUndoing} onClick={() => setUndoing(!isUndoing)}>
            <Undo2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <p>
        {act.findings
          .map(({ measure, state }) => `${t(`measure.${measure}`)} – ${t(`state.${state}`).toLowerCase()}`)
          .join('; ')}
      </p>
      {act.note === '' ? null : <p>{act.note}</p>}
      <p className="muted">
        {act.undone
          ? t('acts.undone', { name: act.undone.by, reason: act.undone.reason })
          : t('acts.recorded', {
              name: act.recordedBy,
              moment: moment(new Date(act.recordedAtMs).toISOString()),
            })}
      </p>
      {isUndoing && !act.undone ? <UndoForm id={act.id} onDone={() => setUndoing(false)} /> : null}
      <Photos act={act} mayAdd={mayEdit && !act.undone} />
    </li>
  );
}

function UndoForm(props: { id: number; onDone: () => void }): ReactElement {
  const { id, onDone } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const undo = useUndoAct();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(reason.trim().length < 3);
    if (reason.trim().length >= 3) undo.mutate({ id, reason }, { onSuccess: onDone });
  };
  return (
    <form className="act-form" aria-label={t('acts.undo')} onSubmit={save}>
      <TextField
        label={t('acts.reason')}
        value={reason}
        maxLength={500}
        problem={isWrong ? t('gaps.problem.short') : null}
        onChange={setReason}
      />
      <DeedEnd label={t('acts.undo')} cancel={t('acts.cancel')} deed={undo} onCancel={onDone} />
    </form>
  );
}

function Photos(props: { act: Act; mayAdd: boolean }): ReactElement | null {
  const { act, mayAdd } = props;
  const { t } = useI18n();
  const add = useAddPhoto(act.id);
  const isRoom = mayAdd && act.photos.length < MOST_PHOTOS;
  if (act.photos.length === 0 && !isRoom) return null;
  return (
    <div className="act-photos">
      {act.photos.map((photo) => (
        <a key={photo.id} href={`/inspection-photo/${photo.id}`} target="_blank" rel="noreferrer">
          <img
            src={`/inspection-photo/${photo.id}`}
            alt={t('acts.photo', { name: photo.name })}
            loading="lazy"
          />
        </a>
      ))}
      {isRoom ? (
        <label className="quiet-button act-photo-add">
          {add.isPending ? t('acts.sending') : t('acts.addPhoto')}
          <input
            type="file"
            accept={PHOTO_TYPES.join(',')}
            disabled={add.isPending}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) add.mutate(file);
              event.target.value = '';
            }}
          />
        </label>
      ) : null}
      {add.isError ? (
        <p className="deed-refusal" role="alert">
          {t('acts.photoFailed')}
        </p>
      ) : null}
    </div>
  );
}
