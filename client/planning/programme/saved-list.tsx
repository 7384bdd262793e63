import { useState, type FormEvent, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice, Skeleton } from '../../ui/state.tsx';
import { useDelete, useRestore, useSave, useSavedList, type SavedLine } from './use-programme.ts';
import { moneyText, shareText } from './words.ts';

/** Programmes that were saved for the territory and those below it. */
export function SavedList(props: {
  unit: string;
  mayChange: boolean;
  nameOf: (kato: string) => string;
}): ReactElement {
  const { unit, mayChange, nameOf } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  const change = useChangeView();
  const list = useSavedList(unit);
  const remove = useDelete();
  const restore = useRestore();
  const [deleted, setDeleted] = useState<Pick<SavedLine, 'id' | 'name'> | null>(null);
  return (
    <section className="programme-saved" aria-label={t('programme.saved')}>
      <h3>{t('programme.saved')}</h3>
      {deleted ? (
        <Notice
          tone="warning"
          action={{
            label: t('programme.saved.undo'),
            onClick: () => restore.mutate({ id: deleted.id }, { onSuccess: () => setDeleted(null) }),
          }}
          dismiss={{ label: t('action.dismiss'), onClick: () => setDeleted(null) }}
        >
          {t('programme.saved.deleted', { name: deleted.name })}
        </Notice>
      ) : null}
      {list.isPending ? <Skeleton heightRem={2} /> : null}
      {list.isError ? (
        <Notice tone="danger" action={{ label: t('action.retry'), onClick: () => void list.refetch() }}>
          {t('error.detail', { message: errorText(t, list.error) })}
        </Notice>
      ) : null}
      {list.data?.length === 0 ? <p className="plan-note muted">{t('programme.saved.none')}</p> : null}
      <ul>
        {list.data?.map(({ id, kato, name, years, firstYear, createdAt, before, after, tenge }) => (
          <li key={id}>
            <button type="button" className="link-button" onClick={() => change({ programme: id })}>
              {name}
            </button>
            <span className="muted">
              {kato === unit ? '' : `${nameOf(kato)} · `}
              {t('programme.saved.by', {
                years: t('programme.saved.years', { n: years }),
                first: String(firstYear),
                moment: moment(createdAt),
              })}{' '}
              · {shareText(i18n, before)} → {shareText(i18n, after)} · {moneyText(i18n, tenge)}
            </span>
            {mayChange ? (
              <ActionButton
                label={t('programme.saved.delete')}
                onClick={() => remove.mutate({ id }, { onSuccess: () => setDeleted({ id, name }) })}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Gives the plan of a run a name and keeps it. */
export function SaveForm(props: { run: string }): ReactElement {
  const { t } = useI18n();
  const change = useChangeView();
  const [name, setName] = useState('');
  const save = useSave((programme) => change({ programme }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ run: props.run, name });
  };
  return (
    <form className="programme-line programme-save" onSubmit={submit}>
      <label className="programme-field">
        {t('programme.saveName')}
        <input className="text-input" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <button type="submit" className="plain-button" disabled={save.isPending || name.trim() === ''}>
        {t('programme.save')}
      </button>
      {save.isError ? (
        <p className="programme-problem" role="alert">
          {t('programme.saved.failed', { message: errorText(t, save.error) })}
        </p>
      ) : null}
    </form>
  );
}
