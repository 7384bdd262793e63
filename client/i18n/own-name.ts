import type { Translate } from './translate.ts';

/** As the simulation of the demonstration calls its person, its sources and what they enter. */
const SIMULATED = /^(?:Simulation|simulation|Имитация)(?=$|: )/;

/** A name that was typed, as it was typed; one that the product gave itself begins in the reader's language. */
export const ownName = (t: Translate, name: string): string =>
  name.replace(SIMULATED, t('simulation.running'));
