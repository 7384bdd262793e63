import { useId, type ReactElement } from 'react';
import { WhenInput } from '../ui/when-input.tsx';

/** A labelled day, as `2026-11-28`, with what is wrong, or a hint, beneath it. Not a `Field`, as who signs in writes no day. */
export function DayField(props: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  problem?: string | null;
  hint?: string;
}): ReactElement {
  const { label, value, onChange, problem = null, hint } = props;
  const id = useId();
  return (
    <div className="access-field">
      <label htmlFor={id}>{label}</label>
      <WhenInput
        id={id}
        kind="day"
        value={value}
        isWrong={problem !== null}
        describedBy={`${id}-about`}
        onChange={onChange}
      />
      <p id={`${id}-about`} className={problem === null ? 'muted' : 'access-problem'}>
        {problem ?? hint ?? ''}
      </p>
    </div>
  );
}
