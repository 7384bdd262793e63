import type { ComponentProps, ReactElement } from 'react';

type SearchFieldProps = Pick<
  ComponentProps<'input'>,
  'ref' | 'className' | 'maxLength' | 'aria-keyshortcuts'
> & {
  /** What may be typed; it stands in the field while nothing is. */
  label: string;
  value: string;
  onChange: (text: string) => void;
};

/** The field by which a list is searched. */
export function SearchField({ label, onChange, ...input }: SearchFieldProps): ReactElement {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      onChange={({ target }) => onChange(target.value)}
      {...input}
    />
  );
}
