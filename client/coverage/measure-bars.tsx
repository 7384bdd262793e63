import type { ReactElement } from 'react';
import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { shareOf } from '../../shared/coverage/share.ts';
import { MEASURES, type Measure } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { Bar } from '../ui/bar.tsx';
import { stepOf } from './share.ts';
import './headline.css';

/** All six measures of the unit at a glance; a click chooses one. */
export function MeasureBars(props: {
  view: View;
  measures: Readonly<Record<Measure, CoverageCell>> | undefined;
}): ReactElement {
  const { view, measures } = props;
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
          <button
            key={measure}
            type="button"
            className="measure"
            aria-pressed={view.measure === measure}
            title={t('headline.chooseMeasure', {
              measure: t(`measure.${measure}`),
              share: shareText,
              fraction,
            })}
            onClick={() => change({ measure })}
          >
            <span className="ellipsis">{t(`measure.${measure}`)}</span>
            <span className={share === null ? 'muted' : undefined}>{measures ? shareText : '…'}</span>
            <Bar share={share} colour={share === null ? '' : `var(--share-${stepOf(share)})`} />
          </button>
        );
      })}
    </section>
  );
}
