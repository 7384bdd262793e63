import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { OfficeTrouble, type OfficeError } from './office-trouble.tsx';
import { TextField } from './text-field.tsx';

/** A deed that needs a reason: what it is, fields of its own, the reason, and what stood in its way. */
export function ReasonForm(props: {
  title: string;
  about?: string;
  send: string;
  isPending: boolean;
  /** False while the fields of the deed are not whole. */
  isWhole?: boolean;
  error: OfficeError | null;
  onSend: (reason: string) => void;
  onCancel: () => void;
  children?: ReactNode;
}): ReactElement {
  const { title, about, send, isPending, isWhole = true, error, onSend, onCancel, children } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isReason = reason.trim().length >= 3;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isReason && isWhole && !isPending) onSend(reason.trim());
  };
  return (
    <form className="office-deed" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      {about === undefined ? null : <p className="muted">{about}</p>}
      {children}
      <TextField
        label={t('office.reason')}
        value={reason}
        onChange={setReason}
        hint={t('office.reasonHint')}
        problem={isTried && !isReason ? t('office.reasonMissing') : null}
      />
      <OfficeTrouble error={error} />
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={isPending}>
          {send}
        </button>
        <ActionButton label={t('operations.cancel')} onClick={onCancel} />
      </div>
    </form>
  );
}
