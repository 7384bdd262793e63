import { useId, type ReactElement, type Ref } from 'react';
import { moveFocus } from '../ui/move-focus.ts';

export type Pick = { key: string; label: string; note?: string };

/** A labelled field with what answers to its words beneath: arrows go down the list, Enter takes the first. */
export function PickList(props: {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  picks: readonly Pick[];
  onPick: (key: string) => void;
  chosen: string | null;
  problem: string | null;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { label, hint, text, onText, picks, onPick, chosen, problem, inputRef } = props;
  const id = useId();
  const [first] = picks;
  return (
    <div className="ops-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        value={text}
        placeholder={hint}
        autoComplete="off"
        aria-invalid={problem !== null}
        aria-describedby={`${id}-about`}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && first) {
            event.preventDefault();
            onPick(first.key);
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.getElementById(`${id}-picks`)?.querySelector('button')?.focus();
          }
        }}
      />
      <ul id={`${id}-picks`} className="ops-picks" aria-label={label}>
        {picks.map((pick) => (
          <li key={pick.key}>
            <button type="button" onClick={() => onPick(pick.key)} onKeyDown={moveFocus}>
              {pick.label} {pick.note === undefined ? null : <span className="muted">{pick.note}</span>}
            </button>
          </li>
        ))}
      </ul>
      <output id={`${id}-about`} className={problem === null ? 'ops-chosen' : 'ops-problem'}>
        {problem ?? chosen ?? ''}
      </output>
    </div>
  );
}
