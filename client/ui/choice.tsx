import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactElement } from 'react';
import './popup.css';
import './choice.css';

/** `lang`: the language of the label, where it is not that of the screen. */
export type Option<T extends string> = { value: T; label: string; note?: string; lang?: string };

/** A drop-down with its label inside: one of several values, the keyboard types ahead. */
export function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly Option<T>[];
  onChange: (value: T) => void;
}): ReactElement {
  const { label, value, options, onChange } = props;
  return (
    <Select.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Select.Trigger className="choice" aria-label={label}>
        <span className="choice-label ellipsis" aria-hidden>
          {label}
        </span>
        <Select.Value className="choice-value ellipsis" />
        <Select.Icon className="choice-icon">
          <ChevronsUpDown aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="popup-positioner" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="popup">
            <Select.List>
              {options.map((option) => (
                <Select.Item key={option.value} value={option.value} className="popup-item">
                  <span className="popup-check">
                    <Select.ItemIndicator>
                      <Check aria-hidden />
                    </Select.ItemIndicator>
                  </span>
                  <span>
                    <Select.ItemText>{option.label}</Select.ItemText>
                    {option.note === undefined ? null : <span className="muted"> · {option.note}</span>}
                  </span>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
