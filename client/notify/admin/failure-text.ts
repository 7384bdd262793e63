import type { Failure } from '../../../shared/notify/notice.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** Why a message could not be sent, with what its receiver said. */
export function failureText({ t }: Pick<I18n, 't'>, failure: Failure | null, answer: string): string {
  return [failure === null ? '' : t(`notify.failure.${failure}`), answer].filter(Boolean).join(': ');
}
