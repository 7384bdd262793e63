import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { queryClient, trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice, Skeleton } from '../../ui/state.tsx';
import { isDirty, useDrafts } from './draft.ts';
import { useBranchList } from './use-plan.ts';

/** Branches that can be compared at once. */
const MOST_COMPARED = 4;

/** The branches of a territory: opened, begun, or chosen to be compared. */
export function BranchList(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const { t, moment } = useI18n();
  const mayWrite = mayDo(useSignedIn(), 'planning.write');
  const list = useBranchList(view.unit);
  const drafts = useDrafts((state) => state.drafts);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const create = useMutation(
    trpc.planning.branch.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.planning.branch.list.queryKey() });
        change({ branch: id, against: undefined });
      },
    }),
  );
  const begin = (): void =>
    create.mutate({
      unit: view.unit,
      name: t('branch.newName', { moment: moment(new Date().toISOString()) }),
      basis: 'posts',
      changes: [],
    });
  const [first, ...rest] = chosen;
  return (
    <section className="plan-section" aria-label={t('branch.list')}>
      <header className="plan-head">
        <h2>{t('branch.list')}</h2>
        {rest.length > 0 ? (
          <ActionButton
            label={t('branch.compare', { n: chosen.length })}
            onClick={() => change({ branch: first, against: rest.join(',') })}
          />
        ) : null}
        {mayWrite ? (
          <ActionButton strong label={t('branch.new')} disabled={create.isPending} onClick={begin} />
        ) : null}
      </header>
      {create.isError ? (
        <Notice tone="danger">{t('error.detail', { message: errorText(t, create.error) })}</Notice>
      ) : null}
      {list.isError && !list.data ? (
        <Notice tone="danger" action={{ label: t('action.retry'), onClick: () => void list.refetch() }}>
          {t('error.detail', { message: errorText(t, list.error) })}
        </Notice>
      ) : null}
      {list.data === undefined && !list.isError ? <Skeleton heightRem={4} /> : null}
      {list.data?.length === 0 ? (
        <p className="muted">{t(mayWrite ? 'branch.none' : 'branch.noneShared')}</p>
      ) : null}
      <ul className="branch-list">
        {list.data?.map(({ id, name, own, author, shared, updatedAt, changes }) => {
          const draft = drafts[id];
          const isChosen = chosen.includes(id);
          return (
            <li key={id}>
              <input
                type="checkbox"
                aria-label={t('branch.choose', { name })}
                checked={isChosen}
                disabled={!isChosen && chosen.length >= MOST_COMPARED}
                onChange={() => setChosen(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id])}
              />
              <button
                type="button"
                className="branch-row"
                onClick={() => change({ branch: id, against: undefined })}
              >
                <strong className="ellipsis">{draft?.name ?? name}</strong>
                <span className="muted">
                  {t('branch.changes', { n: draft?.changes.length ?? changes })} ·{' '}
                  {own ? t(shared ? 'branch.ownShared' : 'branch.own') : author} ·{' '}
                  {moment(new Date(updatedAt).toISOString())}
                  {draft && isDirty(draft) ? ` · ${t('branch.unsaved')}` : ''}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
