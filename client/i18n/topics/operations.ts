import { operationsIncident } from './operations-incident.ts';
import { operationsLive } from './operations-live.ts';
import { operationsRefusals } from './operations-refusals.ts';
import { operationsScreen } from './operations-screen.ts';
import { operationsWords } from './operations-words.ts';

/** Incidents, tasks, units. */
export const operations = {
  en: {
    ...operationsScreen.en,
    ...operationsWords.en,
    ...operationsIncident.en,
    ...operationsLive.en,
    ...operationsRefusals.en,
  },
  ru: {
    ...operationsScreen.ru,
    ...operationsWords.ru,
    ...operationsIncident.ru,
    ...operationsLive.ru,
    ...operationsRefusals.ru,
  },
  kk: {
    ...operationsScreen.kk,
    ...operationsWords.kk,
    ...operationsIncident.kk,
    ...operationsLive.kk,
    ...operationsRefusals.kk,
  },
};
