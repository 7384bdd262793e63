import { useId, type ReactElement, type Ref } from 'react';
import './text-input.css';
import './text-field.css';

/** A text or a day with its label above; what is wrong with it stands beneath. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'date';
  problem?: string | null;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement> | undefined;
}): ReactElement {
  const { label, value, onChange, kind = 'text', problem = null, maxLength, inputRef } = props;
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        className="text-input"
        type={kind}
        autoComplete="off"
        maxLength={maxLength}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === null ? null : (
        <p id={`${id}-problem`} className="text-field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
