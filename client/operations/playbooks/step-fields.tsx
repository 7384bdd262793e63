import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import {
  evidenceKindSchema,
  mapActionSchema,
  stepRoleSchema,
  type PlaybookStep,
} from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { secondsOf, secondsText } from '../office/seconds.ts';
import { TextField } from '../office/text-field.tsx';
import { NOTHING_SAID, replaced, without } from './draft.ts';
import { SaidFields, type ProblemAt } from './said-fields.tsx';

/** One step that is being written. Alt with an arrow moves it, from any of its fields. */
export function StepFields(props: {
  step: PlaybookStep;
  index: number;
  count: number;
  /** Closing asks for it. */
  isAsked: boolean;
  problemAt: ProblemAt;
  onChange: (step: PlaybookStep) => void;
  onAsked: (isAsked: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}): ReactElement {
  const { step, index, count, isAsked, problemAt, onChange, onAsked, onMove, onRemove } = props;
  const { t, name } = useI18n();
  const path = ['steps', index] as const;
  const n = String(index + 1);
  return (
    <fieldset className="office-group" data-step={index}>
      <legend>{t('playbooks.stepN', { n })}</legend>
      <div className="step-tools">
        <span className="muted ellipsis">{name(step.action)}</span>
        <IconButton label={t('playbooks.up', { n })} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t('playbooks.down', { n })} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        {count > 1 ? (
          <IconButton label={t('playbooks.removeStep', { n })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <SaidFields
        label={t('playbooks.field.action')}
        value={step.action}
        onChange={(action) => onChange({ ...step, action })}
        path={[...path, 'action']}
        problemAt={problemAt}
      />
      <div className="step-facts">
        <Choice
          label={t('playbooks.field.role')}
          value={step.role}
          options={stepRoleSchema.options.map((value) => ({ value, label: t(`operations.role.${value}`) }))}
          onChange={(role) => onChange({ ...step, role })}
        />
        <Choice
          label={t('playbooks.field.evidence')}
          value={step.evidence}
          options={evidenceKindSchema.options.map((value) => ({
            value,
            label: t(`playbooks.evidence.${value}`),
          }))}
          onChange={(evidence) => onChange({ ...step, evidence })}
        />
        <Choice
          label={t('playbooks.field.mapAction')}
          value={step.mapAction}
          options={mapActionSchema.options.map((value) => ({
            value,
            label: t(`playbooks.mapAction.${value}`),
          }))}
          onChange={(mapAction) => onChange({ ...step, mapAction })}
        />
        <TimeField
          seconds={step.targetSeconds}
          problem={problemAt(...path, 'targetSeconds')}
          onChange={(targetSeconds) => onChange({ ...step, targetSeconds })}
        />
        <FlagField label={t('playbooks.closeNeeds')} value={isAsked} onChange={onAsked} />
      </div>
      {step.skipReasons.map((reason, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own, only its place
        <div className="said-line" key={i}>
          <SaidFields
            label={t('playbooks.skipReason', { n: String(i + 1) })}
            value={reason}
            rows={1}
            onChange={(next) => onChange({ ...step, skipReasons: replaced(step.skipReasons, i, next) })}
            path={[...path, 'skipReasons', i]}
            problemAt={problemAt}
          />
          <IconButton
            label={t('playbooks.removeReason', { n: String(i + 1) })}
            onClick={() => onChange({ ...step, skipReasons: without(step.skipReasons, i) })}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <button
        type="button"
        className="quiet-button office-start"
        onClick={() => onChange({ ...step, skipReasons: [...step.skipReasons, NOTHING_SAID] })}
      >
        <Plus aria-hidden />
        {t('playbooks.addReason')}
      </button>
    </fieldset>
  );
}

function TimeField(props: {
  seconds: number | null;
  problem: string | null;
  onChange: (seconds: number | null) => void;
}): ReactElement {
  const { seconds, problem, onChange } = props;
  const { t } = useI18n();
  const [text, setText] = useState(() => secondsText(seconds));
  return (
    <TextField
      label={t('playbooks.field.targetSeconds')}
      value={text}
      hint={t('playbooks.timeHint')}
      problem={problem}
      onChange={(typed) => {
        setText(typed);
        onChange(secondsOf(typed));
      }}
    />
  );
}
