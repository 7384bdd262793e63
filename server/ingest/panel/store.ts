import { sql } from 'kysely';
import type { PanelSignal } from '../../../shared/ingest/dc09/signal.ts';
import type { Db } from '../../db/schema.ts';

/** A panel and the facility it stands in, locked until the transaction ends: its signals are taken one after another. */
export async function lockedPanel(trx: Db, accountId: number) {
  const account = await trx
    .selectFrom('alarm_account')
    .select(['id', 'source_id', 'account', 'facility_id', 'supervision_s', 'enabled'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account) return undefined;
  const facility = await trx
    .selectFrom('facility as f')
    .select(['f.id', 'f.kato', 'f.lon', 'f.lat', 'f.name_ru'])
    .where('f.id', '=', account.facility_id)
    .executeTakeFirst();
  return { ...account, facility };
}

/** Whether a frame was taken since a moment. */
export async function frameTaken(
  trx: Db,
  accountId: number,
  frame: string,
  sinceMs: number,
): Promise<boolean> {
  const row = await trx
    .selectFrom('panel_event')
    .select('id')
    .where('account_id', '=', accountId)
    .where('frame', '=', frame)
    .where('received_at', '>=', new Date(sinceMs))
    .executeTakeFirst();
  return row !== undefined;
}

/** Something a panel said and what it became. */
export type PanelEvent = PanelSignal & { alarmId: number | null; incidentId: number | null };

/** Keeps what a frame said. */
export async function keepPanelEvents(
  trx: Db,
  of: {
    sourceId: number;
    accountId: number;
    frame: string;
    receivedMs: number;
    atMs: number | null;
    encrypted: boolean;
  },
  events: readonly PanelEvent[],
): Promise<void> {
  await trx
    .insertInto('panel_event')
    .values(
      events.map((event, i) => ({
        source_id: of.sourceId,
        account_id: of.accountId,
        frame: of.frame,
        part: i + 1,
        received_at: new Date(of.receivedMs),
        happened_at: of.atMs === null ? null : new Date(of.atMs),
        code: event.code,
        what: event.what,
        class: event.class,
        zone: event.zone,
        area: event.area,
        person: event.person,
        encrypted: of.encrypted,
        alarm_id: event.alarmId,
        incident_id: event.incidentId,
      })),
    )
    .execute();
}

/**
 * Writes when panels were last heard, never back in time.
 * @returns those of them whose line counts as lost.
 */
export async function keepHeard(db: Db, heard: ReadonlyMap<number, number>): Promise<number[]> {
  const ids = [...heard.keys()];
  const { rows } = await sql<{ id: number; lost: boolean }>`
    insert into alarm_account_line (account_id, last_heard_at)
    select * from unnest(${ids}::bigint[],
      ${ids.map((id) => new Date(heard.get(id) ?? 0).toISOString())}::timestamptz[]) order by 1
    on conflict (account_id) do update set
      last_heard_at = greatest(alarm_account_line.last_heard_at, excluded.last_heard_at)
    returning account_id as id, lost_at is not null as lost`.execute(db);
  return rows.flatMap(({ id, lost }) => (lost ? [id] : []));
}

/** Panels that are watched and were silent for longer than they may, and do not count as lost yet. */
export async function silentPanels(
  db: Db,
  { nowMs, sinceMs }: { nowMs: number; sinceMs: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from alarm_account a
    join ingest_source s on s.id = a.source_id
    left join alarm_account_line l on l.account_id = a.id
    where a.enabled and s.enabled and a.supervision_s is not null and l.lost_at is null
      and greatest(l.last_heard_at, a.created_at, ${new Date(sinceMs)}::timestamptz)
        < ${new Date(nowMs)}::timestamptz - make_interval(secs => a.supervision_s)
    order by a.id limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Marks a line as lost unless it was heard meanwhile, or as back. @returns false when another server was faster or there is
 * nothing to mark.
 */
export async function markLine(
  trx: Db,
  accountId: number,
  mark: { lostMs: number; silentSinceMs: number } | null,
): Promise<boolean> {
  if (mark === null) {
    const { numUpdatedRows } = await trx
      .updateTable('alarm_account_line')
      .set({ lost_at: null })
      .where('account_id', '=', accountId)
      .where('lost_at', 'is not', null)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  const { rows } = await sql`
    insert into alarm_account_line (account_id, lost_at) values (${accountId}, ${new Date(mark.lostMs)})
    on conflict (account_id) do update set lost_at = excluded.lost_at
    where alarm_account_line.lost_at is null
      and (alarm_account_line.last_heard_at is null
        or alarm_account_line.last_heard_at < ${new Date(mark.silentSinceMs)})
    returning account_id`.execute(trx);
  return rows.length > 0;
}
