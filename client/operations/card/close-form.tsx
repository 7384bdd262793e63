import { useEffect, useRef, useState, type ReactElement } from 'react';
import { closeOutcomeSchema } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import type { Card } from '../answers.ts';
import { ReasonEnd } from '../reason-end.tsx';
import { useFormKeys } from '../use-form-keys.ts';

const OUTCOMES = closeOutcomeSchema.options;
export type CloseOutcome = (typeof OUTCOMES)[number];

/** Closing: the outcome, why, and what the playbook says must be true before. */
export function CloseForm(props: {
  card: Card;
  onClose: (outcome: CloseOutcome, reason: string) => void;
  onCancel: () => void;
}): ReactElement {
  const { card, onClose, onCancel } = props;
  const { t, name } = useI18n();
  const [outcome, setOutcome] = useState<CloseOutcome>('resolved');
  const [reason, setReason] = useState('');
  const reasonRef = useRef<HTMLInputElement>(null);
  useEffect(() => reasonRef.current?.focus(), []);
  const form = useFormKeys({ onEscape: onCancel });
  const unmarked = card.playbook?.missing ?? [];
  const steps = unmarked.map((id) => card.playbook?.playbook.steps.find((step) => step.id === id));
  return (
    <form
      ref={form}
      className="close-form"
      aria-label={t('operations.close')}
      onSubmit={(event) => {
        event.preventDefault();
        onClose(outcome, reason.trim());
      }}
    >
      <ul className="muted">
        {card.playbook?.playbook.close.criteria.map((criterion) => (
          <li key={criterion.en}>• {name(criterion)}</li>
        ))}
      </ul>
      {steps.map((step) =>
        step ? (
          <p key={step.id} className="late">
            {t('operations.closeStep', { step: name(step.action) })}
          </p>
        ) : null,
      )}
      <Choice
        label={t('operations.outcome')}
        value={outcome}
        options={OUTCOMES.map((value) => ({ value, label: t(`operations.outcome.${value}`) }))}
        onChange={setOutcome}
      />
      <ReasonEnd
        action={t('operations.close')}
        reason={reason}
        onReason={setReason}
        onCancel={onCancel}
        inputRef={reasonRef}
      />
    </form>
  );
}
