import { Eye, EyeOff } from 'lucide-react';
import { useId, useState, type ReactElement, type Ref } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import '../ui/text-input.css';

/** A labelled input with what is wrong beneath it; a password can be looked at while it is typed. */
export function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'password' | 'code';
  autoComplete?: string;
  problem?: string | null;
  hint?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const {
    label,
    value,
    onChange,
    kind = 'text',
    autoComplete = 'off',
    problem = null,
    hint,
    inputRef,
  } = props;
  const { t } = useI18n();
  const [isSeen, setSeen] = useState(false);
  const id = useId();
  const isPassword = kind === 'password';
  return (
    <div className="access-field">
      <label htmlFor={id}>{label}</label>
      <div className="access-input">
        <input
          id={id}
          className="text-input"
          ref={inputRef}
          type={isPassword && !isSeen ? 'password' : 'text'}
          inputMode={kind === 'code' ? 'numeric' : undefined}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-about`}
          onChange={(event) => onChange(event.target.value)}
        />
        {isPassword ? (
          <button
            type="button"
            className="icon-button"
            aria-label={t(isSeen ? 'access.hidePassword' : 'access.showPassword')}
            aria-pressed={isSeen}
            onClick={() => setSeen(!isSeen)}
          >
            {isSeen ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </button>
        ) : null}
      </div>
      <p id={`${id}-about`} className={problem === null ? 'muted' : 'access-problem'}>
        {problem ?? hint ?? ''}
      </p>
    </div>
  );
}
