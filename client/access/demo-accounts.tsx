import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { trpc } from '../trpc.ts';
import { useDoor } from './use-me.ts';

/** One-click accounts of the demonstration; it says loudly that it is one. */
export function DemoAccounts(): ReactElement {
  const { t, name } = useI18n();
  const { demo } = useDoor();
  const { data: accounts = [] } = useQuery(trpc.access.demoAccounts.queryOptions());
  return (
    <section className="demo-accounts" aria-label={t('access.demoTitle')}>
      <p className="badge demo-badge">
        <FlaskConical aria-hidden />
        {t('access.demoTitle')}
      </p>
      <p className="muted">{t('access.demoHint')}</p>
      <ul>
        {accounts.map(({ account, grants, unitNames }) => (
          <li key={account}>
            <button
              type="button"
              className="demo-account panel"
              disabled={demo.isPending}
              onClick={() => demo.mutate({ account })}
            >
              <strong>{[...new Set(grants.map(({ role }) => t(`role.${role}`)))].join(', ')}</strong>
              <span className="muted">{unitNames.map(name).join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {demo.error ? (
        <p role="alert" className="access-problem">
          {t('access.failed')}
        </p>
      ) : null}
    </section>
  );
}
