import { sql } from 'kysely';
import {
  alarmSchema,
  ALARM_RULES,
  type Alarm,
  type AlarmLogEntry,
} from '../../../shared/operations/alarm.ts';
import type { AlarmClass } from '../../../shared/operations/alarm.ts';
import type { Db } from '../../db/schema.ts';

const columnsOf = (alarm: Omit<Alarm, 'id'>) => ({
  kato: alarm.kato,
  class: alarm.class,
  zone: alarm.zone,
  state: alarm.state,
  raised_at: new Date(alarm.raisedAt),
  source_id: alarm.sourceId,
  account_id: alarm.accountId,
  object: alarm.object,
  facility_id: alarm.facilityId,
  incident_id: alarm.incidentId,
});
const toAlarm = ({ id, data }: { id: number; data: unknown }): Alarm =>
  alarmSchema.parse({ ...(data as object), id });

/** Writes a new alarm. @returns it with its number. */
export async function insertAlarm(trx: Db, alarm: Omit<Alarm, 'id'>): Promise<Alarm> {
  const { id } = await trx
    .insertInto('alarm')
    .values({ ...columnsOf(alarm), data: JSON.stringify(alarm) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { ...alarm, id };
}

/** Writes an alarm as it is now, and what led there. */
export async function putAlarm(
  trx: Db,
  alarm: Alarm,
  entries: readonly Omit<AlarmLogEntry, 'seq'>[],
): Promise<void> {
  const { id, ...data } = alarm;
  await trx
    .updateTable('alarm')
    .set({ ...columnsOf(alarm), data: JSON.stringify(data) })
    .where('id', '=', id)
    .execute();
  const { last } = await trx
    .selectFrom('alarm_log')
    .select((of) => of.fn.coalesce(of.fn.max('seq'), of.lit(0)).as('last'))
    .where('alarm_id', '=', id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('alarm_log')
    .values(
      entries.map((entry, i) => {
        const seq = last + 1 + i;
        return { alarm_id: id, seq, entry: JSON.stringify({ ...entry, seq }) };
      }),
    )
    .execute();
}

/** Alarms of a object that stand, locked, by number: nobody else changes them until the transaction ends. */
export async function standingAlarms(trx: Db, object: string): Promise<Alarm[]> {
  const rows = await trx
    .selectFrom('alarm')
    .select(['id', 'data'])
    .where('object', '=', object)
    .where('state', '!=', 'closed')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toAlarm);
}

/**
 * Locks a facility for alarms until the transaction ends, so that of two that call from it at the same moment the second finds
 * the first one's incident.
 */
export async function lockFacility(trx: Db, facilityId: number): Promise<void> {
  await trx.selectFrom('facility').select('id').where('id', '=', facilityId).forNoKeyUpdate().execute();
}

/**
 * The incident that an alarm of a category belongs to: the newest that an alarm of the same facility or, led by the same
 * centre, of the same object opened and that is not over. It is found by its alarms, closed ones too, because a person may
 * close an alarm while the incident goes on.
 */
export async function openIncidentOf(
  trx: Db,
  { object, facilityId, centre }: { object: string; facilityId: number | null; centre: string },
  category: string,
): Promise<number | undefined> {
  const classes = Object.entries(ALARM_RULES)
    .filter(([, rule]) => rule.category === category)
    .map(([name]) => name as AlarmClass);
  const row = await trx
    .selectFrom('alarm as a')
    .innerJoin('incident as i', 'i.id', 'a.incident_id')
    .select('i.id')
    .where((of) =>
      of.or([
        of.and([of('a.object', '=', object), of(sql`i.data ->> 'centre'`, '=', centre)]),
        ...(facilityId === null ? [] : [of('a.facility_id', '=', facilityId)]),
      ]),
    )
    .where('a.class', 'in', classes)
    .where('i.state', 'not in', ['closed', 'merged'])
    .orderBy('i.id', 'desc')
    .executeTakeFirst();
  return row?.id;
}

/** Whether nobody works on an incident any more. */
export async function isIncidentOver(trx: Db, incidentId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('incident')
    .select('state')
    .where('id', '=', incidentId)
    .executeTakeFirst();
  return row === undefined || row.state === 'closed' || row.state === 'merged';
}
