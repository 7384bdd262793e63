import { useId, type MouseEvent, type ReactElement } from 'react';
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
        onFocus={isNumber ? ({ target }) => target.select() : undefined}
        onMouseDown={isNumber ? focusWhole : undefined}
      />
    </div>
  );
}

/** The press that brings the focus would put the caret beside the number; a second one may. */
function focusWhole(event: MouseEvent<HTMLInputElement>): void {
  const { currentTarget: field } = event;
  if (field === document.activeElement) return;
  event.preventDefault();
  field.focus();
}
