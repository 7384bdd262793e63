import { planningBranch } from './planning-branch.ts';
import { planningChanges } from './planning-changes.ts';
import { planningProgramme } from './planning-programme.ts';
import { planningProgrammeTables } from './planning-programme-tables.ts';
import { planningScreen } from './planning-screen.ts';
import { planningSites } from './planning-sites.ts';
import { planningWays } from './planning-ways.ts';
import { planningSiting } from './planning-siting.ts';
import { planningSitingAnswer } from './planning-siting-answer.ts';
import { planningTravel } from './planning-travel.ts';

/** Planning: what could be otherwise, where it is best done, and what it costs. */
export const planning = {
  en: {
    ...planningScreen.en,
    ...planningBranch.en,
    ...planningChanges.en,
    ...planningSites.en,
    ...planningWays.en,
    ...planningSiting.en,
    ...planningSitingAnswer.en,
    ...planningProgramme.en,
    ...planningProgrammeTables.en,
    ...planningTravel.en,
  },
  ru: {
    ...planningScreen.ru,
    ...planningBranch.ru,
    ...planningChanges.ru,
    ...planningSites.ru,
    ...planningWays.ru,
    ...planningSiting.ru,
    ...planningSitingAnswer.ru,
    ...planningProgramme.ru,
    ...planningProgrammeTables.ru,
    ...planningTravel.ru,
  },
  kk: {
    ...planningScreen.kk,
    ...planningBranch.kk,
    ...planningChanges.kk,
    ...planningSites.kk,
    ...planningWays.kk,
    ...planningSiting.kk,
    ...planningSitingAnswer.kk,
    ...planningProgramme.kk,
    ...planningProgrammeTables.kk,
    ...planningTravel.kk,
  },
};
