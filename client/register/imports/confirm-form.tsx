import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type FormEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { reasonSchema } from '../../../shared/register/edit.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Refusal } from '../edit-actions.tsx';
import { TextField } from '../edit-fields.tsx';

/**
 * Says what is about to happen and asks once more, in the page; with the reason for it where the register changes.
 * The focus goes into it, so that Enter confirms and Escape leaves.
 */
export function ConfirmForm(props: {
  label: string;
  withReason?: boolean;
  busy: boolean;
  error: unknown;
  children: ReactNode;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}): ReactElement {
  const { label, withReason = false, busy, error, children, onConfirm, onCancel } = props;
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
  });
  useEffect(() => {
    const element = form.current;
    if (!element) return undefined;
    element.querySelector<HTMLElement>('input, button')?.focus();
    element.scrollIntoView({ block: 'nearest' });
    const listen = (event: KeyboardEvent): void => onKey(event);
    // The letters of the screen are silent while someone types; leaving the form is not.
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  }, []);
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    const why = reasonSchema.safeParse(reason);
    setIsWrong(withReason && !why.success);
    if (!withReason || why.success) onConfirm(why.data ?? '');
  };
  return (
    <form className="edit-form confirm-form" ref={form} aria-label={label} onSubmit={confirm}>
      <div className="confirm-says">{children}</div>
      {withReason ? (
        <TextField
          wide
          label={t('imports.reason')}
          value={reason}
          problem={isWrong ? 'reason' : undefined}
          onChange={setReason}
        />
      ) : null}
      <Refusal error={error} />
      <div className="edit-actions">
        <button type="submit" className="plain-button" disabled={busy}>
          {label}
        </button>
        <button type="button" className="quiet-button" onClick={onCancel}>
          {t('edit.cancel')}
        </button>
      </div>
    </form>
  );
}
