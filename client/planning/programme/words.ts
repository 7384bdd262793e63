import type { Parts } from '../../../shared/planning/programme/outcome.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';
import type { ProgrammeResult, RunStatus } from './use-programme.ts';

/** Money as it is read: from a million on in millions. */
export const moneyText = ({ t, number }: Pick<I18n, 't' | 'number'>, tenge: number): string =>
  tenge >= 1_000_000
    ? t('programme.million', { value: number(tenge / 1_000_000) })
    : t('programme.tenge', { value: number(Math.round(tenge)) });

/** A share with one decimal; a dash where there is nothing to divide by. */
export const shareText = ({ percent }: Pick<I18n, 'percent'>, { numerator, denominator }: Parts): string =>
  denominator === 0 ? '–' : percent(numerator / denominator, 1);

export const fractionText = (
  { t, number }: Pick<I18n, 't' | 'number'>,
  { numerator, denominator }: Parts,
): string => t('headline.fraction', { part: number(numerator), whole: number(denominator) });

/** A relative gap in percent; small ones are not rounded away, because 0 % is a proof. */
export function gapText({ language }: Pick<I18n, 'language'>, gap: number | null): string {
  if (gap === null) return '–';
  const percent = gap * 100;
  const digits = percent === 0 ? 0 : percent >= 0.1 ? 1 : 4;
  const text = Math.max(percent, percent === 0 ? 0 : 10 ** -digits).toFixed(digits);
  return `${language === 'en' ? text : text.replace('.', ',')}${language === 'en' ? '' : '\u00a0'}%`;
}

type Contradiction = RunStatus['contradictions'][number];

/** The sentence that says what contradicts what. */
export function contradictionText(
  i18n: I18n,
  found: Contradiction,
  names: { district: (position: number) => string },
): string {
  const { t, number } = i18n;
  switch (found.kind) {
    case 'no_price':
      return t('programme.against.no_price', { measure: t(`measure.${found.measure}`) });
    case 'contract_is_no_gap':
    case 'contract_forbidden':
      return t(`programme.against.${found.kind}`, {
        facility: found.facility,
        measure: t(`measure.${found.measure}`),
      });
    case 'contracts_over_budget':
    case 'minimum_over_budget':
      return t(`programme.against.${found.kind}`, {
        tenge: moneyText(i18n, found.tenge),
        budget: moneyText(i18n, found.budget),
      });
    case 'minimum_unreachable':
      return t('programme.against.minimum_unreachable', {
        district: names.district(found.district),
        need: number(found.need),
        possible: number(found.possible),
      });
    case 'minimum_dearer_than_year':
      return t('programme.against.minimum_dearer_than_year', {
        district: names.district(found.district),
        budget: moneyText(i18n, found.budget),
      });
    case 'minimum_does_not_fit':
      return t('programme.against.minimum_does_not_fit');
    default:
      return found satisfies never;
  }
}

/** How it ended, in a sentence. */
export const endingText = (i18n: I18n, { ending, standing }: ProgrammeResult): string =>
  ending === 'contradictory'
    ? i18n.t('programme.against.minimum_does_not_fit')
    : i18n.t(`programme.ending.${ending}`, { gap: gapText(i18n, standing.gap) });
