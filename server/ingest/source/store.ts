import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Reason } from '../../../shared/ingest/reason.ts';
import { SET_ASIDE_PAGE, type SourceKind } from '../../../shared/ingest/source.ts';
import type { Db } from '../../db/schema.ts';

/** A source as adapters see it. */
export type Source = {
  id: number;
  kind: SourceKind;
  name: string;
  /** Its territory, and the centre that its alarms are answered by. */
  kato: Kato;
  settings: unknown;
  perMinute: number;
  /** SHA-256 of its secret in hexadecimal. */
  secretHash: string | null;
  enabled: boolean;
  /** SHA-256 of the secret before this one, and until when it is taken, milliseconds. */
  previous: { hash: string; untilMs: number } | null;
};

/** The source and its secrets as hashes in hexadecimal, for looking it up; the old one while it is taken. */
export const secretsOf = (source: Source, nowMs: number): [hash: string, source: Source][] =>
  [
    source.secretHash,
    source.previous && source.previous.untilMs > nowMs ? source.previous.hash : null,
  ].flatMap((hash) => (hash === null ? [] : [[hash, source]]));

const columns = ['id', 'kind', 'name', 'kato', 'settings', 'per_minute', 'enabled', 'version'] as const;

/** Sources that may send. */
export const enabledSources = async (db: Db): Promise<Source[]> =>
  (await allSources(db)).filter(({ enabled }) => enabled);

/** Every source, by number. */
export async function allSources(db: Db): Promise<Source[]> {
  const rows = await db
    .selectFrom('ingest_source')
    .select([...columns, 'secret_hash', 'previous_hash', 'previous_until'])
    .orderBy('id')
    .execute();
  return rows.map(({ id, kind, name, kato, settings, per_minute, enabled, secret_hash, ...row }) => ({
    id,
    kind,
    name,
    kato,
    settings,
    perMinute: per_minute,
    enabled,
    secretHash: secret_hash && secret_hash.toString('hex'),
    previous:
      row.previous_hash && row.previous_until
        ? { hash: row.previous_hash.toString('hex'), untilMs: row.previous_until.getTime() }
        : null,
  }));
}

