import { keepUnitDeeds, stagedUnits, takeUnitDeeds, type UnitDeed } from './store.ts';
import type { UnitRow } from '../../../../shared/operations/import/check-unit.ts';
import type { Signed, UnitPatch } from '../../../../shared/operations/log.ts';
import type { PoliceUnit } from '../../../../shared/operations/schema.ts';
import { changedFacts } from '../../../../shared/operations/unit-office.ts';
import { appended } from '../../../../shared/operations/unit-machine.ts';
import type { NewEvent } from '../../../db/event/store.ts';
import type { Db } from '../../../db/schema.ts';
import type { Effect } from '../../../register/import/accept/store.ts';
import type { Staged } from '../../../register/import/staged-work.ts';
import { devicesChanged, unitEvents } from '../../told.ts';
import { revokeDevicesOf } from '../office/store.ts';
import { insertUnits, putUnit, unitById } from '../store.ts';

/** Who imports or undoes, why and when. */
export type UnitDoer = { actor: string; reason: string; at: number };

const isAny = (patch: UnitPatch): boolean => Object.keys(patch).length > 0;

/** What a row says of a unit, as far as its file has columns for it. */
function patchOf({ callSign, type, kato, lon, lat, ...row }: UnitRow, columns: readonly string[]): UnitPatch {
  return {
    callSign,
    type,
    home: { kato, lon, lat },
    ...(columns.includes('crew_size') ? { crewSize: row.crewSize } : {}),
    ...(columns.includes('equipment') ? { equipment: row.equipment } : {}),
    ...(columns.includes('shift') ? { duty: row.duty } : {}),
  };
}

/** What accepting would do now. */
export async function unitEffect(db: Db, { runId, columns }: Staged): Promise<Effect> {
  const effect = { created: 0, updated: 0, unchanged: 0, replaced: 0 };
  for (const { row, unit } of await stagedUnits(db, runId)) {
    if (!unit) effect.created++;
    else if (isAny(changedFacts(unit, patchOf(row, columns)).patch)) effect.updated++;
    else effect.unchanged++;
  }
  return effect;
}

/** A unit as it begins: off duty, until its crew or the desk reports it free. */
const newUnit = (
  { callSign, type, kato, lon, lat, crewSize, equipment, duty }: UnitRow,
  at: number,
): Omit<PoliceUnit, 'id'> => ({
  callSign,
  type,
  home: { kato, lon, lat },
  crew: [],
  crewSize,
  equipment,
  duty,
  shift: null,
  status: 'off_duty',
  statusSince: at,
  statusReason: '',
  taskId: null,
  sos: null,
  retiredAt: null,
  version: 1,
});

const signOf = ({ actor, at }: UnitDoer, key: string): Signed => ({
  at,
  happenedAt: at,
  actor,
  role: 'operator',
  key,
});

/** Changes units by patches, each with a line in its history. */
async function editUnits(
  trx: Db,
  changes: readonly { unit: PoliceUnit; patch: UnitPatch }[],
  { doer, key }: { doer: UnitDoer; key: string },
): Promise<{ deeds: UnitDeed[]; events: NewEvent[] }> {
  const deeds: UnitDeed[] = [];
  const events: NewEvent[] = [];
  for (const { unit, patch } of changes) {
    const changed = changedFacts(unit, patch);
    if (!isAny(changed.patch)) continue;
    const event = { type: 'edited' as const, ...changed, reason: doer.reason };
    const { state, entries } = appended(unit, event, signOf(doer, key));
    await putUnit(trx, state, entries);
    deeds.push({ unitId: unit.id, before: changed.before, version: state.version });
    events.push(...unitEvents(state, entries));
  }
  return { deeds, events };
}

/** Takes the staged rows into the register of units. @returns what screens are told. */
export async function acceptUnits(trx: Db, { runId, columns }: Staged, doer: UnitDoer): Promise<NewEvent[]> {
  const { actor, at } = doer;
  const key = `import-${runId}`;
  const rows = await stagedUnits(trx, runId, { lock: true });
  const known = rows.flatMap(({ row, unit }) => (unit ? [{ unit, patch: patchOf(row, columns) }] : []));
  const { deeds, events } = await editUnits(trx, known, { doer, key });
  const units = rows.flatMap(({ row, unit }) => (unit ? [] : [newUnit(row, at)]));
  const ids = await insertUnits(trx, units, { actor, at, demonstration: false });
  for (const [i, one] of units.entries()) {
    const unit = { ...one, id: ids[i] ?? 0 };
    const event = { type: 'registered' as const, unit };
    deeds.push({ unitId: unit.id, before: null, version: unit.version });
    events.push(...unitEvents(unit, [{ ...signOf(doer, key), unitId: unit.id, seq: 1, event }]));
  }
  await keepUnitDeeds(trx, runId, deeds);
  return events;
}

/**
 * Takes an import of units back: what it changed reads as before, and what it made is stood down – a unit is not deleted,
 * because its history is not. @returns what screens are told.
 */
export async function undoUnits(trx: Db, runId: number, doer: UnitDoer): Promise<NewEvent[]> {
  const key = `undo-import-${runId}`;
  const deeds = (await takeUnitDeeds(trx, runId)).toSorted((a, b) => a.unitId - b.unitId);
  const changes: { unit: PoliceUnit; patch: UnitPatch }[] = [];
  const events: NewEvent[] = [];
  for (const { unitId, before } of deeds) {
    const unit = await unitById(trx, unitId, { lock: true });
    if (!unit) continue;
    if (before) {
      changes.push({ unit, patch: before });
      continue;
    }
    const event = { type: 'retired' as const, reason: doer.reason };
    const { state, entries } = appended(unit, event, signOf(doer, key));
    await revokeDevicesOf(trx, unitId, doer.actor);
    await putUnit(trx, state, entries);
    events.push(...unitEvents(state, entries), devicesChanged(state));
  }
  const edited = await editUnits(trx, changes, { doer, key });
  return [...edited.events, ...events];
}
