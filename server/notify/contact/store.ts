import { sql } from 'kysely';
import type { Language } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** Where a person is written to. Who has said nothing of it reads Russian and has no address. */
export type StoredContact = { email: string | null; language: Language };
export const NO_CONTACT: StoredContact = { email: null, language: 'ru' };

export async function contactsOf(
  db: Db,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, StoredContact>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('notify_contact')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .execute();
  return new Map(rows.map(({ person_id, ...contact }) => [person_id, contact]));
}

/** @returns what stood there before. */
export async function putContactRow(
  trx: Db,
  personId: number,
  contact: StoredContact,
): Promise<StoredContact> {
  const before = (await contactsOf(trx, [personId])).get(personId) ?? NO_CONTACT;
  await trx
    .insertInto('notify_contact')
    .values({ person_id: personId, ...contact })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(contact))
    .execute();
  return before;
}

/** Display names by person. */
export async function namesOfPeople(
  db: Db,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; display_name: string }>`
    select id, display_name from person where id = any(${[...personIds]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}
