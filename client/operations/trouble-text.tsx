import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { Trouble } from './use-command.ts';

/** Why a command was not done, and that nothing typed was lost. */
export function TroubleText(props: { trouble: Trouble }): ReactElement {
  const { trouble } = props;
  const { t } = useI18n();
  if (trouble.kind === 'refused') return <>{t('operations.refused', { message: trouble.message })}</>;
  return <>{t(trouble.kind === 'conflict' ? 'operations.conflict' : 'operations.notSent')}</>;
}
