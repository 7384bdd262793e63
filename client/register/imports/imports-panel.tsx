import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState } from '../../ui/state.tsx';

/** Imports of the register: what was imported, what is being checked, and how to import more. */
export function ImportsPanel(): ReactElement {
  const { t } = useI18n();
  return <EmptyState title={t('imports.empty')} />;
}
