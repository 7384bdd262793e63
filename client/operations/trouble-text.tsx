import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { changeWords } from './change-words.ts';
import { reasonOf, refusalText } from './refusal-text.ts';
import type { Trouble } from './use-command.ts';

/** Why a command was not done, who changed what meanwhile and when, and that nothing typed was lost. */
export function TroubleText(props: { trouble: Trouble }): ReactElement {
  const { trouble } = props;
  const i18n = useI18n();
  const { t } = i18n;
  switch (trouble.kind) {
    case 'unreachable':
      return <>{t('operations.notSent')}</>;
    case 'database_away':
      return <>{t('operations.databaseAway')}</>;
    case 'not_known':
      return <>{t('operations.notKnown')}</>;
    case 'conflict':
      return <>{t('operations.conflict', { changes: changeWords(trouble.since, i18n) || '–' })}</>;
    case 'refused':
    default:
      return trouble.since.length === 0 ? (
        <>{refusalText(trouble.answer, t)}</>
      ) : (
        <>
          {t('operations.refusedSince', {
            message: reasonOf(trouble.answer, t),
            changes: changeWords(trouble.since, i18n),
          })}
        </>
      );
  }
}
