import { Circle } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Playbook } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { secondsText } from '../office/seconds.ts';

/** The steps as the card of an incident shows them, with what else is known of each. */
export function StepsShown(props: { playbook: Playbook }): ReactElement {
  const { playbook } = props;
  const { t, name } = useI18n();
  return (
    <ol className="steps">
      {playbook.steps.map((step) => {
        const facts = [
          t(`operations.role.${step.role}`),
          step.targetSeconds === null
            ? null
            : t('playbooks.within', { time: secondsText(step.targetSeconds) }),
          step.evidence === 'none' ? null : t(`playbooks.evidence.${step.evidence}`),
          step.mapAction === 'none' ? null : t(`playbooks.mapAction.${step.mapAction}`),
          playbook.close.steps.includes(step.id) ? t('playbooks.closeNeeds') : null,
          step.skipReasons.length === 0
            ? t('playbooks.notSkipped')
            : t('playbooks.skippedFor', { reasons: step.skipReasons.map(name).join('; ') }),
        ];
        return (
          <li key={step.id} data-state="open">
            <Circle aria-hidden />
            <span>
              {name(step.action)} <span className="muted">{facts.filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
