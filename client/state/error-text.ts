import { refusalCodes, valuesOf, type RefusalCode, type RefusedWith } from '../../shared/refusals.ts';
import type { MessageKey } from '../i18n/en.ts';
import type { Translate } from '../i18n/translate.ts';
import { isUnreachable, statusOf } from './connection.ts';

/** A refusal that has no words of its own, by the kind of the answer. */
const BY_KIND = {
  BAD_REQUEST: 'refused.by.BAD_REQUEST',
  UNAUTHORIZED: 'refused.sign_in_first',
  FORBIDDEN: 'refused.no_role',
  NOT_FOUND: 'refused.no_such_object',
  CONFLICT: 'refused.by.CONFLICT',
  PAYLOAD_TOO_LARGE: 'refused.too_large',
  TOO_MANY_REQUESTS: 'refused.by.TOO_MANY_REQUESTS',
  TIMEOUT: 'refused.by.TIMEOUT',
  PRECONDITION_FAILED: 'refused.by.PRECONDITION_FAILED',
  SERVICE_UNAVAILABLE: 'refused.database_away',
  INTERNAL_SERVER_ERROR: 'refused.by.INTERNAL_SERVER_ERROR',
} as const satisfies Readonly<Record<string, MessageKey>>;

/** What a proxy or the door of the server answers before any procedure is asked, by HTTP status. */
const BY_STATUS: Readonly<Record<number, keyof typeof BY_KIND>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'PAYLOAD_TOO_LARGE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
  504: 'TIMEOUT',
};

const isKind = (code: unknown): code is keyof typeof BY_KIND => typeof code === 'string' && code in BY_KIND;
const isRefusal = (code: unknown): code is RefusalCode => refusalCodes.some((one) => one === code);

const dataOf = (error: unknown): { code?: unknown; refused?: Partial<RefusedWith> } =>
  typeof error === 'object' &&
  error !== null &&
  'data' in error &&
  typeof error.data === 'object' &&
  error.data !== null
    ? error.data
    : {};

/**
 * Why the server did not do or answer something, in the reader's language, as the end of a sentence without a full stop: by the
 * code of the refusal where it has one, else by the kind of its answer. The server's own English is never shown.
 */
export function errorText(t: Translate, error: unknown): string {
  const { code, refused } = dataOf(error);
  if (refused && isRefusal(refused.code)) {
    const { values = {} } = refused;
    // A server of another edition may know a value less.
    if (valuesOf(refused.code).every((name) => name in values)) return t(`refused.${refused.code}`, values);
  }
  if (isKind(code)) return t(BY_KIND[code]);
  const kind = BY_STATUS[statusOf(error) ?? 0];
  if (kind) return t(BY_KIND[kind]);
  return t(isUnreachable(error) ? 'refused.unreachable' : BY_KIND.INTERNAL_SERVER_ERROR);
}
