import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { MapSymbol } from '../../symbols/map-symbol.tsx';
import type { PlanMark } from '../../symbols/plan.ts';
import './plan.css';

const MARKS: readonly PlanMark[] = ['reached', 'uncovered', 'post', 'unit'];
/** What only a branch has. */
const OF_BRANCH: readonly PlanMark[] = ['won', 'lost', 'closed', 'camera'];

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
            <MapSymbol kind="plan" state={mark} sizePx={22} />
            {t(`plan.legend.${mark}`)}
          </li>
        ))}
        {hasBranch ? (
          <>
            <li>
              <MapSymbol kind="plan" state="post-changed" sizePx={22} />
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
