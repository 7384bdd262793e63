import { createContext, useContext, useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Language, Name } from '../../shared/hierarchy/schema.ts';
import { compareNames } from './collate.ts';
import { formatDate, formatDay, formatMoment, formatNumber, formatPercent, formatTime } from './format.ts';
import { createTranslate, type Translate } from './translate.ts';

/** Everything a component needs to speak: messages, numbers, dates, names and their order. */
export type I18n = {
  language: Language;
  t: Translate;
  number: (value: number) => string;
  percent: (share: number, digits?: 0 | 1) => string;
  date: (iso: string) => string;
  time: (momentMs: number) => string;
  /** Day of an ISO 8601 moment. */
  day: (iso: string) => string;
  /** Day and time of day of an ISO 8601 moment. */
  moment: (iso: string) => string;
  name: (name: Name) => string;
  compare: (a: string, b: string) => number;
};

function createI18n(language: Language): I18n {
  return {
    language,
    t: createTranslate(language),
    number: (value) => formatNumber(language, value),
    percent: (share, digits) => formatPercent(language, share, digits),
    date: (iso) => formatDate(language, iso),
    time: formatTime,
    day: (iso) => formatDay(language, iso),
    moment: (iso) => formatMoment(language, iso),
    name: (name) => name[language],
    compare: (a, b) => compareNames(language, a, b),
  };
}

const I18nContext = createContext<I18n>(createI18n('ru'));

/** Gives the language to everything below and to the document (`lang`, title). */
export function I18nProvider(props: { language: Language; children: ReactNode }): ReactElement {
  const { language, children } = props;
  const i18n = useMemo(() => createI18n(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = i18n.t('app.title');
    // What is installed from here is called in the same language.
    document.querySelector('link[rel="manifest"]')?.setAttribute('href', `/manifest-${language}.webmanifest`);
  }, [language, i18n]);
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

export const useI18n = (): I18n => useContext(I18nContext);
