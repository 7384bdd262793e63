import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Messages } from './en.ts';

/** Every language is a file of its own (tools/messages-by-language.ts): a person reads one of the three. */
const FILES: Readonly<Record<Language, () => Promise<Messages>>> = {
  kk: async () => (await import('./kk.ts')).kk,
  ru: async () => (await import('./ru.ts')).ru,
  en: async () => (await import('./en.ts')).en,
};
const loaded = new Map<Language, Messages>();

/** The messages of a language, asked of the server once; rejects while the server cannot be reached. */
export async function loadMessages(language: Language): Promise<Messages> {
  const messages = loaded.get(language) ?? (await FILES[language]());
  loaded.set(language, messages);
  return messages;
}

/** The messages of a language that are here already. */
export const messagesOf = (language: Language): Messages | undefined => loaded.get(language);
