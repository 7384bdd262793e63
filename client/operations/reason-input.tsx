import type { ReactElement, Ref } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';

/** The line for a reason, and that it is missing. */
export function ReasonInput(props: {
  value: string;
  onChange: (value: string) => void;
  isMissing?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { value, onChange, isMissing = false, inputRef } = props;
  const { t } = useI18n();
  return (
    <>
      <input
        ref={inputRef}
        className="ops-input"
        aria-label={t('operations.reason')}
        placeholder={t('operations.reason')}
        aria-invalid={isMissing}
        value={value}
        maxLength={500}
        onChange={(event) => onChange(event.target.value)}
      />
      {isMissing ? (
        <p className="ops-problem" role="alert">
          {t('operations.reasonMissing')}
        </p>
      ) : null}
    </>
  );
}
