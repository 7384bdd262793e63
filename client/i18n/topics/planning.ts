import { planningBranch } from './planning-branch.ts';
import { planningTravel } from './planning-travel.ts';
import { planningScreen } from './planning-screen.ts';

/** Planning: what could be otherwise, where it is best done, and what it costs. */
export const planning = {
  en: { ...planningScreen.en, ...planningBranch.en, ...planningTravel.en },
  ru: { ...planningScreen.ru, ...planningBranch.ru, ...planningTravel.ru },
  kk: { ...planningScreen.kk, ...planningBranch.kk, ...planningTravel.kk },
};
