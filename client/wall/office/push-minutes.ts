import type { I18n } from '../../i18n/use-i18n.tsx';

/** For how many minutes a wall may show what is put on it: what a person chooses from. */
const MINUTES = ['15', '30', '60', '240', 'forever'] as const;
export type Minutes = (typeof MINUTES)[number];

/** As a command says it; null: until somebody ends it. */
export const minutesOf = (minutes: Minutes): number | null =>
  minutes === 'forever' ? null : Number(minutes);

/** The choices, in the reader's words. */
export const minutesOptions = (
  { t, number }: Pick<I18n, 't' | 'number'>,
  minutes: readonly Minutes[] = MINUTES,
): { value: Minutes; label: string }[] =>
  minutes.map((value) => ({
    value,
    label:
      value === 'forever'
        ? t('walls.forever')
        : t('walls.minutes', { n: Number(value), nText: number(Number(value)) }),
  }));
