import { FAILURES, type Failure } from '../../../shared/notify/notice.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

type Refusal = { message: string; data?: { code?: string } | null | undefined };

const isFailure = (text: string): text is Failure => FAILURES.some((failure) => failure === text);

/** Why a change was refused, in the reader's words. */
export function refusalText({ t }: Pick<I18n, 't'>, { message, data }: Refusal): string {
  if (data?.code === 'CONFLICT') return t('notify.changedMeanwhile');
  if (data?.code === 'FORBIDDEN') return t('people.beyond');
  if (data?.code === 'NOT_FOUND') return t('notify.outside');
  const [, failure = ''] = /^url\. (\w+)$/.exec(message) ?? [];
  return isFailure(failure) ? t(`notify.failure.${failure}`) : message;
}
