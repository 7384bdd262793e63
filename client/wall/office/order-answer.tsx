import type { ReactElement } from 'react';
import { refusalText } from '../../access/refusal-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** What came of an order: done, or why not. Always there, so that a screen reader is told. */
export function OrderAnswer(props: {
  order: { isSuccess: boolean; isError: boolean; error: unknown };
}): ReactElement {
  const { isSuccess, isError, error } = props.order;
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <output className={isError ? 'wall-answer access-problem' : 'wall-answer'}>
      {isError
        ? refusalText(i18n, error, { BAD_REQUEST: t('walls.refused'), CONFLICT: t('walls.changed') })
        : isSuccess
          ? t('walls.done')
          : ''}
    </output>
  );
}
