import { create } from 'zustand';
import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Part } from './parts/part.ts';
import type { Messages } from './translator.ts';

type Words = Partial<Messages>;

/** Every part of a language is a file of its own (tools/messages-by-language.ts): a person reads one language of three. */
const FILES: Readonly<Record<Part, Record<Language, () => Promise<Words>>>> = {
  desk: {
    kk: async () => (await import('./kk.ts')).kk,
    ru: async () => (await import('./ru.ts')).ru,
    en: async () => (await import('./en.ts')).en,
  },
  office: {
    kk: async () => (await import('./parts/office-kk.ts')).words,
    ru: async () => (await import('./parts/office-ru.ts')).words,
    en: async () => (await import('./parts/office-en.ts')).words,
  },
  planning: {
    kk: async () => (await import('./parts/planning-kk.ts')).words,
    ru: async () => (await import('./parts/planning-ru.ts')).words,
    en: async () => (await import('./parts/planning-en.ts')).words,
  },
  times: {
    kk: async () => (await import('./parts/times-kk.ts')).words,
    ru: async () => (await import('./parts/times-ru.ts')).words,
    en: async () => (await import('./parts/times-en.ts')).words,
  },
};

/** The parts that some screen has asked for. */
const wanted = new Set<Part>(['desk']);
/** The languages that were asked for, and what of them is here. */
const spoken = new Set<Language>();
const here = new Set<string>();

/** What is here of each language; the object is another one whenever more of it has come. */
export const useMessages = create<Partial<Record<Language, Messages>>>(() => ({}));

/** The messages of a language that are here already. */
export const messagesOf = (language: Language): Messages | undefined => useMessages.getState()[language];

/** The messages of a language, each file asked of the server once; rejects while the server cannot be reached. */
export async function loadMessages(language: Language): Promise<Messages> {
  spoken.add(language);
  const asked = [...wanted].filter((part) => !here.has(`${language} ${part}`));
  const words = await Promise.all(asked.map((part) => FILES[part][language]()));
  for (const part of asked) here.add(`${language} ${part}`);
  // The desks' words are always among those that are asked for first.
  const messages = Object.assign({}, messagesOf(language), ...words) as Messages;
  if (asked.length > 0) useMessages.setState({ [language]: messages });
  return messages;
}

/** Fetches a part of the languages that were asked for, and from now on of every other. */
export async function loadPart(part: Part): Promise<void> {
  wanted.add(part);
  await Promise.all([...spoken].map(loadMessages));
}
