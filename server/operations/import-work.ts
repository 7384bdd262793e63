import { pastWork } from './history/import/work.ts';
import { unitWork } from './unit/import/work.ts';
import type { LaterWork } from '../register/import/imports.ts';

/** Files whose rows become past incidents and units, for the imports of the register. */
export const OPERATIONS_IMPORTS: LaterWork = { incidents: pastWork, units: unitWork };
