import type { Refusal } from '../../shared/operations/outcome.ts';
import type { I18n } from '../i18n/use-i18n.tsx';

/** An answer of the server that says no: with a code when the rules of operations say so. */
export type RefusedAnswer = { message: string; data?: { refusal?: Refusal } | null | undefined };

/** Why something was not done, in the reader's language; without a code in the server's own words. */
export function reasonOf({ message, data }: RefusedAnswer, t: I18n['t']): string {
  const code = data?.refusal?.code;
  return code ? t(`operations.refusal.${code}`) : message;
}

/** That something was not done and why. */
export const refusalText = (answer: RefusedAnswer, t: I18n['t']): string =>
  t('operations.refused', { message: reasonOf(answer, t) });
