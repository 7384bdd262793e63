import { topic } from './topic.ts';

/** The section of imports. */
export const imports = topic({
  en: { 'imports.empty': 'Nothing has been imported yet' },
  ru: { 'imports.empty': 'Пока ничего не загружали' },
  kk: { 'imports.empty': 'Әзірге ештеңе жүктелген жоқ' },
});
