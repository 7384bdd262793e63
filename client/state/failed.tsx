import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { EmptyState } from '../ui/state.tsx';
import { errorText } from './error-text.ts';

/** A part of the screen whose answer did not come: what it is, why, and the way to ask again. */
export function Failed(props: { title?: string; error: unknown; onRetry: () => void }): ReactElement {
  const { error, onRetry } = props;
  const { t } = useI18n();
  return (
    <EmptyState
      broken
      title={props.title ?? t('error.server')}
      hint={t('error.detail', { message: errorText(t, error) })}
      action={{ label: t('action.retry'), onClick: onRetry }}
    />
  );
}
