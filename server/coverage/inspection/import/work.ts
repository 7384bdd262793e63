import { actsBuiltUpon, checkInspectionStage, stagedActs, stageInspections } from './store.ts';
import { recordAct, undoAct } from '../record.ts';
import { inspectionsOfImport } from '../store.ts';
import { checkInspectionRow } from '../../../../shared/coverage/check-inspection.ts';
import type { NewEvent } from '../../../db/event/store.ts';
import { tellRegisterChanged } from '../../../db/register-changed.ts';
import type { Db } from '../../../db/schema.ts';
import { editableFacility, todayInKazakhstan } from '../../../register/edit/store.ts';
import type { ImportWork } from '../../../register/import/job.ts';
import { refusal } from '../../../register/import/refusal.ts';
import { named, NAMED_OBSTACLES } from '../../../register/import/register-work.ts';
import { analyseRows } from '../../../register/import/stage/store.ts';
import { stagedWork, type Staged } from '../../../register/import/staged-work.ts';

type Doer = { actor: string; at: number };

async function accept(trx: Db, { runId }: Staged, by: Doer): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const { facilityId, rows } of await stagedActs(trx, runId)) {
    const [first] = rows;
    const facility = await editableFacility(trx, facilityId, { lock: true });
    if (!first || !facility) continue;
    const { act, inspectedOn, inspector } = first;
    const findings = rows.map(({ measure, state, note }) => ({ measure, state, note }));
    const done = await recordAct(
      trx,
      { facilityId, act, inspectedOn, inspector, note: '', findings },
      { ...by, importRun: runId, kato: facility.kato, version: facility.version },
    );
    events.push(...done.events);
  }
  await tellRegisterChanged(trx);
  return events;
}

/** Inspection sheets: each act is recorded as if somebody had typed it in, and an undo takes each of them back. */
export const inspectionWork: ImportWork = stagedWork({
  kind: 'inspections',
  checks: async (db) => {
    const today = await todayInKazakhstan(db);
    return (cells) => checkInspectionRow(cells, { today });
  },
  stage: stageInspections,
  analyse: analyseRows,
  checkStage: checkInspectionStage,
  effect: async (trx, { runId }) => {
    const { length } = await stagedActs(trx, runId);
    return { created: length, updated: 0, unchanged: 0, replaced: 0 };
  },
  accept: (trx, staged, { actor }) => accept(trx, staged, { actor, at: Date.now() }),
  obstacle: async (db, runId) => {
    const acts = await actsBuiltUpon(db, runId, NAMED_OBSTACLES);
    return acts.length === 0 ? null : refusal('CONFLICT', 'acts-built-upon', { ids: named(acts) });
  },
  undo: async (trx, runId, { actor, reason }) => {
    const events: NewEvent[] = [];
    for (const id of await inspectionsOfImport(trx, runId))
      events.push(...(await undoAct(trx, id, { actor, reason, at: Date.now() })).events);
    await tellRegisterChanged(trx);
    return events;
  },
});
