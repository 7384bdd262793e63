import { Check, Minus, Circle } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { PlaybookStep } from './playbook-step.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ageText } from '../age.ts';
import type { Card } from '../answers.ts';

type Mark = (stepId: string, state: 'done' | 'skipped', reason: string) => void;

/** The steps of the playbook that the incident runs by; the first one that is not marked goes by the key D. */
export function CardSteps(props: { card: Card; nowMs: number; onMark: Mark | null }): ReactElement | null {
  const { card, nowMs, onMark } = props;
  const { t, name } = useI18n();
  const { incident } = card;
  const playbook = card.playbook?.playbook;
  if (!playbook) return <p className="muted">{t('operations.noPlaybook')}</p>;
  const next = nextStep(card);
  return (
    <>
      <p className="muted">
        {name(playbook.title)} · {t('operations.version', { version: playbook.version })} ·{' '}
        {playbook.legalBasis.map(({ citation }) => citation).join('; ')}
      </p>
      <ol className="steps">
        {playbook.steps.map((step) => {
          const mark = incident.steps[step.id];
          const dueMs = step.targetSeconds === null ? null : incident.times.t2 + step.targetSeconds * 1000;
          const late = !mark && dueMs !== null && nowMs > dueMs;
          return (
            <li key={step.id} data-state={mark?.state ?? 'open'}>
              {mark?.state === 'done' ? (
                <Check aria-hidden />
              ) : mark ? (
                <Minus aria-hidden />
              ) : (
                <Circle aria-hidden />
              )}
              <span>
                {name(step.action)}
                <span className="muted">
                  {' '}
                  {t(`operations.role.${step.role}`)}
                  {mark ? ` · ${t(`operations.step.${mark.state}`)} ${mark.reason}` : ''}
                </span>
                {late && dueMs !== null ? (
                  <span className="late">{t('operations.lateBy', { age: ageText(nowMs - dueMs) })}</span>
                ) : null}
              </span>
              {mark || !onMark ? null : <StepActions step={step} isNext={step.id === next} onMark={onMark} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Id of the first step that nobody has marked; null when all are. */
export const nextStep = ({ playbook, incident }: Card): string | null =>
  playbook?.playbook.steps.find(({ id }) => !incident.steps[id])?.id ?? null;

function StepActions(props: { step: PlaybookStep; isNext: boolean; onMark: Mark }): ReactElement {
  const { step, isNext, onMark } = props;
  const { t, name } = useI18n();
  const [isSkipping, setSkipping] = useState(false);
  return (
    <span className="step-actions">
      <ActionButton
        label={t('operations.step.mark')}
        {...(isNext ? { shortcut: keyFor('card.step') } : {})}
        onClick={() => onMark(step.id, 'done', '')}
      />
      {step.skipReasons.length > 0 ? (
        <ActionButton
          label={t('operations.step.skip')}
          expanded={isSkipping}
          onClick={() => setSkipping(!isSkipping)}
        />
      ) : null}
      {isSkipping
        ? step.skipReasons.map((reason) => (
            <ActionButton
              key={reason.en}
              label={name(reason)}
              onClick={() => onMark(step.id, 'skipped', name(reason))}
            />
          ))
        : null}
    </span>
  );
}
