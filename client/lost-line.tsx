import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { useConnection } from './state/connection.ts';
import { Notice } from './ui/state.tsx';

/** Says of when the picture is, while the server cannot be reached. */
export function LostLine(): ReactElement | null {
  const { t, time } = useI18n();
  const client = useQueryClient();
  const connection = useConnection();
  if (connection.state === 'connected') return null;
  return (
    <Notice
      tone="danger"
      action={{ label: t('action.retry'), onClick: () => void client.refetchQueries({ type: 'active' }) }}
    >
      {t('error.lost', { time: time(connection.pictureMs) })}
    </Notice>
  );
}
