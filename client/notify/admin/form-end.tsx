import type { ReactElement } from 'react';
import { refusalText } from './refusal-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** The end of every form of notification: save it, leave it, and why it was not taken. */
export function FormEnd(props: {
  isReady: boolean;
  saving: { isPending: boolean; error: Parameters<typeof refusalText>[1] | null };
  onCancel: () => void;
}): ReactElement {
  const { isReady, saving, onCancel } = props;
  const { t } = useI18n();
  return (
    <>
      <div className="sign-in-buttons">
        <button type="submit" className="plain-button" disabled={!isReady || saving.isPending}>
          {t('notify.save')}
        </button>
        <button type="button" className="icon-button" onClick={onCancel}>
          {t('notify.cancel')}
        </button>
      </div>
      {saving.error ? (
        <p role="alert" className="access-problem">
          {refusalText({ t }, saving.error)}
        </p>
      ) : null}
    </>
  );
}
