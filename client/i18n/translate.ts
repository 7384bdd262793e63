import type { Language } from '../../shared/hierarchy/schema.ts';
import { en, type Messages } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import { translatorOf, type Translate } from './translator.ts';

export type { Translate };

/** All languages at once, for tests. The interface loads the one it speaks: load-messages.ts. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { kk, ru, en };

/** The translator of one language, for tests. */
export const createTranslate = (language: Language): Translate => translatorOf(language, MESSAGES[language]);
