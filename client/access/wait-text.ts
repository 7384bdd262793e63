import type { I18n } from '../i18n/use-i18n.tsx';

/** How long one has to wait, in seconds below two minutes and in minutes above. */
export const waitText = ({ t }: Pick<I18n, 't'>, seconds: number): string =>
  seconds < 120
    ? t('access.waitSeconds', { n: Math.max(1, Math.ceil(seconds)) })
    : t('access.waitMinutes', { n: Math.ceil(seconds / 60) });
