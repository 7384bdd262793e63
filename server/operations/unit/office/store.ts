import { sql } from 'kysely';
import { unitLogEntrySchema, type UnitLogEntry } from '../../../../shared/operations/log.ts';
import { OFFICE_EVENTS, type UnitPage } from '../../../../shared/operations/unit-office.ts';
import type { Kato } from '../../../../shared/hierarchy/schema.ts';
import type { PoliceUnit, Position } from '../../../../shared/operations/schema.ts';
import type { Db } from '../../../db/schema.ts';
import { positionOf, seenUnits, toUnit } from '../store.ts';

/** A unit of the register, with where it was last seen and how many devices may send for it. */
export type RegisteredUnit = {
  unit: PoliceUnit;
  demonstration: boolean;
  position: Position | null;
  devices: number;
};

/** Letters that the search does not tell apart: large and small, and Kazakh ones from their Russian neighbours. A database
 * need not know the locale, so it is told letter by letter. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІәғқңөұүһіё';
const FOLDED = 'abcdefghijklmnopqrstuvwxyzабвгдеежзийклмнопрстуфхцчшщъыьэюяагкноуухиагкноуухие';
const folded = (text: string): string =>
  Array.from(text, (letter) => FOLDED[LETTERS.indexOf(letter)] ?? letter).join('');

type Question = Omit<UnitPage, 'unit'> & { katos: readonly Kato[] };

const matching = (db: Db, { katos, text, type, status, retired }: Question) => {
  let query = seenUnits(db)
    .where('u.kato', 'in', [...katos])
    .where('u.retired_at', retired ? 'is not' : 'is', null);
  if (text !== '')
    query = query.where(
      sql<boolean>`strpos(translate(u.call_sign, ${LETTERS}, ${FOLDED}), ${folded(text)}) > 0`,
    );
  if (type) query = query.where(sql`u.data ->> 'type'`, '=', type);
  if (status) query = query.where(sql`u.data ->> 'status'`, '=', status);
  return query;
};

/** A page of units in the order in which they were registered, and how many there are in all. */
export async function unitPage(
  db: Db,
  question: Question,
): Promise<{ rows: RegisteredUnit[]; total: number; nextCursor: number | null }> {
  const { cursor, limit } = question;
  const rows = await matching(db, question)
    .select(
      sql<number>`(select count(*)::int4 from ingest_device d where d.unit_id = u.id and d.enabled)`.as(
        'devices',
      ),
    )
    .where('u.id', '>', cursor ?? 0)
    .orderBy('u.id')
    .limit(limit)
    .execute();
  const { total } = await matching(db, question)
    .clearSelect()
    .select(sql<number>`count(*)::int4`.as('total'))
    .executeTakeFirstOrThrow();
  return {
    rows: rows.map((row) => ({
      unit: toUnit(row),
      demonstration: row.demonstration,
      position: positionOf(row),
      devices: row.devices,
    })),
    total,
    nextCursor: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** What administrators did to a unit, in order; what its crew reports, tens of thousands of lines a year, is not read. */
export async function officeLog(db: Db, unitId: number): Promise<UnitLogEntry[]> {
  const rows = await db
    .selectFrom('police_unit_log')
    .select('entry')
    .where('unit_id', '=', unitId)
    .where(sql`entry #>> '{event,type}'`, 'in', OFFICE_EVENTS)
    .orderBy('seq')
    .execute();
  return rows.map(({ entry }) => unitLogEntrySchema.parse(entry));
}

/** Whether another unit on duty in this unit of territory has the call sign. */
export async function isCallSignTaken(
  db: Db,
  { kato, callSign, except }: { kato: Kato; callSign: string; except: number | null },
): Promise<boolean> {
  let query = db
    .selectFrom('police_unit')
    .select('id')
    .where('kato', '=', kato)
    .where('call_sign', '=', callSign)
    .where('retired_at', 'is', null);
  if (except !== null) query = query.where('id', '<>', except);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Takes all devices from a unit. */
export async function revokeDevicesOf(trx: Db, unitId: number, actor: string): Promise<void> {
  await trx
    .updateTable('ingest_device')
    .set({ enabled: false, revoked_at: new Date(), revoked_by: actor })
    .where('unit_id', '=', unitId)
    .where('enabled', '=', true)
    .execute();
}