/** Sources of units in the paths or below, with what they sent so far, by name. */
export async function sourcesWithin(db: Db, paths: readonly string[]) {
  return db
    .selectFrom('ingest_source as s')
    .innerJoin('admin_unit_version as v', (join) =>
      join.onRef('v.kato', '=', 's.kato').on('v.valid_to', 'is', null),
    )
    .leftJoin('ingest_source_count as c', 'c.source_id', 's.id')
    .select(columns.map((column) => `s.${column}` as const))
    .select([
      's.previous_until',
      'c.last_heard_at',
      'c.accepted',
      'c.duplicate',
      'c.quarantined',
      'c.refused',
    ])
    .select((of) => [
      of
        .selectFrom('alarm_account')
        .select(sql<number>`count(*)::int4`.as('n'))
        .whereRef('source_id', '=', 's.id')
        .as('accounts'),
      of
        .selectFrom('alarm_account as a')
        .innerJoin('alarm_account_line as l', 'l.account_id', 'a.id')
        .select(sql<number>`count(*)::int4`.as('n'))
        .whereRef('a.source_id', '=', 's.id')
        .where('a.enabled', '=', true)
        .where('l.lost_at', 'is not', null)
        .as('lines_lost'),
    ])
    .where(
      sql<boolean>`exists (select from unnest(${[...paths]}::text[]) as above(path)
        where v.path = above.path or v.path like above.path || '/%')`,
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
}

/** A source; with `lock` nobody else changes it until the transaction ends. */
export async function sourceById(db: Db, id: number, { lock = false } = {}) {
  const query = db
    .selectFrom('ingest_source')
    .select([...columns, 'secret_hash', 'previous_until'])
    .where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

type NewSource = Pick<Source, 'kind' | 'name' | 'kato' | 'perMinute'> & {
  settings: object;
  secretHash: Buffer | null;
  createdBy: string;
};

/** Adds a source; undefined when its line is another's. */
export async function insertSource(trx: Db, source: NewSource): Promise<number | undefined> {
  const row = await trx
    .insertInto('ingest_source')
    .values({
      kind: source.kind,
      name: source.name,
      kato: source.kato,
      secret_hash: source.secretHash,
      settings: JSON.stringify(source.settings),
      per_minute: source.perMinute,
      created_by: source.createdBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateSourceRow(
  trx: Db,
  id: number,
  changes: {
    name?: string;
    per_minute?: number;
    enabled?: boolean;
    settings?: string;
    secret_hash?: Buffer;
    previous_hash?: Buffer | null;
    previous_until?: Date | null;
  },
): Promise<void> {
  await trx
    .updateTable('ingest_source')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The server's own source of telephones' positions, made when it is not there. */
export async function ensureOsmAndSource(db: Db, kato: Kato): Promise<number> {
  const source = { kind: 'osmand' as const, name: 'OsmAnd, Traccar', kato, settings: {}, perMinute: 300 };
  const made = await insertSource(db, { ...source, secretHash: null, createdBy: 'server' });
  if (made !== undefined) return made;
  const { id } = await db
    .selectFrom('ingest_source')
    .select('id')
    .where('kind', '=', 'osmand')
    .executeTakeFirstOrThrow();
  return id;
}

/** What a source sent since it was last written. */
export type Counted = {
  lastHeardMs: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  refused: number;
};

/** Adds to what sources sent before. */
export async function keepCounts(db: Db, counts: ReadonlyMap<number, Counted>): Promise<void> {
  const rows = Array.from(counts, ([sourceId, counted]) => ({ sourceId, ...counted }));
  // One order for all writers, so that two servers never wait for each other in a ring.
  await sql`
    insert into ingest_source_count (source_id, last_heard_at, accepted, duplicate, quarantined, refused)
    select * from unnest(
      ${rows.map((r) => r.sourceId)}::bigint[],
      ${rows.map((r) => new Date(r.lastHeardMs).toISOString())}::timestamptz[],
      ${rows.map((r) => r.accepted)}::bigint[], ${rows.map((r) => r.duplicate)}::bigint[],
      ${rows.map((r) => r.quarantined)}::bigint[], ${rows.map((r) => r.refused)}::bigint[]) order by 1
    on conflict (source_id) do update set
      last_heard_at = greatest(ingest_source_count.last_heard_at, excluded.last_heard_at),
      accepted = ingest_source_count.accepted + excluded.accepted,
      duplicate = ingest_source_count.duplicate + excluded.duplicate,
      quarantined = ingest_source_count.quarantined + excluded.quarantined,
      refused = ingest_source_count.refused + excluded.refused`.execute(db);
}

/** Something that came and was not taken. `sample` is the beginning of it, without a secret and without personal data. */
export type NewSetAside = {
  sourceId: number | null;
  outcome: 'quarantined' | 'refused';
  atMs: number;
  address: string;
  reason: Reason;
  /** What more there is to say of it. */
  detail?: string | undefined;
  sample: string;
};

/** What is kept of each source; older ones go. */
const KEPT = 1_000;

/** Keeps what was not taken, for whoever looks after the sources; of each source the last ones only. */
export async function keepSetAside(db: Db, messages: readonly NewSetAside[]): Promise<void> {
  await db
    .insertInto('ingest_refused')
    .values(
      messages.map(({ sourceId, atMs, reason, detail, ...rest }) => ({
        source_id: sourceId,
        at: new Date(atMs),
        reason: detail === undefined ? reason : `${reason}: ${detail}`,
        ...rest,
      })),
    )
    .execute();
  for (const sourceId of new Set(messages.map((message) => message.sourceId)))
    await sql`
      delete from ingest_refused where source_id is not distinct from ${sourceId}::bigint and id <= (
        select id from ingest_refused where source_id is not distinct from ${sourceId}::bigint
        order by id desc offset ${KEPT} limit 1)`.execute(db);
}

/** A page of what a source sent and nobody took, newest first. */
export const setAsideOf = (db: Db, sourceId: number | null, before: number | null) =>
  db
    .selectFrom('ingest_refused')
    .select(['id', 'at', 'outcome', 'address', 'reason', 'sample'])
    .where('source_id', sourceId === null ? 'is' : '=', sourceId)
    .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(SET_ASIDE_PAGE)
    .execute();
