import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';
import '../access.css';
import { lookAgain } from '../use-me.ts';

/** Where one is signed in; each session can be ended, this one too. */
export function OwnSessions(): ReactElement {
  const { t, moment } = useI18n();
  const client = useQueryClient();
  const list = useQuery(trpc.access.sessions.list.queryOptions());
  const sessions = list.data ?? [];
  const revoke = useMutation(
    trpc.access.sessions.revoke.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.access.sessions.list.queryKey() }),
    }),
  );
  const others = sessions.filter(({ current }) => !current);
  const endOthers = async (): Promise<void> => {
    for (const { id } of others) await revoke.mutateAsync({ id });
  };
  return (
    <section className="access-card panel" aria-label={t('account.sessions')}>
      <h2>{t('account.sessions')}</h2>
      {list.isPending ? <Skeleton heightRem={6} /> : null}
      {list.isLoadingError ? <Failed error={list.error} onRetry={() => void list.refetch()} /> : null}
      <ul className="access-lines">
        {sessions.map((session) => (
          <li key={session.id} data-current={session.current ? '' : undefined}>
            <strong className="ellipsis" title={session.userAgent ?? ''}>
              {session.current ? t('account.thisSession') : (session.userAgent ?? t('account.unknownDevice'))}
            </strong>
            <span className="muted">
              {t('account.seen', {
                address: session.address ?? '—',
                since: moment(session.createdAt),
                last: moment(session.lastSeenAt),
              })}
            </span>
            <button
              type="button"
              className="icon-button"
              disabled={revoke.isPending}
              onClick={() =>
                revoke.mutate(
                  { id: session.id },
                  {
                    onSuccess: () => {
                      if (session.current) void lookAgain();
                    },
                  },
                )
              }
            >
              {t('account.end')}
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <button
          type="button"
          className="icon-button access-all"
          disabled={revoke.isPending}
          onClick={() => void endOthers()}
        >
          {t('account.endOthers', { n: others.length })}
        </button>
      ) : null}
      {revoke.error ? (
        <p role="alert" className="access-problem">
          {t('access.failed')}
        </p>
      ) : null}
    </section>
  );
}
