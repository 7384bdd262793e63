import { sql } from 'kysely';
import { ALARM_RULES, type AlarmClass } from '../../../shared/alarms/alarm-class.ts';
import type { Db } from '../../db/schema.ts';

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

/**
 * Alarms that stand although what they called for is over: the incident that they opened is closed, or the task that nobody
 * took has moved on.
 */
export async function alarmsOverNow(
  db: Db,
): Promise<{ id: number; reason: 'incident_closed' | 'task_moved' }[]> {
  const calls = Object.entries(ALARM_RULES).flatMap(([name, { end }]) => (end === 'person' ? [name] : []));
  const { rows } = await sql<{ id: number; reason: 'incident_closed' | 'task_moved' }>`
    select a.id, 'incident_closed' as reason from alarm a join incident i on i.id = a.incident_id
    where a.state <> 'closed' and a.class = any(${calls}::text[]) and i.state = 'closed' and a.raised_at <= i.closed_at
    union all
    select a.id, 'task_moved' from alarm a join task t on a.object = 'task:' || t.id
    where a.state <> 'closed' and a.class = 'task_unaccepted' and t.state <> 'assigned'
    order by id limit 500`.execute(db);
  return rows;
}
