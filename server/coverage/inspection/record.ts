import { isDeepStrictEqual } from 'node:util';
import { insertInspection, inspectionById, markUndone, type KeptFinding } from './store.ts';
import { settleFacilities } from '../gaps/cases.ts';
import { refusedFor } from '../gaps/refusal.ts';
import type { InspectionFacts } from '../../../shared/coverage/inspection.ts';
import { dayInKazakhstan } from '../../../shared/coverage/known-since.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { RegisterObject } from '../../../shared/register/edit.ts';
import type { Guard } from '../../access/guard.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { recorded, type FieldChange } from '../../register/edit/edit.ts';
import { wordOf, writeWord } from '../../register/edit/inspection.ts';
import { editableFacility } from '../../register/edit/store.ts';

type By = { actor: string; at: number };
export type Inspector = Guard & By;

/** What a recorded or undone act did. */
export type Acted = { id: number; facilityId: number; kato: Kato; events: NewEvent[] };

const actEvent = (id: number, facilityId: number, kato: Kato, what: 'recorded' | 'undone'): NewEvent => ({
  kind: `coverage.inspection_${what}`,
  kato,
  object: `inspection:${id}`,
  data: { facilityId },
});

/**
 * Writes an act in the caller's transaction: what it found goes into the passport unless a younger act has spoken of the
 * measure, with a line in the history of the facility, and closes or opens gaps.
 * @throws TRPCError CONFLICT `act_known`, `day_in_future`.
 */
export async function recordAct(
  trx: Db,
  facts: InspectionFacts,
  { importRun, kato, version, ...by }: By & { importRun: number | null; kato: Kato; version: number },
): Promise<Acted> {
  const { facilityId, act, inspectedOn } = facts;
  if (inspectedOn > dayInKazakhstan(by.at)) throw refusedFor('day_in_future', facilityId);
  const findings: KeptFinding[] = [];
  for (const finding of facts.findings) {
    const before = await wordOf(trx, facilityId, finding.measure);
    findings.push({ ...finding, before, written: before === null || before.observedOn <= inspectedOn });
  }
  const id = await insertInspection(trx, facts, { findings, ...by, importRun });
  if (id === undefined) throw refusedFor('act_known', facilityId);
  const changes: FieldChange[] = [];
  for (const { measure, state, before, written } of findings) {
    const after = { state, observedOn: inspectedOn };
    if (!written || isDeepStrictEqual(before, after)) continue;
    await writeWord(trx, facilityId, measure, after);
    changes.push({ field: `evidence.${measure}`, before, after });
  }
  const object: RegisterObject = `facility:${facilityId}`;
  if (changes.length > 0) await recorded(trx, { actor: by.actor, reason: act, object }, version, changes);
  const settled = await settleFacilities(trx, [facilityId], by);
  return { id, facilityId, kato, events: [actEvent(id, facilityId, kato, 'recorded'), ...settled] };
}

/**
 * Takes an act back in the caller's transaction: the passport reads as before it, and gaps that it closed stand again.
 * @throws TRPCError CONFLICT `undone_already`; `built_upon` when a measure says something else by now.
 */
export async function undoAct(
  trx: Db,
  id: number,
  { reason, ...by }: By & { reason: string },
  guard?: Pick<Guard, 'requireObject'>,
): Promise<Acted> {
  const object = `inspection:${id}`;
  const found = await inspectionById(trx, id, { lock: true });
  const inspection = guard ? guard.requireObject(object, found, ({ kato }) => kato) : found;
  if (!inspection) throw new Error(`There is no inspection ${id}`);
  const { facilityId, kato, inspectedOn } = inspection;
  if (inspection.isUndone) throw refusedFor('undone_already', facilityId);
  const facility = await editableFacility(trx, facilityId, { lock: true });
  const changes: FieldChange[] = [];
  for (const { measure, state, before, written } of inspection.findings) {
    const after = { state, observedOn: inspectedOn };
    if (!written || isDeepStrictEqual(before, after)) continue;
    if (!isDeepStrictEqual(await wordOf(trx, facilityId, measure), after))
      throw refusedFor('built_upon', facilityId);
    await writeWord(trx, facilityId, measure, before);
    changes.push({ field: `evidence.${measure}`, before: after, after: before });
  }
  await markUndone(trx, id, { ...by, reason });
  if (changes.length > 0)
    await recorded(
      trx,
      { actor: by.actor, reason, object: `facility:${facilityId}` },
      facility?.version ?? 1,
      changes,
    );
  const settled = await settleFacilities(trx, [facilityId], by);
  return { id, facilityId, kato, events: [actEvent(id, facilityId, kato, 'undone'), ...settled] };
}

/** Records the act of an inspection. @throws TRPCError NOT_FOUND, CONFLICT as `recordAct`. */
export async function recordInspection(
  db: Db,
  { actor, at, requireObject }: Inspector,
  facts: InspectionFacts,
): Promise<{ id: number; facilityId: number }> {
  const deed = { actor, action: 'coverage.record-inspection', note: facts.act };
  return write(db, deed, async (trx) => {
    const object = `facility:${facts.facilityId}`;
    const locked = await editableFacility(trx, facts.facilityId, { lock: true });
    const { kato, version } = requireObject(object, locked, (found) => found.kato);
    const { id, events } = await recordAct(trx, facts, { actor, at, kato, version, importRun: null });
    const after = { inspection: id, inspectedOn: facts.inspectedOn, findings: facts.findings };
    return { result: { id, facilityId: facts.facilityId }, object, kato, after, events };
  });
}

/** Takes an inspection back. @throws TRPCError NOT_FOUND, CONFLICT as `undoAct`. */
export async function undoInspection(
  db: Db,
  { actor, at, ...guard }: Inspector,
  { id, reason }: { id: number; reason: string },
): Promise<{ facilityId: number }> {
  return write(db, { actor, action: 'coverage.undo-inspection', note: reason }, async (trx) => {
    const { facilityId, kato, events } = await undoAct(trx, id, { actor, at, reason }, guard);
    return { result: { facilityId }, object: `inspection:${id}`, kato, events };
  });
}
