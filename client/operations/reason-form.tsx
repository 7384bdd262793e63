import { useState, type ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { useFormKeys } from './use-form-keys.ts';

/** A deed that asks for its reason: one line, Enter does it, Escape leaves it. */
export function ReasonForm(props: {
  label: string;
  /** What the button says. */
  action: string;
  about?: string;
  onDone: (reason: string) => void;
  onCancel: () => void;
}): ReactElement {
  const { label, action, about, onDone, onCancel } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim().length < 3;
  const form = useFormKeys({ onEscape: onCancel });
  return (
    <form
      ref={form}
      className="close-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing) onDone(reason.trim());
      }}
    >
      {about === undefined ? null : <p className="muted">{about}</p>}
      <input
        ref={focusOnce}
        className="ops-input"
        aria-label={t('operations.reason')}
        placeholder={t('operations.reason')}
        aria-invalid={isTried && isMissing}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {isTried && isMissing ? (
        <p className="ops-problem" role="alert">
          {t('operations.reasonMissing')}
        </p>
      ) : null}
      <div className="ops-actions">
        <button type="submit" className="plain-button">
          {action}
        </button>
        <ActionButton label={t('operations.cancel')} shortcut="Esc" onClick={onCancel} />
      </div>
    </form>
  );
}

/** Whoever opened the form wants to type; a ref that never changes is called once. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
