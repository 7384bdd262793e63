import type { ReactElement } from 'react';
import { differenceOf } from '../../shared/coverage/compare.ts';
import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { shareOf } from '../../shared/coverage/share.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { View } from '../state/view.ts';
import { FigureButton } from '../ui/figure-button.tsx';
import { pointsText } from './points-text.ts';
import './headline.css';
import './compare.css';

/** One source of a comparison, as the headline names it. */
export type ComparedSource = { id: string; title: string; asOf: string | null; cell: CoverageCell };

/** Both fractions with their sources and dates, and by how many points they differ. */
export function CompareHeadline(props: {
  view: View;
  first: ComparedSource;
  second: ComparedSource;
  onExplain: (side: ComparedSource, anchor: Element) => void;
}): ReactElement {
  const { view, first, second, onExplain } = props;
  const { t, number } = useI18n();
  const { points, silent } = differenceOf(shareOf(first.cell, view.of), shareOf(second.cell, view.of));
  return (
    <>
      <div className="compare" data-testid="compare">
        <div className="compare-big">
          <span className="headline-share" data-empty={points === null ? '' : undefined}>
            {points === null ? t('headline.noData') : pointsText(points, number)}
          </span>
          <span className="muted">
            {points === null ? t(`compare.silent.${silent}`) : t('compare.points')}
          </span>
        </div>
        <div>
          <Side view={view} mark={t('compare.first')} side={first} onExplain={onExplain} />
          <Side view={view} mark={t('compare.second')} side={second} isSecond onExplain={onExplain} />
        </div>
      </div>
      <p className="headline-source">
        {t(`measureIs.${view.measure}`)} <span>· {t(`headline.${view.of}`)}</span>
      </p>
    </>
  );
}

function Side(props: {
  view: View;
  mark: string;
  side: ComparedSource;
  isSecond?: boolean;
  onExplain: (side: ComparedSource, anchor: Element) => void;
}): ReactElement {
  const { view, mark, side, isSecond = false, onExplain } = props;
  const { t, number, percent, date } = useI18n();
  const { share, numerator, denominator } = shareOf(side.cell, view.of);
  const { title, asOf } = side;
  const source = asOf === null ? title : t('source.asOf', { title, date: date(asOf) });
  return (
    <div className="compare-side">
      <span className="compare-mark" data-second={isSecond ? '' : undefined}>
        {mark}
      </span>
      <strong>{share === null ? t('headline.noData') : percent(share)}</strong>
      <FigureButton label={t('provenance.ask')} onPress={(anchor) => onExplain(side, anchor)}>
        {t(`headline.ofReported.${view.type}`, { part: number(numerator), n: denominator })}
      </FigureButton>
      <span className="muted ellipsis" title={source}>
        {source}
      </span>
    </div>
  );
}
