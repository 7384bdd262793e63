import { useId, useState, type ReactElement } from 'react';
import '../../ui/text-field.css';
import '../../ui/text-input.css';

/** A number with its label above. While the text is no number nothing is changed; the server has the last word on limits. */
export function NumberField(props: {
  label: string;
  value: number;
  step?: number;
  onChange: (value: number) => void;
}): ReactElement {
  const { label, value, step = 1, onChange } = props;
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  return (
    <div className="text-field number-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="text-input"
        type="number"
        inputMode="decimal"
        step={step}
        value={text ?? String(value)}
        onChange={(event) => {
          setText(event.target.value);
          const next = Number(event.target.value);
          if (event.target.value !== '' && Number.isFinite(next)) onChange(next);
        }}
        onBlur={() => setText(null)}
      />
    </div>
  );
}
