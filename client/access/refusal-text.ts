import type { I18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';

type Code = 'BAD_REQUEST' | 'CONFLICT' | 'FORBIDDEN' | 'TOO_MANY_REQUESTS';

/**
 * Why a deed was not done, in the reader's language. `meaning` says what a refusal of the server means here; what has none
 * is said in general.
 */
export function refusalText(
  { t }: Pick<I18n, 't'>,
  error: unknown,
  meaning: Readonly<Partial<Record<Code, string>>>,
): string {
  if (isUnreachable(error)) return t('access.unreachable');
  const data = error instanceof Error && 'data' in error ? (error.data as { code?: string } | null) : null;
  const all: Readonly<Record<string, string>> = {
    TOO_MANY_REQUESTS: t('access.tooManyAttempts'),
    FORBIDDEN: t('people.beyond'),
    ...meaning,
  };
  return all[data?.code ?? ''] ?? t('access.failed');
}
