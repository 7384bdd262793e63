import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';

/** How many codes are waiting: of one address, and of all. */
export async function waitingCodes(
  db: Db,
  { address, now, since }: { address: string | null; now: Date; since: Date },
): Promise<{ ofAddress: number; all: number }> {
  const { rows } = await sql<{ ofAddress: number; all: number }>`
    select count(*) filter (where address is not distinct from ${address} and created_at > ${since})::int4 as "ofAddress",
      count(*) filter (where expires_at > ${now} and claimed_at is null)::int4 as "all"
    from wall_pairing where created_at > ${since} or expires_at > ${now}`.execute(db);
  return rows[0] ?? { ofAddress: 0, all: 0 };
}

export async function insertCode(
  trx: Db,
  code: { codeHash: Buffer; secretHash: Buffer; address: string | null; at: Date; expires: Date },
): Promise<number> {
  const { id } = await trx
    .insertInto('wall_pairing')
    .values({
      code_hash: code.codeHash,
      secret_hash: code.secretHash,
      address: code.address,
      created_at: code.at,
      expires_at: code.expires,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A screen that waits, by the code that somebody read from it; held until the transaction ends. */
export const waitingByCode = (trx: Db, codeHash: Buffer, now: Date) =>
  trx
    .selectFrom('wall_pairing')
    .select('id')
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .where('claimed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function claimCode(
  trx: Db,
  id: number,
  claim: { wallId: number; position: number; personId: number; by: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('wall_pairing')
    .set({
      wall_id: claim.wallId,
      position: claim.position,
      person_id: claim.personId,
      claimed_by: claim.by,
      claimed_at: claim.at,
    })
    .where('id', '=', id)
    .execute();
}

/** What became of a code, by the secret that the screen alone knows. */
export async function codeBySecret(
  db: Db,
  secretHash: Buffer,
  { lock = false } = {},
): Promise<
  | {
      id: number;
      expiresMs: number;
      claim: { wallId: number; screen: number; personId: number } | null;
      over: boolean;
    }
  | undefined
> {
  const query = db.selectFrom('wall_pairing').selectAll().where('secret_hash', '=', secretHash);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return undefined;
  const { wall_id: wallId, position: screen, person_id: personId } = row;
  return {
    id: row.id,
    expiresMs: row.expires_at.getTime(),
    claim: wallId !== null && screen !== null && personId !== null ? { wallId, screen, personId } : null,
    over: row.consumed_at !== null || row.revoked_at !== null,
  };
}

export async function consumeCode(trx: Db, id: number, at: Date): Promise<void> {
  await trx.updateTable('wall_pairing').set({ consumed_at: at }).where('id', '=', id).execute();
}

/** Screens that were paired and not revoked since, of some walls. */
export async function pairingsOf(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; screen: number; since: Date; by: string }[]> {
  const rows = await db
    .selectFrom('wall_pairing')
    .distinctOn(['wall_id', 'position'])
    .select(['wall_id', 'position', 'consumed_at', 'claimed_by'])
    .where('wall_id', '=', sql<number>`any(${[...ids]}::bigint[])`)
    .where('consumed_at', 'is not', null)
    .where('revoked_at', 'is', null)
    .orderBy('wall_id')
    .orderBy('position')
    .orderBy('consumed_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.wall_id ?? 0,
    screen: row.position ?? 0,
    since: row.consumed_at ?? new Date(0),
    by: row.claimed_by ?? '',
  }));
}

/** The screen that an account was paired for; undefined for a person, and for one whose pairing was revoked. */
export async function screenOfPerson(
  db: Db,
  personId: number,
): Promise<{ id: number; screen: number } | undefined> {
  const row = await db
    .selectFrom('wall_pairing')
    .select(['wall_id', 'position'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('consumed_at', 'is not', null)
    .orderBy('consumed_at', 'desc')
    .executeTakeFirst();
  return row?.wall_id && row.position ? { id: row.wall_id, screen: row.position } : undefined;
}

/** Revokes what was claimed for a wall, or one screen of it, but for one code. @returns the accounts concerned. */
export async function revokePairings(
  trx: Db,
  { id, position }: { id: number; position?: number },
  { at, except = 0 }: { at: Date; except?: number },
): Promise<number[]> {
  let query = trx
    .updateTable('wall_pairing')
    .set({ revoked_at: at })
    .where('wall_id', '=', id)
    .where('id', '<>', except)
    .where('revoked_at', 'is', null)
    .returning('person_id');
  if (position !== undefined) query = query.where('position', '=', position);
  const rows = await query.execute();
  return [...new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])))];
}

/** Forgets codes that nobody claimed. */
export async function forgetCodes(db: Db, before: Date): Promise<void> {
  await db
    .deleteFrom('wall_pairing')
    .where('expires_at', '<', before)
    .where('claimed_at', 'is', null)
    .execute();
}
