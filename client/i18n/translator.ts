import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { MessageKey } from './en.ts';
import { formatNumber } from './format.ts';

/** A message as it is written, in ICU syntax, or as the build has read it (tools/messages-by-language.ts). */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];
/** The messages of a language: only a translator makes texts of them. */
export type Messages = Readonly<Record<MessageKey, Message>>;

/** Values of a message. `n` chooses the plural form and is also given, written in the language, as `nText`. */
type MessageValues = Readonly<Record<string, string | number>>;

export type Translate = {
  (key: MessageKey, values?: MessageValues): string;
  /** Whether there is such a message. */
  has(key: string): key is MessageKey;
};

/**
 * The translator of one language, given its messages. Of a message that has not come yet `onMissing` is told; until it is here
 * nothing is said.
 * Numbers in messages are always texts (`nText`): the browser's own number format of Kazakh is wrong.
 */
export function translatorOf(
  language: Language,
  messages: Messages,
  onMissing: (key: MessageKey) => void = () => {},
): Translate {
  const read = new Map<MessageKey, IntlMessageFormat>();
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    const format = read.get(key) ?? new IntlMessageFormat(messages[key], language);
    read.set(key, format);
    return format;
  };
  const say = (key: MessageKey, values: MessageValues = {}): string => {
    if (!Object.hasOwn(messages, key)) {
      onMissing(key);
      return '';
    }
    const n = values['n'];
    const nText = typeof n === 'number' ? { nText: formatNumber(language, n) } : {};
    return String(formatOf(key).format({ ...values, ...nText }));
  };
  return Object.assign(say, { has: (key: string): key is MessageKey => Object.hasOwn(messages, key) });
}
