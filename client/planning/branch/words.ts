import type { IndicatorLine } from '../../../shared/planning/branch/indicator-lines.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** What an indicator is called. */
export const indicatorName = ({ t }: I18n, { key, measure }: IndicatorLine): string =>
  key === 'gap'
    ? t('branch.indicator.gap', { measure: measure === null ? '' : t(`measure.${measure}`) })
    : t(`branch.indicator.${key}`);

const minutes = (seconds: number): number => Math.round(seconds / 6) / 10;

/** An amount of an indicator's unit, without its denominator. */
export function amountText({ t, number }: I18n, unit: IndicatorLine['unit'], value: number | null): string {
  if (value === null) return '–';
  if (unit === 'seconds') return t('branch.minutes', { value: number(minutes(value)) });
  return unit === 'tenge' ? t('branch.tenge', { value: number(value) }) : number(value);
}

/** An indicator with its share and what it is made of: `78.3 %` and `870 of 1,111`. */
export function valueText(i18n: I18n, { unit, value, of }: IndicatorLine): { value: string; made: string } {
  if (of === null || value === null) return { value: amountText(i18n, unit, value), made: '' };
  const { t, number, percent } = i18n;
  return {
    value: of === 0 ? '–' : percent(value / of, 1),
    made: t('branch.ofN', { part: number(value), of: number(of) }),
  };
}
