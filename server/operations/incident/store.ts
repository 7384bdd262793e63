import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { incidentLogEntrySchema, type IncidentLogEntry } from '../../../shared/operations/log.ts';
import {
  incidentSchema,
  taskSchema,
  type Incident,
  type IncidentFile,
  type Task,
} from '../../../shared/operations/schema.ts';
import { notHeld } from '../../access/retention/store.ts';
import type { Db } from '../../db/schema.ts';
import { forgetPastCallers, putPast } from '../history/store.ts';

const toIncident = ({ data }: { data: unknown }): Incident => incidentSchema.parse(data);
const toTask = ({ data }: { data: unknown }): Task => taskSchema.parse(data);

/** The number of a new incident: the next of its centre and year, without gaps. */
export async function nextSequence(trx: Db, centre: Kato, year: number): Promise<number> {
  const { last } = await trx
    .insertInto('incident_counter')
    .values({ centre, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['centre', 'year']).doUpdateSet({ last: sql`incident_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

const next = async (trx: Db, sequence: 'incident_id' | 'task_id'): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select nextval(${sequence}) as id`.execute(trx);
  return rows[0]?.id ?? 0;
};
export const nextIncidentId = (trx: Db): Promise<number> => next(trx, 'incident_id');
export const nextTaskId = (trx: Db): Promise<number> => next(trx, 'task_id');

/** An incident with its tasks; with `lock` nobody else changes either until the transaction ends. */
export async function incidentFile(
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<IncidentFile | undefined> {
  const query = db.selectFrom('incident').select('data').where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const tasks = await db
    .selectFrom('task')
    .select('data')
    .where('incident_id', '=', id)
    .orderBy('id')
    .execute();
  return { incident: toIncident(row), tasks: tasks.map(toTask) };
}

/** The number that people call an incident by. */
export async function numberOf(db: Db, id: number): Promise<string> {
  const query = db.selectFrom('incident').select('number').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).number;
}

/** The log of an incident, in order. */
export async function incidentLog(db: Db, id: number): Promise<IncidentLogEntry[]> {
  const rows = await db
    .selectFrom('incident_log')
    .select('entry')
    .where('incident_id', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ entry }) => incidentLogEntrySchema.parse(entry));
}

/** Writes an incident and its tasks as they are now, and what led there. */
export async function putIncident(
  trx: Db,
  { incident, tasks }: IncidentFile,
  entries: readonly IncidentLogEntry[],
): Promise<void> {
  const { id, number, kato, state, facilityId: facility_id, times } = incident;
  const now = {
    kato,
    state,
    facility_id,
    closed_at: times.t8 === null ? null : new Date(times.t8),
    data: JSON.stringify(incident),
  };
  await trx
    .insertInto('incident')
    .values({ id, number, received_at: new Date(times.t0 ?? times.t2), ...now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute();
  await putPast(trx, incident);
  await trx
    .insertInto('incident_log')
    .values(entries.map((entry) => ({ incident_id: id, seq: entry.seq, entry: JSON.stringify(entry) })))
    .execute();
  const touched = new Set(entries.flatMap(({ event }) => ('taskId' in event ? [event.taskId] : [])));
  for (const task of tasks.filter((one) => touched.has(one.id))) {
    const moved = { state: task.state, data: JSON.stringify(task) };
    await trx
      .insertInto('task')
      .values({
        id: task.id,
        incident_id: id,
        unit_id: task.unitId,
        assigned_at: new Date(task.times.assigned),
        ...moved,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(moved))
      .execute();
  }
}

/** Open incidents are few, and the most urgent come first: in a storm the others, and not they, are beyond the page. */
const URGENCY = sql<number>`(data ->> 'priority')::int4`;

/**
 * A page of incidents with their tasks, newest first – open ones alone: most urgent first, then newest; `before` is the last
 * id of the page before.
 */
export async function incidentsWithin(
  db: Db,
  page: {
    katos: readonly Kato[];
    /** Incidents that lie elsewhere and are listed as well. */
    ids: readonly number[];
    states: 'open' | 'closed' | 'all';
    before: number | null;
    limit: number;
  },
): Promise<IncidentFile[]> {
  let query = db
    .selectFrom('incident')
    .select(['id', 'data'])
    .where(sql<boolean>`(kato = any(${page.katos}) or id = any(${page.ids}::bigint[]))`)
    .limit(page.limit);
  const isOpen = page.states === 'open';
  if (page.states !== 'all') query = query.where('state', isOpen ? 'not in' : 'in', ['closed', 'merged']);
  if (isOpen) query = query.orderBy(URGENCY);
  if (page.before !== null)
    query = isOpen
      ? query.where(
          sql<boolean>`(${URGENCY}, -id) > (select ${URGENCY}, -id from incident where id = ${page.before})`,
        )
      : query.where('id', '<', page.before);
  const rows = await query.orderBy('id', 'desc').execute();
  if (rows.length === 0) return [];
  const tasks = await db
    .selectFrom('task')
    .select(['incident_id', 'data'])
    .where(
      'incident_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    incident: toIncident(row),
    tasks: tasks.filter((task) => task.incident_id === row.id).map(toTask),
  }));
}

/** Some incidents, in order of their ids. */
export async function incidentsById(db: Db, ids: readonly number[]): Promise<Incident[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('incident')
    .select('data')
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(toIncident);
}

/** Incidents at a facility with an id below `before`, newest first. */
export async function incidentsAtFacility(
  db: Db,
  facilityId: number,
  { before, limit }: { before: number; limit: number },
): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incident')
    .select('data')
    .where('facility_id', '=', facilityId)
    .where('id', '<', before)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toIncident);
}

