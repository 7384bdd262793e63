import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useTheme } from '../../ui/use-theme.tsx';
import { MARK_BOX, markStrokes, type PlanMark } from './plan-drawings.ts';
import './plan.css';

const MARKS: readonly PlanMark[] = ['reached', 'uncovered', 'post', 'unit'];
/** What only a branch has. */
const OF_BRANCH: readonly PlanMark[] = ['won', 'lost', 'closed', 'camera'];

/** A mark as the map draws it. */
function Mark(props: { mark: PlanMark; isChanged?: boolean }): ReactElement {
  const { mark, isChanged = false } = props;
  return (
    <svg className="plan-mark" viewBox={`0 0 ${MARK_BOX} ${MARK_BOX}`} aria-hidden>
      {markStrokes(useTheme(), mark, isChanged).map(({ d, fill, stroke, width, dash }, i) => (
        <path
          key={i}
          d={d}
          fill={fill ?? 'none'}
          stroke={stroke}
          strokeWidth={width}
          strokeDasharray={dash?.join(' ')}
        />
      ))}
    </svg>
  );
}

/** What the marks of the map mean; `children` are those of another part. */
export function PlanLegend(props: { hasBranch: boolean; children?: ReactNode }): ReactElement {
  const { hasBranch, children } = props;
  const { t } = useI18n();
  return (
    <details className="plan-legend panel" open>
      <summary>{t('plan.legend')}</summary>
      <ul>
        {[...MARKS, ...(hasBranch ? OF_BRANCH : [])].map((mark) => (
          <li key={mark}>
            <Mark mark={mark} />
            {t(`plan.legend.${mark}`)}
          </li>
        ))}
        {hasBranch ? (
          <>
            <li>
              <Mark mark="post" isChanged />
              {t('plan.legend.changed')}
            </li>
            <li>
              <span className="plan-mark plan-road" aria-hidden />
              {t('plan.legend.road')}
            </li>
          </>
        ) : null}
        {children}
      </ul>
    </details>
  );
}
