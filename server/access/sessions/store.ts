import { sql } from 'kysely';
import type { StoredGrant } from '../access.ts';
import type { Db } from '../../db/schema.ts';

/** How far a session has come: the second factor or a new password is still to be given, or the person is in. */
export type Stage = 'totp' | 'change' | 'in';

/** A session with its person and their grants, as one query finds them. Times are epoch, ms. */
export type StoredSession = {
  id: number;
  stage: Stage;
  rotate: boolean;
  /** The cookie still held the former id. */
  isFormerId: boolean;
  lastSeenMs: number;
  expiresMs: number;
  personId: number;
  login: string;
  displayName: string;
  demonstration: boolean;
  totp: boolean;
  recoveryCodesLeft: number;
  /** Those not revoked, in force or not. */
  grants: StoredGrant[];
};

const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

/** The session of an id's hash, when it is neither revoked nor over and its person may sign in; undefined otherwise. */
export async function findSession(
  db: Db,
  idHash: string,
  at: { nowMs: number; formerIdMs: number; demo: boolean },
): Promise<StoredSession | undefined> {
  const now = new Date(at.nowMs);
  const { rows } = await sql<StoredSession>`
    select s.id, s.stage, s.rotate, s.id_hash <> ${idHash} as "isFormerId",
      ${ms('s.last_seen_at')} as "lastSeenMs", ${ms('s.expires_at')} as "expiresMs",
      p.id as "personId", p.login, p.display_name as "displayName", p.demonstration,
      p.totp_secret is not null as totp, cardinality(p.recovery_hashes) as "recoveryCodesLeft",
      coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'kato', g.kato,
          'fromMs', ${ms('g.valid_from')}, 'untilMs', ${ms('g.valid_until')}) order by g.id)
        from access_grant g
        where g.person_id = p.id and g.revoked_at is null
          and (g.valid_until is null or g.valid_until > ${now})), '[]') as grants
    from session s join person p on p.id = s.person_id
    where (s.id_hash = ${idHash}
        or (s.previous_hash = ${idHash} and s.rotated_at > ${new Date(at.nowMs - at.formerIdMs)}))
      and s.revoked_at is null and s.expires_at > ${now} and not p.disabled
      and (${at.demo} or not p.demonstration)`.execute(db);
  return rows[0];
}

type NewSession = {
  idHash: string;
  personId: number;
  stage: Stage;
  nowMs: number;
  expiresMs: number;
  address: string | null;
  userAgent: string | null;
};

/** Adds a session and gives its number. */
export async function insertSession(trx: Db, session: NewSession): Promise<number> {
  const { id } = await trx
    .insertInto('session')
    .values({
      id_hash: session.idHash,
      person_id: session.personId,
      stage: session.stage,
      created_at: new Date(session.nowMs),
      last_seen_at: new Date(session.nowMs),
      expires_at: new Date(session.expiresMs),
      address: session.address,
      user_agent: session.userAgent,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function touchSession(db: Db, id: number, nowMs: number): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: new Date(nowMs) })
    .where('id', '=', id)
    .execute();
}

/** Gives a session another id; false when another request was quicker. `onlyIfDue` asks that a change of id is due. */
export async function changeSessionId(
  db: Db,
  id: number,
  change: { idHash: string; nowMs: number; onlyIfDue: boolean },
): Promise<boolean> {
  let query = db
    .updateTable('session')
    .set((eb) => ({
      previous_hash: eb.ref('id_hash'),
      id_hash: change.idHash,
      rotated_at: new Date(change.nowMs),
      rotate: false,
    }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null);
  if (change.onlyIfDue) query = query.where('rotate', '=', true);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** The ids of a person's sessions change with their next requests. */
export async function dueForAnotherId(trx: Db, personId: number): Promise<void> {
  await trx
    .updateTable('session')
    .set({ rotate: true })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Revokes sessions of a person: one, all, or all but one. Gives the numbers of those that were revoked. */
export async function revokeSessions(
  trx: Db,
  personId: number,
  which: { only?: number; except?: number | undefined },
  nowMs: number,
): Promise<number[]> {
  let query = trx
    .updateTable('session')
    .set({ revoked_at: new Date(nowMs) })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id');
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '<>', which.except);
  return (await query.execute()).map((row) => row.id);
}

/** A person's sessions that are not over, latest first. */
export const sessionsOf = (db: Db, personId: number, nowMs: number) =>
  db
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'user_agent'])
    .where('person_id', '=', personId)
    .where('stage', '=', 'in')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(nowMs))
    .orderBy('last_seen_at', 'desc')
    .execute();

/** Forgets sessions that were over before a moment. */
export async function forgetSessions(db: Db, beforeMs: number): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', new Date(beforeMs)).execute();
}

/** Channel on which a change of what somebody may do is told. */
export const ACCESS_CHANGED = 'sholu_access_changed';

/** When the transaction commits, tells every server: `session:12` is over, `person:5` has other grants. */
export async function tellAccessChanged(
  trx: Db,
  what: `session:${number}` | `person:${number}` | `token:${number}`,
): Promise<void> {
  await sql`select pg_notify(${ACCESS_CHANGED}, ${what})`.execute(trx);
}
