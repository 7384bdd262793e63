import type { DuplicateReason } from '../../../shared/operations/duplicate.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** Why two reports may be one event: how long apart, how far, which words. */
export function reasonText(
  minutesApart: number,
  reasons: readonly DuplicateReason[],
  { t, number }: Pick<I18n, 't' | 'number'>,
): string {
  const minutes = Math.round(minutesApart);
  const said = reasons.map((one) => {
    if (one.reason === 'near') return t('operations.reasonNear', { value: number(Math.round(one.metres)) });
    if (one.reason === 'similar_text' && one.words.length > 0)
      return t('operations.reasonWords', { words: one.words.join(', ') });
    return t(`operations.duplicate.${one.reason}`);
  });
  const apart = minutes === 0 ? t('operations.minutesNone') : t('operations.minutesAgo', { n: minutes });
  return [apart, ...said].join(' · ');
}
