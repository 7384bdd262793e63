import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { WANTED_PAGE, type WantedGround } from '../../../shared/ingest/wanted.ts';
import type { Db } from '../../db/schema.ts';

/** A vehicle that is looked for, as hits are compared with it. */
export type Wanted = { id: number; kato: Kato; untilMs: number };

/** The list in memory: by plate, and after which change it was read. */
export type WantedList = { change: number; byPlate: ReadonlyMap<string, readonly Wanted[]> };

/** Reads who is looked for, unless nothing changed since it was read last. */
export async function readWanted(db: Db, last: WantedList | null): Promise<WantedList> {
  const { change } = await db.selectFrom('wanted_stamp').select('change').executeTakeFirstOrThrow();
  if (last?.change === change) return last;
  const rows = await db
    .selectFrom('wanted_vehicle')
    .select(['id', 'plate', 'kato', 'until'])
    .where('closed_at', 'is', null)
    .where('until', '>', sql<Date>`now()`)
    .orderBy('id')
    .execute();
  const byPlate = new Map<string, Wanted[]>();
  for (const { id, plate, kato, until } of rows) {
    const of = byPlate.get(plate) ?? [];
    byPlate.set(plate, of);
    of.push({ id, kato, untilMs: until.getTime() });
  }
  return { change, byPlate };
}

/** Says that the list changes, and waits for whoever changes it at the moment. */
const stamp = (trx: Db) =>
  trx
    .updateTable('wanted_stamp')
    .set({ change: sql`change + 1` })
    .execute();

/** A wanted vehicle, locked; undefined when it is no longer looked for. */
export const lockedWanted = (trx: Db, id: number, nowMs: number) =>
  trx
    .selectFrom('wanted_vehicle')
    .select(['id', 'plate', 'kato', 'ground', 'vehicle', 'case_number'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('until', '>', new Date(nowMs))
    .forUpdate()
    .executeTakeFirst();

/** An entry of the list, over or not, locked. */
export const wantedById = (trx: Db, id: number) =>
  trx
    .selectFrom('wanted_vehicle')
    .select(['id', 'plate', 'kato', 'closed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export type NewWanted = {
  plate: string;
  ground: WantedGround;
  vehicle: string;
  caseNumber: string;
  until: Date;
};

/** Ends entries that are past their time, so that a plate can be put on the list again. */
const expire = (trx: Db, plates: readonly string[], kato: Kato, nowMs: number) =>
  sql`update wanted_vehicle set closed_at = until, closed_by = 'system', closed_reason = 'until'
    where plate = any(${[...plates]}::text[]) and kato = ${kato} and closed_at is null
      and until <= ${new Date(nowMs)}`.execute(trx);

/** Puts vehicles on the list of a unit of territory. @returns the plates that were not on it yet. */
export async function insertWanted(
  trx: Db,
  of: { kato: Kato; enteredBy: string; nowMs: number },
  vehicles: readonly NewWanted[],
): Promise<{ id: number; plate: string }[]> {
  const { kato, enteredBy, nowMs } = of;
  await stamp(trx);
  await expire(
    trx,
    vehicles.map(({ plate }) => plate),
    kato,
    nowMs,
  );
  const { rows } = await sql<{ id: number; plate: string }>`
    insert into wanted_vehicle (plate, kato, ground, vehicle, case_number, since, until, entered_by)
    select plate, ${kato}, ground, vehicle, case_number, ${new Date(nowMs)}::timestamptz, until, ${enteredBy}
    from unnest(${vehicles.map((one) => one.plate)}::text[], ${vehicles.map((one) => one.ground)}::text[],
      ${vehicles.map((one) => one.vehicle)}::text[], ${vehicles.map((one) => one.caseNumber)}::text[],
      ${vehicles.map((one) => one.until.toISOString())}::timestamptz[])
      as one(plate, ground, vehicle, case_number, until)
    on conflict (plate, kato) where closed_at is null do nothing returning id, plate`.execute(trx);
  return rows;
}

/** Takes a vehicle off the list. */
export async function closeWantedRow(
  trx: Db,
  id: number,
  { by, reason, nowMs }: { by: string; reason: string; nowMs: number },
): Promise<void> {
  await stamp(trx);
  await trx
    .updateTable('wanted_vehicle')
    .set({
      closed_at: new Date(nowMs),
      closed_by: by,
      closed_reason: reason,
    })
    .where('id', '=', id)
    .execute();
}

/** A page of the list of the paths, newest first, with who entered it and the incidents that it was seen in. */
export async function wantedWithin(
  db: Db,
  paths: readonly string[],
  { plate, over, before, nowMs }: { plate: string; over: boolean; before: number | null; nowMs: number },
) {
  const isOver = sql<boolean>`(w.closed_at is not null or w.until <= ${new Date(nowMs)})`;
  return db
    .selectFrom('wanted_vehicle as w')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 'w.kato').on('v.valid_to', 'is', null),
    )
    .leftJoin('person as p', (join) => join.on(sql`'person:' || p.id`, '=', sql`w.entered_by`))
    .select(['w.id', 'w.plate', 'w.kato', 'w.ground', 'w.vehicle', 'w.case_number', 'w.since', 'w.until'])
    .select(['w.closed_at', 'w.closed_reason', 'w.entered_by', 'p.display_name'])
    .select(
      sql<{ id: number; number: string }[]>`coalesce((
        select json_agg(json_build_object('id', i.id, 'number', i.number) order by i.id desc)
        from (select distinct i.id, i.number from alarm a join incident i on i.id = a.incident_id
          where a.object = 'wanted_vehicle:' || w.id order by i.id desc limit 3) i), '[]')`.as('incidents'),
    )
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .where(over ? isOver : sql<boolean>`not ${isOver}`)
    .$if(plate !== '', (query) => query.where('w.plate', 'like', `${plate}%`))
    .$if(before !== null, (query) => query.where('w.id', '<', before ?? 0))
    .orderBy('w.id', 'desc')
    .limit(WANTED_PAGE)
    .execute();
}
