import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import type { Language } from '../../shared/hierarchy/schema.ts';
import { en, type MessageKey, type Messages } from './en.ts';
import { formatNumber } from './format.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';

export const MESSAGES: Readonly<Record<Language, Messages>> = { kk, ru, en };

/** Values of a message. `n` chooses the plural form and is also given, written in the language, as `nText`. */
type MessageValues = Readonly<Record<string, string | number>>;

export type Translate = (key: MessageKey, values?: MessageValues) => string;

const cache = createIntlCache();

/**
 * The translator of one language.
 * Numbers in messages are always texts (`nText`): the browser's own number format of Kazakh is wrong.
 */
export function createTranslate(language: Language): Translate {
  const intl: IntlShape = createIntl({ locale: language, messages: { ...MESSAGES[language] } }, cache);
  return (key, values = {}) => {
    const n = values['n'];
    const nText = typeof n === 'number' ? { nText: formatNumber(language, n) } : {};
    return intl.formatMessage({ id: key }, { ...values, ...nText });
  };
}
