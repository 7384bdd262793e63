import type { Failure } from '../../shared/notify/notice.ts';

/** What came of an attempt to send. `isFinal`: another attempt would end as this one did. */
export type Outcome =
  | { sent: true; answer: string }
  | { sent: false; failure: Failure; answer: string; isFinal: boolean };

const MOST_CHARS = 300;

/** What a receiver said, on one line and short enough to be shown. */
export const shortened = (text: string): string =>
  text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_CHARS);

export const failed = (failure: Failure, answer = '', { isFinal = true } = {}): Outcome => ({
  sent: false,
  failure,
  answer: shortened(answer),
  isFinal,
});
