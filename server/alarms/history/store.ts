import { sql } from 'kysely';
import { alarmLogEntrySchema } from '../../../shared/alarms/alarm.ts';
import type { AlarmHistory } from '../../../shared/alarms/alarms-at.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** Alarms that stood at some moment of a period, by number, each with its log up to the end: numbers after `after`. */
export async function alarmsDuring(
  db: Db,
  page: { katos: readonly Kato[]; fromMs: number; toMs: number; after: number; limit: number },
): Promise<AlarmHistory[]> {
  const { katos, fromMs, toMs, after, limit } = page;
  const { rows } = await sql<{ id: number; facility: Name | null; log: unknown[] }>`
    select a.id,
      case when f.id is not null then jsonb_build_object('kk', f.name_kk, 'ru', f.name_ru, 'en', f.name_en) end as facility,
      (select coalesce(jsonb_agg(l.entry order by l.seq), '[]') from alarm_log l
        where l.alarm_id = a.id and (l.entry ->> 'at')::bigint <= ${toMs}) as log
    from alarm a left join facility f on f.id = a.facility_id
    where a.id > ${after} and a.kato = any(${[...katos]}::text[]) and a.raised_at <= ${new Date(toMs)}
      and (a.closed_at is null or a.closed_at >= ${new Date(fromMs)})
    order by a.id limit ${limit}`.execute(db);
  return rows.map(({ log, ...row }) => ({
    ...row,
    log: log.map((entry) => alarmLogEntrySchema.parse(entry)),
  }));
}
