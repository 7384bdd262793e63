import type { ReactElement, Ref } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';

/** The end of a form about a deed: its reason in a line, the deed, and the way out. */
export function ReasonEnd(props: {
  /** What the button says. */
  action: string;
  reason: string;
  onReason: (reason: string) => void;
  onCancel: () => void;
  /** It was tried without a reason where one is needed. */
  isMissing?: boolean;
  busy?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { action, reason, onReason, onCancel, isMissing = false, busy = false, inputRef } = props;
  const { t } = useI18n();
  return (
    <>
      <input
        ref={inputRef}
        className="ops-input"
        aria-label={t('operations.reason')}
        placeholder={t('operations.reason')}
        aria-invalid={isMissing}
        value={reason}
        maxLength={500}
        onChange={(event) => onReason(event.target.value)}
      />
      {isMissing ? (
        <p className="ops-problem" role="alert">
          {t('operations.reasonMissing')}
        </p>
      ) : null}
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={busy}>
          {action}
        </button>
        <ActionButton label={t('operations.cancel')} shortcut={keyFor('screen.back')} onClick={onCancel} />
      </div>
    </>
  );
}
