import { contactsOf, NO_CONTACT, putContactRow } from './store.ts';
import type { Keeper } from '../keeper.ts';
import type { Contact, PutContact } from '../../../shared/notify/notice.ts';
import { isManageable, requireManageable } from '../../access/grants.ts';
import { requirePerson } from '../../access/people.ts';
import { peopleWithin } from '../../access/people/store.ts';
import { write } from '../../db/write.ts';

const PAGE = 50;

/** People with a grant in the territory, by part of a login or a name, and where their e-mail goes. */
export async function listContacts(keeper: Keeper, text: string): Promise<Contact[]> {
  const { db, scope } = keeper;
  const people = await peopleWithin(db, { paths: scope.paths, text, disabled: false, after: 0, limit: PAGE });
  const contacts = await contactsOf(
    db,
    people.map(({ id }) => id),
  );
  return people.map(({ id, displayName, login, grants }) => ({
    personId: id,
    displayName,
    login,
    ...(contacts.get(id) ?? NO_CONTACT),
    manageable: isManageable(keeper, grants),
  }));
}

/**
 * Says where a person's e-mail goes.
 * @throws TRPCError NOT_FOUND for a person outside; FORBIDDEN for one with rights that the keeper has not: whoever chose
 * the address would read what they may see.
 */
export async function putContact(
  keeper: Keeper,
  { personId, email, language, reason }: PutContact,
): Promise<void> {
  requireManageable(keeper, await requirePerson(keeper, personId));
  const { db, actor } = keeper;
  await write(db, { actor, action: 'notify.putContact', note: reason }, async (trx) => {
    const after = { email, language };
    const before = await putContactRow(trx, personId, after);
    return { result: undefined, object: `person:${personId}`, before, after };
  });
}
