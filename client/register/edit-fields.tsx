import { useId, type ReactElement, type ReactNode } from 'react';
import type { EditProblem } from '../../shared/register/edit.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Choice, type Option } from '../ui/choice.tsx';
import '../ui/text-input.css';
import { WhenInput } from '../ui/when-input.tsx';
import './edit.css';

type FieldProps = {
  label: string;
  problem?: EditProblem | undefined;
  /** Takes a whole line of the form. */
  wide?: boolean;
};

function Problem(props: { id: string; problem: EditProblem | undefined }): ReactElement | null {
  const { t } = useI18n();
  return props.problem === undefined ? null : (
    <span id={props.id} className="edit-problem" role="alert">
      {t(`edit.problem.${props.problem}`)}
    </span>
  );
}

/** A text or a number as it is typed, or a day as `2026-11-28`; what is wrong with it stands beneath. */
export function TextField(
  props: FieldProps & {
    value: string;
    onChange: (text: string) => void;
    kind?: 'text' | 'number' | 'day';
    note?: ReactNode;
  },
): ReactElement {
  const { label, problem, wide = false, value, onChange, kind = 'text', note } = props;
  const id = useId();
  const describedBy = problem ? id : undefined;
  return (
    <label className="edit-field" data-wide={wide ? '' : undefined}>
      <span className="edit-label ellipsis">{label}</span>
      {kind === 'day' ? (
        <WhenInput
          kind={kind}
          value={value}
          isWrong={problem !== undefined}
          describedBy={describedBy}
          onChange={onChange}
        />
      ) : (
        <input
          className="text-input"
          inputMode={kind === 'number' ? 'decimal' : undefined}
          value={value}
          aria-invalid={problem !== undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {note}
      <Problem id={id} problem={problem} />
    </label>
  );
}

/** One of several values. */
export function ChoiceField<T extends string>(
  props: FieldProps & { value: T; options: readonly Option<T>[]; onChange: (value: T) => void },
): ReactElement {
  const { problem, wide = false, ...choice } = props;
  const id = useId();
  return (
    <div className="edit-field" data-wide={wide ? '' : undefined}>
      <Choice {...choice} />
      <Problem id={id} problem={problem} />
    </div>
  );
}
