import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useServerBuild } from '../state/server-build.ts';
import { Notice } from '../ui/state.tsx';
import './pocket.css';

/** Says that the server has another client than this page is; the address carries what is open over a reload. */
export function NewVersion(): ReactElement | null {
  const { t } = useI18n();
  const { state } = useServerBuild();
  if (state === 'same') return null;
  return (
    <div className="new-version">
      <Notice tone="danger" action={{ label: t('pocket.reload'), onClick: () => location.reload() }}>
        {t('pocket.newVersion')}
      </Notice>
    </div>
  );
}
