import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Failed } from '../state/failed.tsx';
import { EmptyState } from '../ui/state.tsx';

/** Why a card shows nothing: there is no such thing, or whether there is one is not known. */
export function NotThere(props: {
  error: { data?: { code?: string } | null | undefined };
  /** Says that there is none. */
  missing: string;
  onRetry: () => void;
  onBack: () => void;
}): ReactElement {
  const { error, missing, onRetry, onBack } = props;
  const { t } = useI18n();
  if (error.data?.code === 'NOT_FOUND')
    return <EmptyState broken title={missing} action={{ label: t('action.back'), onClick: onBack }} />;
  return <Failed error={error} onRetry={onRetry} />;
}
