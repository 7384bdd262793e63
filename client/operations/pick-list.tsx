import { useEffect, useEffectEvent, useId, useRef, type ReactElement, type Ref } from 'react';
import { moveFocus } from '../ui/move-focus.ts';

export type Pick = { key: string; label: string; note?: string };

/**
 * A labelled field with what answers to its words beneath: arrows go down the list, Enter takes the first – where the list is yet
 * to answer, the first of the answer, unless somebody types on or leaves.
 */
export function PickList(props: {
  label: string;
  hint: string;
  text: string;
  onText: (text: string) => void;
  picks: readonly Pick[];
  /** The list answers to words that were typed before. */
  isLate?: boolean;
  onPick: (key: string) => void;
  chosen: string | null;
  problem: string | null;
  inputRef?: Ref<HTMLInputElement>;
}): ReactElement {
  const { label, hint, text, onText, picks, isLate = false, onPick, chosen, problem, inputRef } = props;
  const id = useId();
  const [first] = picks;
  const takesFirst = useRef(false);
  const take = (): void => {
    takesFirst.current = false;
    if (first) onPick(first.key);
  };
  const takeLate = useEffectEvent(take);
  useEffect(() => {
    if (takesFirst.current && !isLate) takeLate();
  }, [isLate]);
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
        onChange={(event) => {
          takesFirst.current = false;
          onText(event.target.value);
        }}
        onBlur={() => {
          takesFirst.current = false;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (isLate || first)) {
            event.preventDefault();
            if (isLate) takesFirst.current = true;
            else take();
          }
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.getElementById(`${id}-picks`)?.querySelector('button')?.focus();
          }
        }}
      />
      <ul id={`${id}-picks`} className="ops-picks" aria-label={label} aria-busy={isLate}>
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
