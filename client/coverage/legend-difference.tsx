import type { ReactElement } from 'react';
import { DIFFERENCE_BREAKS_POINTS } from '../../shared/coverage/compare.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { pointsText } from './points-text.ts';

const STEPS = [0, 1, 2, 3, 4, 5, 6] as const;

/** The colours of the differences: what each side says, and which sources are set against each other. */
export function DifferenceLegend(props: { first: string; second: string }): ReactElement {
  const { t, number } = useI18n();
  return (
    <>
      <div className="legend-scale legend-difference">
        {STEPS.map((step) => (
          <span key={step} className="legend-step" style={{ background: `var(--difference-${step})` }} />
        ))}
        <span className="legend-hatch" />
        <span className="legend-numbers">
          {DIFFERENCE_BREAKS_POINTS.map((points) => (
            <span key={points}>{pointsText(points, number)}</span>
          ))}
        </span>
        <span className="legend-no-data">{t('compare.silentShort')}</span>
      </div>
      <p className="legend-sides muted">
        <span>{t('compare.secondBelow')}</span>
        <span>{t('compare.secondAbove')}</span>
      </p>
      <p className="legend-source">
        <strong>{t('compare.first')}</strong> {props.first}
        <br />
        <strong>{t('compare.second')}</strong> {props.second}
      </p>
    </>
  );
}
