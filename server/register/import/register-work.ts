import { acceptStage, effectOf } from './accept/store.ts';
import type { ImportWork } from './job.ts';
import { refusal, type ImportRefusal } from './refusal.ts';
import { analyseStage, checkStage, STAGERS } from './stage/store.ts';
import { stagedWork } from './staged-work.ts';
import { obstaclesOf, undoAccepted } from './undo/store.ts';
import { checkContext, type CheckContext } from '../../../shared/register/import/check-context.ts';
import { cellsCheck } from '../../../shared/register/import/check-row.ts';
import type { RegisterKind } from '../../../shared/register/import/columns.ts';
import { tellRegisterChanged } from '../../db/register-changed.ts';
import type { Db } from '../../db/schema.ts';
import { activeBoundarySet, boundariesOf, currentUnits } from '../../hierarchy/store.ts';
import { todayInKazakhstan } from '../edit/store.ts';

export const NAMED_OBSTACLES = 10;

/** The world of today that rows are checked against. */
export async function contextOf(db: Db): Promise<CheckContext> {
  const set = await activeBoundarySet(db);
  const boundaries = set
    ? [...(await boundariesOf(db, set.id, 1)).features, ...(await boundariesOf(db, set.id, 2)).features]
    : [];
  return checkContext(await currentUnits(db), boundaries, await todayInKazakhstan(db));
}

/** Some names for a sentence. */
export const named = (ids: readonly string[]): string =>
  ids.join(', ') + (ids.length < NAMED_OBSTACLES ? '' : ' …');

async function obstacleOf(db: Db, id: number, kind: RegisterKind): Promise<ImportRefusal | null> {
  const { edited, occupied, closedUnits } = await obstaclesOf(db, {
    runId: id,
    kind,
    limit: NAMED_OBSTACLES,
  });
  if (edited.length > 0) return refusal('CONFLICT', 'changed-by-hand', { ids: named(edited) });
  if (occupied.length > 0) return refusal('CONFLICT', 'cameras-attached', { ids: named(occupied) });
  return closedUnits.length > 0 ? refusal('CONFLICT', 'units-closed', { ids: named(closedUnits) }) : null;
}

/** Facilities or cameras. Whoever shows the register hears when it has changed. */
const workOn = <K extends RegisterKind>(kind: K, stage: (typeof STAGERS)[K]): ImportWork =>
  stagedWork({
    kind,
    checks: async (db) => cellsCheck(kind, await contextOf(db)),
    stage,
    analyse: (db) => analyseStage(db, kind),
    checkStage: (trx, check) => checkStage(trx, kind, check),
    effect: (trx, staged) => effectOf(trx, { ...staged, kind }),
    accept: async (trx, staged, wish) => {
      await acceptStage(trx, { ...staged, kind }, wish);
      await tellRegisterChanged(trx);
      return [];
    },
    obstacle: (db, runId) => obstacleOf(db, runId, kind),
    undo: async (trx, runId, deed) => {
      await undoAccepted(trx, { runId, kind }, deed);
      await tellRegisterChanged(trx);
      return [];
    },
  });

export const REGISTER_WORK = {
  facilities: workOn('facilities', STAGERS.facilities),
  cameras: workOn('cameras', STAGERS.cameras),
} as const satisfies Record<RegisterKind, ImportWork>;
