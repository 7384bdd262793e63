import { checkUnitStage, stageUnits, unitsBuiltOn } from './store.ts';
import { acceptUnits, undoUnits, unitEffect } from './units.ts';
import { checkUnitRow } from '../../../../shared/operations/import/check-unit.ts';
import type { ImportWork } from '../../../register/import/job.ts';
import { refusal } from '../../../register/import/refusal.ts';
import { contextOf, named, NAMED_OBSTACLES } from '../../../register/import/register-work.ts';
import { analyseRows } from '../../../register/import/stage/store.ts';
import { stagedWork } from '../../../register/import/staged-work.ts';

/** The register of units from a file: known by call sign and territory, each change a line in the history of its unit. */
export const unitWork: ImportWork = stagedWork({
  kind: 'units',
  checks: async (db) => {
    const context = await contextOf(db);
    return (cells) => checkUnitRow(cells, context);
  },
  stage: stageUnits,
  analyse: analyseRows,
  checkStage: checkUnitStage,
  effect: unitEffect,
  accept: (trx, staged, { actor, reason }) => acceptUnits(trx, staged, { actor, reason, at: Date.now() }),
  obstacle: async (db, runId) => {
    const ids = await unitsBuiltOn(db, runId, NAMED_OBSTACLES);
    return ids.length === 0 ? null : refusal('CONFLICT', 'units-at-work', { ids: named(ids) });
  },
  undo: (trx, runId, { actor, reason }) => undoUnits(trx, runId, { actor, reason, at: Date.now() }),
});
