import type { ReactElement } from 'react';
import { METRIC_NAMES, type Figures, type Metric } from '../../../shared/operations/metrics.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { secondsText } from './figure-cells.tsx';

/** The figures of all incidents together, one a card; the chosen one is drawn by hours. */
export function FigureCards(props: {
  figures: Figures;
  chosen: Metric;
  onChoose: (metric: Metric) => void;
}): ReactElement {
  const { figures, chosen, onChoose } = props;
  const { t } = useI18n();
  return (
    <ul className="figure-cards">
      {METRIC_NAMES.map((metric) => {
        const { n, medianS, p90S } = figures[metric];
        const isKnown = medianS !== null && p90S !== null;
        return (
          <li key={metric}>
            <button type="button" aria-pressed={metric === chosen} onClick={() => onChoose(metric)}>
              <span>{t(`performance.metric.${metric}`)}</span>
              <small className="muted">{t(`performance.about.${metric}`)}</small>
              <strong data-few={isKnown ? undefined : ''}>
                {isKnown ? secondsText(medianS) : t('performance.tooFew')}
              </strong>
              <span className="muted">
                {isKnown ? `${t('performance.p90')} ${secondsText(p90S)} · ` : ''}
                {t('performance.cases', { n })}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
