import { TRPCError } from '@trpc/server';
import { closeWantedRow, insertWanted, wantedById, wantedWithin, type NewWanted } from './store.ts';
import { readRows } from './rows.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import {
  WANTED_DAYS,
  type AddWanted,
  type CloseWanted,
  type ImportWanted,
  type WantedFilter,
  type WantedRow,
  type WantedVehicle,
} from '../../../shared/ingest/wanted.ts';
import type { Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { WANTED_CHANGED } from '../followed.ts';

/** Who keeps the list, and where. */
export type Keeper = Guard & { db: Db; actor: string; nowMs: number };

const changed = (kato: Kato) => [{ kind: WANTED_CHANGED, kato, object: `wanted:${kato}` }];

/** The list of the paths, newest first; `plate` as people write it. */
export async function listWanted(
  db: Db,
  paths: readonly string[],
  { plate, over, cursor }: WantedFilter,
  nowMs: number,
): Promise<WantedVehicle[]> {
  const before = cursor ?? null;
  const rows = await wantedWithin(db, paths, { plate, over, before, nowMs });
  return rows.map((row) => ({
    id: row.id,
    plate: row.plate,
    unit: row.kato,
    ground: row.ground,
    vehicle: row.vehicle,
    caseNumber: row.case_number,
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    enteredBy: row.display_name ?? row.entered_by,
    closedAt: row.closed_at && row.closed_at.toISOString(),
    closedReason: row.closed_reason,
    incidents: row.incidents,
  }));
}

/** @throws TRPCError BAD_REQUEST for a time that is over or further away than a year. */
function requireUntil(until: string, nowMs: number): Date {
  const at = new Date(until);
  if (at.getTime() <= nowMs)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'until. This time is over' });
  if (at.getTime() > nowMs + WANTED_DAYS * 86_400_000)
    throw new TRPCError({ code: 'BAD_REQUEST', message: `until. At most ${WANTED_DAYS} days from now` });
  return at;
}

/**
 * Puts a vehicle on the list of a unit of territory; cameras there and below look for it from then on.
 * @throws TRPCError NOT_FOUND or FORBIDDEN for the unit, CONFLICT when it is on the list already.
 */
export function addWanted(
  keeper: Keeper,
  { unit, reason, until, ...vehicle }: AddWanted,
): Promise<{ id: number }> {
  const { db, actor, nowMs, requireUnit } = keeper;
  requireUnit(unit);
  const wanted: NewWanted = { ...vehicle, until: requireUntil(until, nowMs) };
  return write(db, { actor, action: 'ingest.addWanted', note: reason }, async (trx) => {
    const [made] = await insertWanted(trx, { kato: unit, enteredBy: actor, nowMs }, [wanted]);
    if (!made)
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'plate. This plate is on the list of this territory',
      });
    return {
      result: { id: made.id },
      object: `wanted_vehicle:${made.id}`,
      kato: unit,
      after: { ...vehicle, until },
      events: changed(unit),
    };
  });
}

/**
 * Puts many on the list at once; a line that cannot be read or is there already stands in the report and stops no other.
 * @throws TRPCError NOT_FOUND or FORBIDDEN for the unit, BAD_REQUEST for too many lines.
 */
export function importWanted(keeper: Keeper, asked: ImportWanted): Promise<{ rows: WantedRow[] }> {
  const { db, actor, nowMs, requireUnit } = keeper;
  const { unit, reason, ground } = asked;
  requireUnit(unit);
  const read = readRows(asked.text, { ground, until: requireUntil(asked.until, nowMs), nowMs });
  return write(db, { actor, action: 'ingest.importWanted', note: reason }, async (trx) => {
    const good = new Map(read.flatMap((row) => (row.wanted ? [[row.wanted.plate, row]] : [])));
    const made = await insertWanted(
      trx,
      { kato: unit, enteredBy: actor, nowMs },
      Array.from(good.values()).flatMap(({ wanted }) => wanted ?? []),
    );
    const added = new Set(made.map(({ plate }) => plate));
    const rows = read.map((row): WantedRow => {
      const { line, plate, problem, wanted } = row;
      if (!wanted) return { line, plate, outcome: 'wrong', problem };
      const isFirst = good.get(wanted.plate) === row && added.has(wanted.plate);
      return { line, plate, outcome: isFirst ? 'added' : 'already', problem: null };
    });
    return {
      result: { rows },
      object: `wanted:${unit}`,
      kato: unit,
      after: { lines: rows.length, added: made.length, ids: made.map(({ id }) => id) },
      events: changed(unit),
    };
  });
}

/**
 * Takes a vehicle off the list, for a reason.
 * @throws TRPCError NOT_FOUND for one outside, CONFLICT when it is off already.
 */
export function closeWanted(keeper: Keeper, { id, reason }: CloseWanted): Promise<void> {
  const { db, actor, nowMs, requireObject } = keeper;
  return write(db, { actor, action: 'ingest.closeWanted', note: reason }, async (trx) => {
    const found = await wantedById(trx, id);
    const { kato, plate, closed_at } = requireObject(`wanted_vehicle:${id}`, found, (one) => one.kato);
    if (closed_at !== null)
      throw new TRPCError({ code: 'CONFLICT', message: 'id. It is no longer looked for' });
    await closeWantedRow(trx, id, { by: actor, reason, nowMs });
    return {
      result: undefined,
      object: `wanted_vehicle:${id}`,
      kato,
      before: { plate },
      events: changed(kato),
    };
  });
}
