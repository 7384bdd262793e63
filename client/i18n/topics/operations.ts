import { operationsScreen } from './operations-screen.ts';
import { operationsWords } from './operations-words.ts';

/** Incidents, tasks, units. */
export const operations = {
  en: { ...operationsScreen.en, ...operationsWords.en },
  ru: { ...operationsScreen.ru, ...operationsWords.ru },
  kk: { ...operationsScreen.kk, ...operationsWords.kk },
};
