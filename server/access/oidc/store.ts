import type { Db } from '../../db/schema.ts';

/** The person of an identity, locked until the transaction ends; undefined for one who was never here. */
export const personOfIdentity = (trx: Db, issuer: string, subject: string) =>
  trx
    .selectFrom('person_identity as i')
    .innerJoin('person as p', 'p.id', 'i.person_id')
    .select(['p.id', 'p.disabled', 'p.display_name as displayName'])
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();

/** Remembers whose identity it is; false when another sign-in was quicker. */
export async function insertIdentity(
  trx: Db,
  identity: { issuer: string; subject: string; personId: number; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('person_identity')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      person_id: identity.personId,
      created_at: identity.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Whether somebody signs in through an identity provider. */
export async function hasIdentity(db: Db, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom('person_identity')
    .select('subject')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** A person's grants that stand, with where they come from. */
export const grantSourcesOf = (trx: Db, personId: number, at: Date) =>
  trx
    .selectFrom('access_grant')
    .select(['id', 'role', 'kato', 'source'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]))
    .execute();
