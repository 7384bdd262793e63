import type { ReactElement } from 'react';
import { FlagField } from '../../ui/flag-field.tsx';

/** Any of several values, each with a tick. */
export function CheckList<T extends string | number>(props: {
  label: string;
  hint?: string;
  options: readonly { value: T; label: string }[];
  values: readonly T[];
  onChange: (values: T[]) => void;
}): ReactElement {
  const { label, hint, options, values, onChange } = props;
  return (
    <fieldset className="check-list">
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="muted">{hint}</p>}
      <div>
        {options.map((option) => (
          <FlagField
            key={option.value}
            label={option.label}
            value={values.includes(option.value)}
            onChange={(isOn) =>
              onChange(isOn ? [...values, option.value] : values.filter((value) => value !== option.value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
