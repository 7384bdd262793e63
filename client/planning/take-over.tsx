import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { MOST_CHANGES, type Change } from '../../shared/planning/branch/change.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { errorText } from '../state/error-text.ts';
import { useChangeView, useView } from '../state/use-view.ts';
import { client, queryClient, trpc } from '../trpc.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Notice } from '../ui/state.tsx';
import { freshNumber } from './branch/change-form.ts';
import { addChanges, useDrafts, type Draft } from './branch/draft.ts';

/** Puts what was found into a branch: the one that was open last, or a new one. What a branch has no room for is not begun. */
export function TakeOver(props: {
  /** What a new branch with it is called on its button. */
  label: string;
  /** The territory that it is about; without it, the one that is open. */
  unit?: string;
  /** How many changes it is. */
  count: number;
  /** The changes, numbered from the first number that the branch has free. */
  changes: (from: number) => readonly Change[] | Promise<readonly Change[]>;
}): ReactElement {
  const { label, count, changes } = props;
  const { t, number, moment } = useI18n();
  const view = useView();
  const unit = props.unit ?? view.unit;
  const change = useChangeView();
  const draft = useDrafts(({ drafts }) => {
    const open = view.branch === undefined ? undefined : drafts[view.branch];
    // A programme may be of another territory than the branch: its facilities are none of the branch's.
    return props.unit === undefined || open?.kato === props.unit ? open : undefined;
  });
  const create = useMutation({
    networkMode: 'always',
    mutationFn: async () =>
      client.planning.branch.create.mutate({
        unit,
        name: t('branch.newName', { moment: moment(new Date().toISOString()) }),
        basis: 'posts',
        changes: [...(await changes(1))],
      }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: trpc.planning.branch.list.queryKey() });
      change({ unit, tab: 'what-if', branch: id, against: undefined });
    },
  });
  const add = useMutation({
    networkMode: 'always',
    mutationFn: async (to: Draft) => addChanges(to.id, await changes(freshNumber(to.changes))),
    onSuccess: () => change({ unit, tab: 'what-if' }),
  });
  const isBusy = create.isPending || add.isPending;
  const room = draft ? MOST_CHANGES - draft.changes.length : MOST_CHANGES;
  const error = create.error ?? add.error;
  const most = number(MOST_CHANGES);
  return (
    <div className="plan-actions">
      <ActionButton
        strong
        label={label}
        disabled={isBusy || count > MOST_CHANGES}
        onClick={() => create.mutate()}
      />
      {draft ? (
        <ActionButton
          label={t('sites.takeInto', { name: draft.name })}
          disabled={isBusy || count > room}
          onClick={() => add.mutate(draft)}
        />
      ) : null}
      {count > MOST_CHANGES ? (
        <p className="plan-note">{t('sites.tooMany', { n: number(count), most })}</p>
      ) : draft && count > room ? (
        <p className="plan-note">
          {t('sites.noRoom', { name: draft.name, n: number(count), room: number(Math.max(0, room)), most })}
        </p>
      ) : null}
      {error ? <Notice tone="danger">{t('error.detail', { message: errorText(t, error) })}</Notice> : null}
    </div>
  );
}
