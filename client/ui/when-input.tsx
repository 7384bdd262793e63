import {
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type Ref,
} from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { readWhen, stepWhen, whenText, type When, type WhenKind } from './when.ts';
import './text-input.css';

const EXAMPLE = { day: '2026-12-31', time: '09:30', moment: '2026-12-31T09:30' } as const;

type WhenInputProps = {
  kind: WhenKind;
  value: When;
  onChange: (value: When) => void;
  id?: string;
  inputRef?: Ref<HTMLInputElement> | undefined;
  isWrong?: boolean;
  describedBy?: string | undefined;
};

/**
 * A day, a time of day or both, written as Kazakhstan writes them: a browser's own field follows the browser's language and
 * not the screen's, where 09:15 PM on 11/12 may be read for another day. Arrows change the part beneath the caret. What
 * cannot be read has the value '', says so, and keeps a form from being sent.
 */
export function WhenInput(props: WhenInputProps): ReactElement {
  const { kind, value, onChange, id, inputRef, isWrong = false, describedBy } = props;
  const { t } = useI18n();
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(inputRef, () => input.current as HTMLInputElement);
  // What was written for a value; it is forgotten when somebody else gives the field another one.
  const [written, setWritten] = useState<{ text: string; values: readonly When[]; isDone: boolean }>();
  const own = written?.values.includes(value) ? written : undefined;
  const text = own?.text ?? whenText(value);
  const problem =
    own?.isDone && text.trim() !== '' ? t('when.wrong', { example: whenText(EXAMPLE[kind]) }) : null;
  const write = (next: string, isDone: boolean): void => {
    const read = readWhen(kind, next, isDone) ?? '';
    setWritten(isDone && read !== '' ? undefined : { text: next, values: [read, value], isDone });
    if (read !== value) onChange(read);
  };
  useLayoutEffect(() => {
    const isWhole = text.trim() === '' || readWhen(kind, text, true) !== null;
    input.current?.setCustomValidity(isWhole ? '' : t('when.wrong', { example: whenText(EXAMPLE[kind]) }));
  }, [kind, text, t]);
  // The number that an arrow has changed stays chosen.
  const changed = useRef<number>(undefined);
  useLayoutEffect(() => {
    const number = [...text.matchAll(/\d+/g)][changed.current ?? -1];
    changed.current = undefined;
    if (number) input.current?.setSelectionRange(number.index, number.index + number[0].length);
  }, [text]);
  return (
    <>
      <input
        id={id}
        ref={input}
        className="text-input"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        placeholder={t(`when.${kind}`)}
        value={text}
        aria-invalid={isWrong || problem !== null}
        aria-describedby={
          [problem === null ? undefined : problemId, describedBy].filter(Boolean).join(' ') || undefined
        }
        onChange={(event) => write(event.target.value, false)}
        onBlur={() => write(text, true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') write(text, true);
          if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || value === '') return;
          event.preventDefault();
          const place = event.currentTarget.selectionStart ?? 0;
          const stepped = stepWhen(kind, value, place, event.key === 'ArrowUp' ? 1 : -1);
          changed.current = stepped.number;
          setWritten(undefined);
          onChange(stepped.value);
        }}
      />
      {problem === null ? null : (
        <span id={problemId} className="when-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

/** A {@link WhenInput} with its label, which stays the name of the field whatever is wrong with it. */
export function WhenField(props: WhenInputProps & { label: string; className: string }): ReactElement {
  const { label, className, ...input } = props;
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      <WhenInput {...input} id={id} />
    </div>
  );
}
