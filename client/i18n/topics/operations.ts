import { operationsIncident } from './operations-incident.ts';
import { operationsScreen } from './operations-screen.ts';
import { operationsWords } from './operations-words.ts';

/** Incidents, tasks, units. */
export const operations = {
  en: { ...operationsScreen.en, ...operationsWords.en, ...operationsIncident.en },
  ru: { ...operationsScreen.ru, ...operationsWords.ru, ...operationsIncident.ru },
  kk: { ...operationsScreen.kk, ...operationsWords.kk, ...operationsIncident.kk },
};
