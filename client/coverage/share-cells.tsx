import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Bar } from '../ui/bar.tsx';
import { FigureButton } from '../ui/figure-button.tsx';
import type { RankingRow } from './ranking-rows.ts';
import { stepOf } from './share.ts';

/** The cells of one source: share, fraction, gap, and what nobody reports. */
export function ShareCells(props: { row: RankingRow; onExplain: (anchor: Element) => void }): ReactElement {
  const { row, onExplain } = props;
  const { t, number, percent } = useI18n();
  return (
    <>
      <td>
        <span className="ranking-share">
          <Bar
            share={row.share ?? null}
            colour={row.share === undefined ? '' : `var(--share-${stepOf(row.share)})`}
          />
          <span className={row.share === undefined ? 'muted' : undefined}>
            {row.share === undefined ? '–' : percent(row.share)}
          </span>
        </span>
      </td>
      <td className="ranking-fraction">
        <FigureButton label={t('provenance.ask')} onPress={onExplain}>
          {t('table.fractionCell', { part: number(row.numerator), whole: number(row.denominator) })}
        </FigureButton>
      </td>
      <td className={row.gap > 0 ? 'ranking-gap' : 'muted'}>{number(row.gap)}</td>
      <td className={row.unknown > 0 ? undefined : 'muted'}>{number(row.unknown)}</td>
    </>
  );
}
