import type { ReactElement } from 'react';
import type { Refusal } from '../../../shared/operations/outcome.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { isUnreachable } from '../../state/connection.ts';
import { errorText } from '../../state/error-text.ts';
import { Notice } from '../../ui/state.tsx';
import { refusalText } from '../refusal-text.ts';

/** An answer of the server that says no. */
export type OfficeError = {
  message: string;
  data?:
    | {
        code?: string;
        refusal?: Refusal;
        since?: readonly { by: string; fields: readonly string[] }[];
      }
    | null
    | undefined;
};

/** Why something was not done, in the reader's words; nothing that was typed is lost by it. */
export function OfficeTrouble(props: {
  error: OfficeError | null;
  /** Names of fields, as the server calls them, in the reader's words. */
  fieldText?: (field: string) => string;
  /** Takes what somebody else put meanwhile, so that the change may be repeated on it. */
  onLookAgain?: () => void;
}): ReactElement | null {
  const { error, fieldText = (field) => field, onLookAgain } = props;
  const { t } = useI18n();
  if (!error) return null;
  const { refusal, since = [], code } = error.data ?? {};
  if (refusal?.code === 'changed_meanwhile')
    return (
      <Notice
        tone="danger"
        {...(onLookAgain ? { action: { label: t('office.lookAgain'), onClick: onLookAgain } } : {})}
      >
        {t('office.changedMeanwhile', {
          changes:
            since.map(({ by, fields }) => `${by}: ${fields.map(fieldText).join(', ')}`).join('; ') || '–',
        })}
      </Notice>
    );
  const words = isUnreachable(error)
    ? t('operations.notSent')
    : refusal
      ? refusalText(error, t)
      : error.message.startsWith('callSign:')
        ? t('office.callSignTaken')
        : error.message.startsWith('home:')
          ? t('office.postAbroad')
          : code === 'CONFLICT'
            ? t('office.changedMeanwhile', { changes: '–' })
            : code === 'FORBIDDEN'
              ? t('office.outside')
              : t('operations.refused', { message: errorText(t, error) });
  return <Notice tone="danger">{words}</Notice>;
}
