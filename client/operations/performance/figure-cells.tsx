import type { ReactElement } from 'react';
import type { Figure } from '../../../shared/operations/metrics.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ageText } from '../age.ts';

/** Seconds as `4:05`. */
export const secondsText = (seconds: number): string => ageText(Math.round(seconds) * 1000);

/** Median, 90th percentile and number of cases as three cells; of too few cases the number alone. */
export function FigureCells(props: { figure: Figure }): ReactElement {
  const { n, medianS, p90S } = props.figure;
  const { t, number } = useI18n();
  if (medianS === null || p90S === null)
    return (
      <>
        <td className="figure-few" colSpan={2} title={n > 0 ? t('performance.tooFewHint') : undefined}>
          {n > 0 ? t('performance.tooFew') : '–'}
        </td>
        <td className="figure-n">{number(n)}</td>
      </>
    );
  return (
    <>
      <td>{secondsText(medianS)}</td>
      <td>{secondsText(p90S)}</td>
      <td className="figure-n">{number(n)}</td>
    </>
  );
}
