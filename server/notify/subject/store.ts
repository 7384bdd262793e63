import type { Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** An alarm that is no incident, and the facility that it is at. */
export async function alarmSubject(db: Db, id: number) {
  const row = await db
    .selectFrom('alarm as a')
    .leftJoin('facility as f', 'f.id', 'a.facility_id')
    .select(['a.kato', 'a.class', 'f.name_kk', 'f.name_ru', 'f.name_en'])
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { kato, class: kind, name_kk: kk, name_ru: ru, name_en: en } = row;
  const facility: Name | null = kk === null || ru === null || en === null ? null : { kk, ru, en };
  return { kato, class: kind, facility };
}

/** An alarm of a void: how many places it has. */
export const voidSubject = (db: Db, id: number) =>
  db.selectFrom('void_alarm').select(['kato', 'most as places']).where('id', '=', id).executeTakeFirst();

/** A unit without an incident. */
export const crewSubject = (db: Db, id: number) =>
  db
    .selectFrom('police_unit')
    .select(['kato', 'call_sign as callSign'])
    .where('id', '=', id)
    .executeTakeFirst();
