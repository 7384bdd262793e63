import { sql, type Transaction } from 'kysely';
import type { LoggedEvent } from '../../../shared/live/event.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Database, Db } from '../schema.ts';

/** An event that is about to be written. */
export type NewEvent = {
  /** `domain.what_happened`. */
  kind: string;
  /** Territory it concerns; null only for what concerns everybody and holds nothing of one territory. */
  kato: Kato | null;
  /** As in `incident:42`. */
  object: string;
  version?: number | undefined;
  /** Plain JSON; screens within the territory see all of it. */
  data?: unknown;
  /** Key of the command that caused it. */
  key?: string | undefined;
};

type Row = {
  seq: number;
  at: Date;
  kind: string;
  kato: string | null;
  path: string | null;
  object: string;
  version: number | null;
  data?: unknown;
};

const STREAM = 'main';
/** Key of the setting. */
const PUBLISHED = 'events.published';

/**
 * Appends events, numbered without gaps: the stream's row is locked until the transaction ends, so this must come after
 * everything else in it. @returns them as they stand in the log, in order.
 */
export async function appendEvents(
  trx: Transaction<Database>,
  events: readonly NewEvent[],
): Promise<LoggedEvent[]> {
  return append(
    trx,
    events.map((event) => ({ ...event, origin: null })),
  );
}

/**
 * Takes an event that another site wrote into the log of this one, once however often it arrives.
 * @param origin `site:seq`, which names it among all sites.
 * @returns it with its number here; null when it was here already.
 */
export async function takeForeignEvent(
  db: Db,
  event: LoggedEvent,
  origin: string,
): Promise<LoggedEvent | null> {
  return db.transaction().execute(async (trx) => {
    // The lock first: of two deliveries at the same moment the second must see the first.
    await trx.selectFrom('event_stream').select('seq').where('stream', '=', STREAM).forUpdate().execute();
    const known = await trx.selectFrom('event').select('seq').where('origin', '=', origin).executeTakeFirst();
    if (known) return null;
    const [taken] = await append(trx, [{ ...event, version: event.version ?? undefined, origin }]);
    return taken ?? null;
  });
}

async function append(
  trx: Transaction<Database>,
  events: readonly (NewEvent & { origin: string | null })[],
): Promise<LoggedEvent[]> {
  if (events.length === 0) return [];
  const values = JSON.stringify(events);
  const { rows } = await sql<Row>`
    with counted as (
      update event_stream set seq = seq + ${events.length} where stream = ${STREAM}
      returning seq - ${events.length} as before
    )
    insert into event (stream, seq, kind, kato, path, object, version, data, key, origin)
    select ${STREAM}, before + n, e ->> 'kind', e ->> 'kato',
      (select path from admin_unit_version u where u.kato = e ->> 'kato' order by valid_from desc limit 1),
      e ->> 'object', (e ->> 'version')::integer, coalesce(e -> 'data', 'null'), e ->> 'key', e ->> 'origin'
    from counted, jsonb_array_elements(${values}::jsonb) with ordinality as given (e, n)
    returning seq, at, kind, kato, path, object, version, data`.execute(trx);
  return rows.map(asLogged).sort((a, b) => a.seq - b.seq);
}

/** At most `limit` events after a number, in order. */
export async function eventsAfter(db: Db, seq: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'at', 'kind', 'kato', 'path', 'object', 'version', 'data'])
    .where('stream', '=', STREAM)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(asLogged);
}

/** This site's own events after a number, and the number up to which the log was read. */
export async function ownEventsAfter(
  db: Db,
  seq: number,
  limit: number,
): Promise<{ events: LoggedEvent[]; upTo: number }> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'at', 'kind', 'kato', 'path', 'object', 'version', 'data', 'origin'])
    .where('stream', '=', STREAM)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const events = rows.filter(({ origin }) => origin === null).map(asLogged);
  return { events, upTo: rows.at(-1)?.seq ?? seq };
}

/** Up to which event other sites were told. */
export async function publishedEvent(db: Db): Promise<number> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', PUBLISHED).executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** Never goes back, whichever of several servers is the slower one. */
export async function setPublishedEvent(db: Db, seq: number): Promise<void> {
  await sql`
    insert into setting (key, value) values (${PUBLISHED}, ${String(seq)})
    on conflict (key) do update set value = greatest(setting.value::bigint, excluded.value::bigint)::text`.execute(
    db,
  );
}

/** Number of the last event, 0 when there is none. */
export async function lastEvent(db: Db): Promise<number> {
  const row = await db
    .selectFrom('event_stream')
    .select('seq')
    .where('stream', '=', STREAM)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

function asLogged({ seq, at, kind, kato, path, object, version, data }: Row): LoggedEvent {
  return { seq, atMs: at.getTime(), kind, kato, path, object, version, data };
}
