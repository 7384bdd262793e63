import type { Language } from '../../../shared/hierarchy/schema.ts';

/** The messages of one part of the product in its three languages, side by side; a missing or an extra key does not compile. */
export const topic = <const Words extends Record<string, string>>(
  words: { en: Words } & Record<Exclude<Language, 'en'>, Readonly<Record<keyof Words, string>>>,
): typeof words => words;
