import { pastWork } from './history/import/work.ts';
import { unitWork } from './unit/import/work.ts';
import { inspectionWork } from '../coverage/inspection/import/work.ts';
import type { LaterWork } from '../register/import/imports.ts';

/** Files whose rows become what a later domain than the register has, for its imports. */
export const LATER_IMPORTS: LaterWork = {
  incidents: pastWork,
  units: unitWork,
  inspections: inspectionWork,
};
