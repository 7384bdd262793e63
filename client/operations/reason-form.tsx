import { useState, type ReactElement } from 'react';
import { ReasonEnd } from './reason-end.tsx';
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
      <ReasonEnd
        action={action}
        reason={reason}
        onReason={setReason}
        onCancel={onCancel}
        isMissing={isTried && isMissing}
        inputRef={focusOnce}
      />
    </form>
  );
}

/** Whoever opened the form wants to type; a ref that never changes is called once. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
