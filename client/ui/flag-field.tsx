import type { ReactElement } from 'react';
import './flag-field.css';

/** Yes or no. */
export function FlagField(props: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}): ReactElement {
  return (
    <label className="flag-field">
      <input
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      {props.label}
    </label>
  );
}
