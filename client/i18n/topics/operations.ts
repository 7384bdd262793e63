import { topic } from './topic.ts';

/** Incidents, tasks, units. */
export const operations = topic({
  en: { 'operations.screen': 'Incidents and units' },
  ru: { 'operations.screen': 'Происшествия и наряды' },
  kk: { 'operations.screen': 'Оқиғалар мен жасақтар' },
});
