import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';

const STEPS = [0, 1, 2, 3, 4] as const;
const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

/** The colours of the shares, and the hatch of what nobody reports. */
export function ShareLegend(): ReactElement {
  const { t, number, percent } = useI18n();
  return (
    <div className="legend-scale">
      {STEPS.map((step) => (
        <span key={step} className="legend-step" style={{ background: `var(--share-${step})` }} />
      ))}
      <span className="legend-hatch" />
      <span className="legend-numbers">
        {EDGES.map((edge) => (
          <span key={edge}>{edge === 1 ? percent(edge) : number(edge * 100)}</span>
        ))}
      </span>
      <span className="legend-no-data">{t('legend.noData')}</span>
    </div>
  );
}
