import { useId, type ReactElement } from 'react';
import '../../ui/text-input.css';

/** A labelled line of text or a number. Whoever goes to a number means another one: it is selected, and typing replaces it. */
export function ShortField(props: {
  label: string;
  value: string;
  isWrong?: boolean;
  isNumber?: boolean;
  onChange: (value: string) => void;
}): ReactElement {
  const { label, value, isWrong = false, isNumber = false, onChange } = props;
  const id = useId();
  return (
    <div className="plan-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="text-input"
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        value={value}
        aria-invalid={isWrong}
        onChange={(event) => onChange(event.target.value)}
        onFocus={
          isNumber
            ? // The press that brings the focus sets the caret after it.
              ({ target }) => requestAnimationFrame(() => target.select())
            : undefined
        }
      />
    </div>
  );
}
