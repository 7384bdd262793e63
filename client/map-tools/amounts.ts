import type { I18n } from '../i18n/use-i18n.tsx';

/** Two decimals as the language writes them. */
function fine({ language, number }: I18n, value: number): string {
  const [whole = '0', decimals = ''] = value.toFixed(2).split('.');
  return `${number(Number(whole))}${language === 'en' ? '.' : ','}${decimals}`;
}

/** A length as it is read out: metres up to one kilometre, then kilometres right to ten metres. */
export const lengthText = (i18n: I18n, metres: number): string =>
  metres < 1_000
    ? i18n.t('map.metres', { value: i18n.number(Math.round(metres * 10) / 10) })
    : i18n.t('map.kilometres', { value: fine(i18n, metres / 1_000) });

/** An area as it is read out: square metres, hectares from one on, square kilometres from one on. */
export function surfaceText(i18n: I18n, squareMetres: number): string {
  const { t, number } = i18n;
  if (squareMetres < 10_000) return t('map.squareMetres', { value: number(Math.round(squareMetres)) });
  if (squareMetres < 1e6) return t('map.hectares', { value: fine(i18n, squareMetres / 10_000) });
  return t('map.squareKilometres', { value: fine(i18n, squareMetres / 1e6) });
}

/** `045,3°`: three digits before the point, so that nobody mishears it. */
export function bearingText({ language }: I18n, degrees: number): string {
  const text = ((Math.round(degrees * 10) % 3_600) / 10).toFixed(1).padStart(5, '0');
  return `${language === 'en' ? text : text.replace('.', ',')}°`;
}
