import { useId, type ReactElement } from 'react';
import '../../ui/text-input.css';

/** A labelled line of text or a number. */
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
      />
    </div>
  );
}
