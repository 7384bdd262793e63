import type { ReactElement } from 'react';
import { differenceStep } from '../../shared/coverage/compare.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { FigureButton } from '../ui/figure-button.tsx';
import { pointsText } from './points-text.ts';
import type { RankingRow } from './ranking-rows.ts';

/** The cells of two sources: both shares with what they are made of, and the difference in points. */
export function CompareCells(props: {
  row: RankingRow;
  onExplain: (anchor: Element, which: 'first' | 'second') => void;
}): ReactElement {
  const { row, onExplain } = props;
  const { t, number, percent } = useI18n();
  const cell = (which: 'first' | 'second', share: number | undefined) => (
    <td className="compare-share">
      {share === undefined ? (
        <span className="muted">{t('headline.noData')}</span>
      ) : (
        <FigureButton label={t('provenance.ask')} onPress={(anchor) => onExplain(anchor, which)}>
          {percent(share)}
        </FigureButton>
      )}
    </td>
  );
  const { points } = row;
  return (
    <>
      {cell('first', row.share)}
      {cell('second', row.secondShare)}
      <td className="compare-points">
        {points === undefined ? (
          <span className="muted">–</span>
        ) : (
          <>
            {pointsText(points, number)}
            <span
              className="compare-chip"
              aria-hidden
              style={{ background: `var(--difference-${differenceStep(points)})` }}
            />
          </>
        )}
      </td>
    </>
  );
}
