import { Undo2 } from 'lucide-react';
import { useState, type FormEvent, type ReactElement } from 'react';
import { reasonSchema, type RegisterChange, type RegisterObject } from '../../shared/register/edit.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { fieldWords, valueWords } from './change-words.ts';
import { EditActions } from './edit-actions.tsx';
import { useHistory, useUndo } from './use-edit.ts';

/** Who changed what of an object, when and why, latest first; each change can be taken back. */
export function HistoryList(props: { object: RegisterObject }): ReactElement | null {
  const { t } = useI18n();
  const { data } = useHistory(props.object);
  const [undoing, setUndoing] = useState<number | null>(null);
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t('edit.history')}>
      <h2>{t('edit.history')}</h2>
      <ul className="history">
        {data.map((change) => (
          <li
            key={change.id}
            className="history-line"
            data-undone={change.undoneBy === null ? undefined : ''}
          >
            <ChangeLine change={change} onUndo={() => setUndoing(change.id)} />
            {undoing === change.id ? <UndoForm changeId={change.id} onDone={() => setUndoing(null)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeLine(props: { change: RegisterChange; onUndo: () => void }): ReactElement {
  const { change, onUndo } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  return (
    <>
      <div>
        <strong>{fieldWords(i18n, change.field)}</strong>{' '}
        <span className="history-values">
          <del>{valueWords(i18n, change, change.before)}</del> →{' '}
          <ins>{valueWords(i18n, change, change.after)}</ins>
        </span>
        <p className="muted">
          «{change.reason}» · {change.actor} · {moment(change.at)}
          {change.undoneBy === null ? null : ` · ${t('edit.undone')}`}
        </p>
      </div>
      {change.undoneBy === null ? (
        <IconButton label={t('edit.undo')} onClick={onUndo}>
          <Undo2 aria-hidden />
        </IconButton>
      ) : null}
    </>
  );
}

function UndoForm(props: { changeId: number; onDone: () => void }): ReactElement {
  const { changeId, onDone } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const undo = useUndo();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const why = reasonSchema.safeParse(reason);
    setIsWrong(!why.success);
    if (why.success) undo.mutate({ changeId, reason: why.data }, { onSuccess: onDone });
  };
  return (
    <form className="edit-form history-undo" aria-label={t('edit.undo')} onSubmit={save}>
      <EditActions
        reason={reason}
        onReason={setReason}
        reasonProblem={isWrong ? 'reason' : undefined}
        saveLabel={t('edit.undo')}
        busy={undo.isPending}
        error={undo.error}
        onCancel={onDone}
      />
    </form>
  );
}
