import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { isStale, type Since } from '../../../shared/planning/branch/since.ts';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { BY_ITSELF, queryClient, trpc } from '../../trpc.ts';
import { Notice } from '../../ui/state.tsx';
import { editDraft, openDraft } from './draft.ts';

const CHECK_MS = 60_000;
const NAMED = 5;

/** What became of the picture, in a few words. */
function sinceText({ t }: I18n, since: Since): string {
  const named = (list: readonly string[]): string =>
    list.length > NAMED ? `${list.slice(0, NAMED).join(', ')} +${list.length - NAMED}` : list.join(', ');
  const lines: string[] = [];
  if (since.unitsGone.length > 0) lines.push(t('branch.since.unitsGone', { names: named(since.unitsGone) }));
  if (since.unitsNew.length > 0) lines.push(t('branch.since.unitsNew', { names: named(since.unitsNew) }));
  if (since.unitsMoved.length > 0)
    lines.push(t('branch.since.unitsMoved', { names: named(since.unitsMoved) }));
  const facilities = since.facilitiesChanged + since.facilitiesGone.length + since.facilitiesNew.length;
  if (facilities > 0) lines.push(t('branch.since.facilities', { n: facilities }));
  if (since.targets) lines.push(t('branch.since.targets'));
  return lines.join('; ');
}

/** Says what has changed in the territory since the branch was made of it, and puts the branch onto what is there now. */
export function BranchStanding(props: {
  id: number;
  version: number;
  mayWrite: boolean;
}): ReactElement | null {
  const { id, version, mayWrite } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const since = useQuery(
    trpc.planning.branch.since.queryOptions(
      { id },
      { refetchInterval: CHECK_MS, staleTime: 0, trpc: BY_ITSELF },
    ),
  );
  const rebase = useMutation(
    trpc.planning.branch.rebase.mutationOptions({
      onSuccess: async ({ version: next }) => {
        editDraft(id, (draft) => ({ ...draft, version: next }));
        await queryClient.invalidateQueries({ queryKey: trpc.planning.branch.pathKey() });
        const now = queryClient.getQueryData(trpc.planning.branch.get.queryKey({ id }));
        if (now) openDraft(now);
      },
    }),
  );
  const dropped = rebase.data?.dropped.length ?? 0;
  const isOld = since.data !== undefined && isStale(since.data);
  if (!isOld && dropped === 0 && !rebase.isError) return null;
  return (
    <>
      {isOld && since.data ? (
        <Notice
          tone="warning"
          {...(mayWrite && !rebase.isPending
            ? { action: { label: t('branch.rebase'), onClick: () => rebase.mutate({ id, version }) } }
            : {})}
        >
          {t('branch.stale', { what: sinceText(i18n, since.data) })}
        </Notice>
      ) : null}
      {dropped > 0 ? <Notice tone="warning">{t('branch.dropped', { n: dropped })}</Notice> : null}
      {rebase.isError ? (
        <Notice tone="danger">{t('error.detail', { message: errorText(t, rebase.error) })}</Notice>
      ) : null}
    </>
  );
}
