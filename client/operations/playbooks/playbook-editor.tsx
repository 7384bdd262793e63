import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Playbook } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { OfficeTrouble } from '../office/office-trouble.tsx';
import { useLookAgain } from '../office/use-office.ts';
import { TextField } from '../office/text-field.tsx';
import { useFormKeys } from '../use-form-keys.ts';
import { ChangesShown } from './changes-shown.tsx';
import { moved, newStep, readDraft, replaced, withoutStep } from './draft.ts';
import { RestFields } from './rest-fields.tsx';
import { SaidFields } from './said-fields.tsx';
import { StepFields } from './step-fields.tsx';
import { StepsShown } from './steps-shown.tsx';
import { useStepKeys } from './use-step-keys.ts';
import { useNewestPlaybook, usePutPlaybook } from './use-playbooks.ts';

/** Writes a new version of a playbook: all its fields in three languages, a preview, what changes, and why. */
export function PlaybookEditor(props: {
  /** The version in force. */
  current: Playbook;
  /** What the editor begins with: that version, or a former one that is to be in force again. */
  from: Playbook;
  onDone: () => void;
}): ReactElement {
  const { onDone } = props;
  const { t, name } = useI18n();
  const [base, setBase] = useState(props.current);
  const [draft, setDraft] = useState<Playbook>({ ...props.from, version: base.version + 1 });
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const put = usePutPlaybook();
  const newest = useNewestPlaybook();
  const { playbook, count, problemAt } = readDraft(draft, t);
  const isReason = reason.trim().length >= 3;
  const set = (next: Partial<Playbook>): void => setDraft({ ...draft, ...next });
  const { steps, close } = draft;
  const again = useLookAgain({
    ask: () => newest(base.id),
    onNewest: (inForce) => {
      setBase(inForce);
      setDraft((typed) => ({ ...typed, version: inForce.version + 1 }));
      put.reset();
    },
  });
  const isPending = put.isPending || again.isPending;
  const send = (): void => {
    setTried(true);
    if (playbook && isReason && !isPending) put.mutate({ playbook, reason }, { onSuccess: onDone });
  };
  const form = useFormKeys({ onSend: send });
  useStepKeys((index, by) => set({ steps: moved(steps, index, by) }));
  return (
    <form
      ref={form}
      className="office-card panel"
      aria-label={t('playbooks.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="office-head">
        <h2>
          {name(base.title)} · {t('operations.version', { version: draft.version })}
        </h2>
        <ActionButton label={t('operations.cancel')} onClick={onDone} />
      </div>
      <p className="muted">{t('playbooks.editAbout')}</p>
      <SaidFields
        label={t('playbooks.part.title')}
        value={draft.title}
        rows={1}
        onChange={(title) => set({ title })}
        path={['title']}
        problemAt={problemAt}
      />
      <SaidFields
        label={t('playbooks.part.trigger')}
        value={draft.trigger}
        onChange={(trigger) => set({ trigger })}
        path={['trigger']}
        problemAt={problemAt}
      />
      <h3>{t('playbooks.steps')}</h3>
      <p className="muted">{t('playbooks.stepsHint')}</p>
      {steps.map((step, i) => (
        <StepFields
          key={step.id}
          step={step}
          index={i}
          count={steps.length}
          isAsked={close.steps.includes(step.id)}
          problemAt={problemAt}
          onChange={(next) => set({ steps: replaced(steps, i, next) })}
          onAsked={(isAsked) =>
            set({
              close: {
                ...close,
                steps: isAsked ? [...close.steps, step.id] : close.steps.filter((id) => id !== step.id),
              },
            })
          }
          onMove={(by) => set({ steps: moved(steps, i, by) })}
          onRemove={() => setDraft(withoutStep(draft, i))}
        />
      ))}
      <button
        type="button"
        className="quiet-button office-start"
        onClick={() => set({ steps: [...steps, newStep([...steps, ...base.steps])] })}
      >
        <Plus aria-hidden />
        {t('playbooks.addStep')}
      </button>
      <RestFields draft={draft} onChange={setDraft} problemAt={problemAt} />
      <div className="office-columns">
        <section className="office-part" aria-label={t('playbooks.preview')}>
          <h3>{t('playbooks.preview')}</h3>
          <StepsShown playbook={draft} />
        </section>
        <section className="office-part" aria-label={t('playbooks.changes')}>
          <h3>{t('playbooks.changes')}</h3>
          <ChangesShown before={base} after={draft} />
        </section>
      </div>
      <TextField
        label={t('office.reason')}
        value={reason}
        onChange={setReason}
        hint={t('office.reasonHint')}
        problem={isTried && !isReason ? t('office.reasonMissing') : null}
      />
      <OfficeTrouble
        error={put.error}
        fieldText={(part) => (part.startsWith('step:') ? t('playbooks.oneStep') : partName(t, part))}
        onLookAgain={() => again.mutate()}
      />
      <OfficeTrouble error={again.error} />
      <output className={count > 0 ? 'ops-problem' : 'muted'}>
        {count > 0 ? t('playbooks.problems', { n: count, nText: String(count) }) : ''}
      </output>
      <div className="ops-actions">
        <button type="submit" className="plain-button" disabled={isPending || count > 0}>
          {t('playbooks.put', { version: draft.version })} <kbd className="key">Ctrl ↵</kbd>
        </button>
        <ActionButton label={t('operations.cancel')} onClick={onDone} />
      </div>
    </form>
  );
}

const PARTS = ['title', 'trigger', 'need', 'criteria', 'closeSteps', 'legalBasis', 'toBeAgreed'] as const;
const partName = (t: ReturnType<typeof useI18n>['t'], part: string): string => {
  const known = PARTS.find((one) => one === part);
  return known ? t(`playbooks.part.${known}`) : part;
};
