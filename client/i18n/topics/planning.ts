import { planningBranch } from './planning-branch.ts';
import { planningProgramme } from './planning-programme.ts';
import { planningProgrammeTables } from './planning-programme-tables.ts';
import { planningScreen } from './planning-screen.ts';

/** Planning: what could be otherwise, where it is best done, and what it costs. */
export const planning = {
  en: { ...planningScreen.en, ...planningBranch.en, ...planningProgramme.en, ...planningProgrammeTables.en },
  ru: { ...planningScreen.ru, ...planningBranch.ru, ...planningProgramme.ru, ...planningProgrammeTables.ru },
  kk: { ...planningScreen.kk, ...planningBranch.kk, ...planningProgramme.kk, ...planningProgrammeTables.kk },
};
