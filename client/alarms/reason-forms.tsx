import { useEffect, useEffectEvent, useState, type FormEvent, type ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import '../ui/text-input.css';

/** Whoever opened the form wants to type; a ref that never changes is called once. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
const FEWEST_LETTERS = 3;

/** A deed that asks for its reason, and a shelf for its time besides: digits choose it with Alt, Enter does it, Escape leaves. */
export function ReasonForm(props: {
  title: string;
  action: string;
  reasonLabel: string;
  /** Minutes that are offered; none for a deed without a time. */
  presets: readonly number[];
  onDone: (reason: string, minutes: number) => void;
  onCancel: () => void;
}): ReactElement {
  const { title, action, reasonLabel, presets, onDone, onCancel } = props;
  const { t, number } = useI18n();
  const [minutes, setMinutes] = useState(String(presets[0] ?? 0));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim().length < FEWEST_LETTERS;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    const preset = event.altKey ? presets[Number(event.code.replace('Digit', '')) - 1] : undefined;
    if (preset === undefined) return;
    event.preventDefault();
    setMinutes(String(preset));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const label = (one: number): string =>
    one < 60 ? t('alarms.minutes', { n: number(one) }) : t('alarms.hours', { n: number(one / 60) });
  return (
    <form
      className="alarm-form"
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setTried(true);
        if (!isMissing) onDone(reason.trim(), Number(minutes));
      }}
    >
      <strong>{title}</strong>
      {presets.length === 0 ? null : (
        <Segmented
          label={t('alarms.shelve.until')}
          value={minutes}
          options={presets.map((one) => ({ value: String(one), label: label(one) }))}
          onChange={setMinutes}
        />
      )}
      <input
        ref={focusOnce}
        className="text-input"
        aria-label={reasonLabel}
        placeholder={reasonLabel}
        aria-invalid={isTried && isMissing}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      {isTried && isMissing ? (
        <p className="late" role="alert">
          {t('alarms.shelve.failed')}
        </p>
      ) : null}
      <div className="alarm-actions">
        <button type="submit" className="plain-button">
          {action}
        </button>
        <ActionButton label={t('alarms.cancel')} shortcut={keyFor('screen.back')} onClick={onCancel} />
      </div>
    </form>
  );
}
