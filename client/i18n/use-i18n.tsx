import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Language, Name } from '../../shared/hierarchy/schema.ts';
import { compareNames } from './collate.ts';
import { formatDate, formatDay, formatMoment, formatNumber, formatPercent, formatTime } from './format.ts';
import { loadMessages, loadPart, messagesOf, useMessages } from './load-messages.ts';
import { partOf } from './parts/part.ts';
import { translatorOf, type Messages, type Translate } from './translator.ts';

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

function createI18n(language: Language, messages: Messages): I18n {
  return {
    language,
    t: translatorOf(language, messages, (key) => {
      // Whoever says it gets it as soon as it comes; a server that is away is asked at the next try.
      loadPart(partOf(key)).catch(() => {});
    }),
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

const I18nContext = createContext<I18n | null>(null);
/** A language that did not come is asked for again after this. */
const AGAIN_MS = 2_000;

/**
 * Gives the language to everything below and to the document (`lang`, title). While the messages of another language are on
 * their way, what stands there stays in the former one; before the first have come there is nothing to say.
 */
export function I18nProvider(props: { language: Language; children: ReactNode }): ReactElement | null {
  const language = useLoaded(props.language);
  // Drawn anew whenever more of it has come.
  useMessages((all) => (language === null ? undefined : all[language]));
  const messages = language === null ? undefined : messagesOf(language);
  const i18n = useMemo(
    () => (language !== null && messages ? createI18n(language, messages) : null),
    [language, messages],
  );
  useEffect(() => {
    if (!i18n) return;
    document.documentElement.lang = i18n.language;
    document.title = i18n.t('app.title');
    // What is installed from here is called in the same language.
    document
      .querySelector('link[rel="manifest"]')
      ?.setAttribute('href', `/manifest-${i18n.language}.webmanifest`);
  }, [i18n]);
  return i18n ? <I18nContext value={i18n}>{props.children}</I18nContext> : null;
}

/** The wanted language once its messages are here, until then the one before; null while there is none. */
function useLoaded(wanted: Language): Language | null {
  const [spoken, setSpoken] = useState<Language | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const load = (): void =>
      void loadMessages(wanted).then(
        () => isWanted && setSpoken(wanted),
        () => {
          if (isWanted) timer = setTimeout(load, AGAIN_MS);
        },
      );
    load();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return messagesOf(wanted) ? wanted : spoken;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('There is no language here: I18nProvider is missing');
  return i18n;
}
