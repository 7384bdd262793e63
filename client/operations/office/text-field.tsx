import { useId, type ReactElement } from 'react';
import { WhenInput } from '../../ui/when-input.tsx';

/** A labelled text, several lines of it with `rows`, or a day and a time; what is wrong, or a hint, stands beneath. */
export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string | null;
  hint?: string;
  rows?: number;
  kind?: 'text' | 'time' | 'moment' | 'number' | 'search';
  lang?: string;
}): ReactElement {
  const { label, value, onChange, problem = null, hint, rows, kind = 'text', lang } = props;
  const id = useId();
  const own = {
    id,
    value,
    lang,
    autoComplete: 'off',
    'aria-invalid': problem !== null,
    'aria-describedby': `${id}-about`,
  };
  return (
    <div className="ops-field">
      <label htmlFor={id}>{label}</label>
      {kind === 'time' || kind === 'moment' ? (
        <WhenInput
          id={id}
          kind={kind}
          value={value}
          isWrong={problem !== null}
          describedBy={`${id}-about`}
          onChange={onChange}
        />
      ) : rows === undefined ? (
        <input
          {...own}
          type={kind === 'number' ? 'text' : kind}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...own} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
      <span id={`${id}-about`} className={problem === null ? 'office-hint' : 'ops-problem'}>
        {problem ?? hint ?? ''}
      </span>
    </div>
  );
}
