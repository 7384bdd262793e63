import type { ReactElement } from 'react';
import { isEnded } from './job.ts';
import type { PlanJob, Proven } from '../../shared/planning/location/job.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import './location/sites.css';

/** How a plan that is reckoned stands: found, proven bound, gap, how long it takes, and a way to stop it. */
export function Standing(props: {
  job: Pick<PlanJob<unknown, Proven>, 'state' | 'bound' | 'gap' | 'elapsedMs' | 'answer'>;
  /** The figure of the plan in its own unit. */
  figure: (value: number) => string;
  onCancel: () => void;
}): ReactElement {
  const { job, figure, onCancel } = props;
  const { t, number, percent } = useI18n();
  const { answer, state } = job;
  const bound = answer?.bound ?? job.bound;
  const gap = answer?.gap ?? job.gap;
  const hasEnded = isEnded(job);
  const isOverdue = state === 'done' && answer?.quality === 'best_known';
  return (
    <div className="sites-found" aria-live="polite">
      {answer ? (
        <strong>
          {t('sites.found', { found: figure(answer.found) })}
          {bound === null ? '' : ` · ${t('sites.bound', { bound: figure(bound) })}`}
          {gap === null ? '' : ` · ${t('sites.gap', { gap: percent(gap, 1) })}`}
        </strong>
      ) : null}
      <span className="muted">
        {isOverdue
          ? t('sites.timeOver')
          : hasEnded && answer
            ? t(`sites.quality.${answer.quality}`)
            : t(`sites.state.${state}`)}{' '}
        · {t('sites.elapsed', { value: number(Math.round(job.elapsedMs / 100) / 10) })}
      </span>
      {hasEnded ? null : (
        <>
          <progress aria-label={t(`sites.state.${state}`)} />
          <ActionButton label={t('sites.cancel')} onClick={onCancel} />
        </>
      )}
    </div>
  );
}
