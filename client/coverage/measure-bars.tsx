import type { ReactElement } from 'react';
import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { shareOf } from '../../shared/coverage/share.ts';
import { MEASURES, type Measure } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { Bar } from '../ui/bar.tsx';
import { FigureButton } from '../ui/figure-button.tsx';
import { stepOf } from './share.ts';
import './headline.css';

/** All six measures of the unit at a glance; a click chooses one, a click on its figure explains it. */
export function MeasureBars(props: {
  view: View;
  measures: Readonly<Record<Measure, CoverageCell>> | undefined;
  onExplain: (measure: Measure, cell: CoverageCell, anchor: Element) => void;
}): ReactElement {
  const { view, measures, onExplain } = props;
  const { t, number, percent } = useI18n();
  const change = useChangeView();
  return (
    <section className="measures" aria-label={t('headline.measures')}>
      {MEASURES.map((measure) => {
        const { share, numerator, denominator } = measures
          ? shareOf(measures[measure], view.of)
          : { share: null, numerator: 0, denominator: 0 };
        const shareText = share === null ? t('headline.noData') : percent(share);
        const fraction = t('headline.fraction', { part: number(numerator), whole: number(denominator) });
        return (
          <div key={measure} className="measure">
            <button
              type="button"
              className="measure-choose ellipsis"
              aria-pressed={view.measure === measure}
              title={t('headline.chooseMeasure', {
                measure: t(`measure.${measure}`),
                share: shareText,
                fraction,
              })}
              onClick={() => change({ measure })}
            >
              {t(`measure.${measure}`)}
            </button>
            {measures ? (
              <FigureButton
                label={t('provenance.ask')}
                className={share === null ? 'muted' : ''}
                onPress={(anchor) => onExplain(measure, measures[measure], anchor)}
              >
                {shareText}
              </FigureButton>
            ) : (
              <span>…</span>
            )}
            <Bar share={share} colour={share === null ? '' : `var(--share-${stepOf(share)})`} />
          </div>
        );
      })}
    </section>
  );
}
