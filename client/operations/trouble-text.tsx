import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { eventName } from './card/event-words.ts';
import { refusalText } from './refusal-text.ts';
import type { Trouble } from './use-command.ts';

/** Why a command was not done, who changed what meanwhile, and that nothing typed was lost. */
export function TroubleText(props: { trouble: Trouble }): ReactElement {
  const { trouble } = props;
  const { t } = useI18n();
  if (trouble.kind === 'refused') return <>{refusalText(trouble.answer, t)}</>;
  if (trouble.kind === 'unreachable') return <>{t('operations.notSent')}</>;
  const changes = trouble.since.map(({ by, what }) => `${by}: ${eventName(what, t)}`).join('; ');
  return <>{t('operations.conflict', { changes: changes || '–' })}</>;
}
