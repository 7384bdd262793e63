import { useState, type FormEvent, type ReactElement } from 'react';
import {
  gapCommandSchema,
  type GapCommand,
  type PersonMove,
  type SeenGap,
} from '../../../shared/coverage/gap-case.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { DeedEnd } from '../deed-end.tsx';
import { useMoveGaps } from './use-gaps.ts';

const EMPTY = { number: '', issuedOn: '', deadline: '', responsible: '', reason: '' };
type Draft = typeof EMPTY;
type Field = keyof Draft;

const FIELDS: Readonly<Record<PersonMove, readonly Field[]>> = {
  prescribe: ['number', 'issuedOn', 'deadline', 'responsible', 'reason'],
  extend: ['deadline', 'reason'],
  start: ['reason'],
  refute: ['reason'],
  reopen: ['reason'],
};

function commandOf(move: PersonMove, gaps: readonly SeenGap[], draft: Draft): unknown {
  const { reason, ...order } = draft;
  return { move, gaps, reason, order, deadline: draft.deadline };
}

/** What is done with the chosen gaps, and why. */
export function GapForm(props: {
  move: PersonMove;
  gaps: readonly SeenGap[];
  onDone: () => void;
  onCancel: () => void;
}): ReactElement {
  const { move, gaps, onDone, onCancel } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [draft, setDraft] = useState(EMPTY);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const deed = useMoveGaps();
  const root = useEscape<HTMLFormElement>(onCancel, { whileTyping: true });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const read = gapCommandSchema.safeParse(commandOf(move, gaps, draft));
    if (!read.success) {
      setWrong(new Set(read.error.issues.map(({ path }) => String(path.at(-1)))));
      return;
    }
    setWrong(new Set());
    deed.mutate(read.data satisfies GapCommand, { onSuccess: onDone });
  };
  const problemOf = (field: Field): string | null =>
    wrong.has(field) ? t(draft[field].trim() === '' ? 'gaps.problem.empty' : 'gaps.problem.short') : null;
  return (
    <form ref={root} className="gap-form" aria-label={t(`gaps.do.${move}`)} onSubmit={save}>
      <h3>
        {t(`gaps.do.${move}`)} · {t('gaps.count', { n: gaps.length })}
      </h3>
      {move === 'refute' ? <p className="muted gap-form-wide">{t('gaps.hint.refute')}</p> : null}
      {FIELDS[move].map((field, i) => (
        <TextField
          key={field}
          label={t(`gaps.${field}`)}
          kind={field === 'issuedOn' || field === 'deadline' ? 'day' : 'text'}
          value={draft[field]}
          maxLength={field === 'reason' ? 500 : 200}
          problem={problemOf(field)}
          // Whoever asked for the form writes into it next.
          inputRef={i === 0 ? focusFirst : undefined}
          onChange={(value) => setDraft((before) => ({ ...before, [field]: value }))}
        />
      ))}
      <DeedEnd label={t('gaps.save')} cancel={t('gaps.cancel')} deed={deed} onCancel={onCancel} />
    </form>
  );
}

const focusFirst = (input: HTMLInputElement | null): void => input?.focus();
