import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Change } from '../../shared/planning/branch/change.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../state/use-view.ts';
import { queryClient, trpc } from '../trpc.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Notice } from '../ui/state.tsx';
import { freshNumber } from './branch/change-form.ts';
import { addChanges, useDrafts } from './branch/draft.ts';

/** Puts what was found into a branch: the one that was open last, or a new one. */
export function TakeOver(props: {
  /** What a new branch with it is called on its button. */
  label: string;
  /** The changes that it is, numbered from the first number that the branch has free. */
  changes: (from: number) => Change[];
}): ReactElement {
  const { label, changes } = props;
  const { t, moment } = useI18n();
  const view = useView();
  const change = useChangeView();
  const draft = useDrafts(({ drafts }) => (view.branch === undefined ? undefined : drafts[view.branch]));
  const create = useMutation(
    trpc.planning.branch.create.mutationOptions({
      onSuccess: ({ id }) => {
        void queryClient.invalidateQueries({ queryKey: trpc.planning.branch.list.queryKey() });
        change({ tab: 'what-if', branch: id, against: undefined });
      },
    }),
  );
  return (
    <div className="plan-actions">
      <ActionButton
        strong
        label={label}
        disabled={create.isPending}
        onClick={() =>
          create.mutate({
            unit: view.unit,
            name: t('branch.newName', { moment: moment(new Date().toISOString()) }),
            basis: 'posts',
            changes: changes(1),
          })
        }
      />
      {draft ? (
        <ActionButton
          label={t('sites.takeInto', { name: draft.name })}
          onClick={() => {
            addChanges(draft.id, changes(freshNumber(draft.changes)));
            change({ tab: 'what-if' });
          }}
        />
      ) : null}
      {create.isError ? (
        <Notice tone="danger">{t('error.detail', { message: create.error.message })}</Notice>
      ) : null}
    </div>
  );
}