/** Incidents received between two moments and not merged, with what was noted on them. */
export async function incidentsReceived(
  db: Db,
  { fromMs, toMs, katos }: { fromMs: number; toMs: number; katos: readonly Kato[] },
): Promise<Incident[]> {
  const rows = await db
    .selectFrom('incident')
    .select('data')
    .where('received_at', '>=', new Date(fromMs))
    .where('received_at', '<=', new Date(toMs))
    .where(sql<boolean>`kato = any(${katos})`)
    .where('state', '!=', 'merged')
    .execute();
  return rows.map(toIncident);
}

/** Tasks that nobody has accepted yet and that were not marked, with their incident's id. */
export async function unmarkedTasks(db: Db): Promise<{ task: Task; priority: Incident['priority'] }[]> {
  const rows = await db
    .selectFrom('task')
    .innerJoin('incident', 'incident.id', 'task.incident_id')
    .select(['task.data', 'incident.data as incident'])
    .where('task.state', '=', 'assigned')
    .where('task.escalated_at', 'is', null)
    .orderBy('task.id')
    .execute();
  return rows.map((row) => ({ task: toTask(row), priority: toIncident({ data: row.incident }).priority }));
}

/** Marks a task as escalated. @returns false when it was marked before, or is no longer waited for. */
export async function markEscalated(trx: Db, taskId: number, atMs: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('task')
    .set({ escalated_at: new Date(atMs) })
    .where('id', '=', taskId)
    .where('state', '=', 'assigned')
    .where('escalated_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which of some tasks were not accepted in time. */
export async function escalatedTasks(db: Db, incidentId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('task')
    .select('id')
    .where('incident_id', '=', incidentId)
    .where('escalated_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * True of an incident `i` that was closed before a moment, or that was merged – over others, perhaps – into one that was.
 * A hold on any of them keeps the callers of all below it.
 */
export const isOver = (before: Date) => sql<boolean>`exists (
  with recursive above (id, state, closed_at, next) as (
    select i.id, i.state, i.closed_at, (i.data ->> 'mergedInto')::bigint
    union
    select m.id, m.state, m.closed_at, (m.data ->> 'mergedInto')::bigint
    from above join incident m on m.id = above.next)
  select from above having bool_or(state = 'closed' and closed_at < ${before})
    and bool_and(${notHeld(sql`'incident:' || id`)}))`;

/**
 * Takes the caller – name, telephone, relation – out of incidents whose time was over before a moment: the incident and its
 * log, so that the log still replays to it. The log counts by itself, for it remembers a caller that was edited away.
 * @returns the names of the incidents.
 */
export async function expireCallers(
  trx: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    select id from incident i
    where state in ('closed', 'merged') and ${isOver(before)}
      and exists (select from incident_log where incident_id = i.id and entry @? '$.event.*.caller.relation')
    order by id limit ${limit} for update`.execute(trx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  await sql`update incident set data = data || '{"caller": null}' where id = any(${ids}::bigint[])`.execute(
    trx,
  );
  await forgetPastCallers(trx, ids);
  await sql`select set_config('sholu.expiring', 'on', true)`.execute(trx);
  for (const path of ['{event,facts,caller}', '{event,patch,caller}', '{event,before,caller}'])
    await sql`update incident_log set entry = jsonb_set(entry, ${path}::text[], 'null', false)
      where incident_id = any(${ids}::bigint[]) and entry #> ${path}::text[] is not null`.execute(trx);
  await sql`select set_config('sholu.expiring', 'off', true)`.execute(trx);
  return ids.map((id) => `incident:${id}`);
}

/** Display names of people by how the logs keep them, `person:42`; anybody else keeps that name. */
export async function namesOf(db: Db, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap((actor) => /^person:(\d+)$/.exec(actor)?.[1] ?? []);
  if (ids.length === 0) return new Map();
  const people = await db
    .selectFrom('person')
    .select(['id', 'display_name'])
    .where('id', 'in', ids.map(Number))
    .execute();
  return new Map(people.map((person) => [`person:${person.id}`, person.display_name]));
}

/** The incident that a task belongs to. */
export async function incidentOfTask(db: Db, taskId: number): Promise<number | undefined> {
  const row = await db.selectFrom('task').select('incident_id').where('id', '=', taskId).executeTakeFirst();
  return row?.incident_id;
}
