import { useId, type ReactElement, type Ref } from 'react';
import './text-input.css';
import './text-field.css';
import { WhenInput } from './when-input.tsx';

/** A text, or a day as `2026-11-28`, with its label above; what is wrong with it stands beneath. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'day';
  problem?: string | null;
  maxLength?: number;
  inputRef?: Ref<HTMLInputElement> | undefined;
}): ReactElement {
  const { label, value, onChange, kind = 'text', problem = null, maxLength, inputRef } = props;
  const id = useId();
  const describedBy = problem === null ? undefined : `${id}-problem`;
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'day' ? (
        <WhenInput
          id={id}
          inputRef={inputRef}
          kind={kind}
          value={value}
          isWrong={problem !== null}
          describedBy={describedBy}
          onChange={onChange}
        />
      ) : (
        <input
          id={id}
          ref={inputRef}
          className="text-input"
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="text-field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
