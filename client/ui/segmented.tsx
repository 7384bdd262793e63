import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactElement } from 'react';
import type { Option } from './choice.tsx';
import './choice.css';

/** Two to four values side by side, exactly one of them chosen. */
export function Segmented<T extends string>(props: {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}): ReactElement {
  const { label, value, options, onChange } = props;
  return (
    <ToggleGroup
      className="segmented"
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => {
        const option = options.find((o) => o.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className="segment" lang={option.lang}>
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
