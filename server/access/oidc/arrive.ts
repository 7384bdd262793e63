import { createHash } from 'node:crypto';
import type { Identity } from './provider.ts';
import { OidcError } from './provider.ts';
import { grantSourcesOf, insertIdentity, personOfIdentity } from './store.ts';
import { insertGrant, insertPerson, revokeGrantRow, updatePerson } from '../people/store.ts';
import { dueForAnotherId, tellAccessChanged } from '../sessions/store.ts';
import type { OidcGroups } from '../../../shared/access/oidc.ts';
import type { Role } from '../../../shared/access/role.ts';
import { loginSchema } from '../../../shared/access/schema.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

const ACTOR = 'identity provider';
const REASON = 'group of the identity provider';

type Wanted = { role: Role; kato: Kato };
const keyOf = ({ role, kato }: Wanted): string => `${role} ${kato}`;

/** The roles of the groups, each once; units that a later edition of the hierarchy closed are left out. */
function wantedOf(groups: readonly string[], mapping: OidcGroups, isUnit: (kato: Kato) => boolean): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const group of groups)
    for (const { role, unit } of Object.hasOwn(mapping, group) ? (mapping[group] ?? []) : [])
      if (isUnit(unit)) wanted.set(keyOf({ role, kato: unit }), { role, kato: unit });
  return [...wanted.values()];
}

/** A name as it may stand on a screen. */
function nameOf({ name, username, subject }: Identity): string {
  const clean = (name ?? username ?? '').replaceAll(/\p{C}/gu, '').trim().slice(0, 120);
  return clean.length < 2 ? `oidc ${subject.replaceAll(/\P{ASCII}|\p{C}/gu, '').slice(0, 40)}` : clean;
}

/** Adds the account of an identity. A login that is taken belongs to somebody else: the new one gets another. */
async function addPerson(trx: Db, identity: Identity, at: Date): Promise<number> {
  const mark = createHash('sha256')
    .update(`${identity.issuer} ${identity.subject}`)
    .digest('hex')
    .slice(0, 12);
  const asked = loginSchema.safeParse(identity.username);
  const logins = [...(asked.success ? [asked.data] : []), `oidc-${mark}`];
  const person = { displayName: nameOf(identity), passwordHash: null, passwordUntil: null };
  for (const login of logins) {
    const id = await insertPerson(trx, { ...person, login, demonstration: false, createdBy: ACTOR });
    if (id === undefined) continue;
    const { issuer, subject } = identity;
    if (await insertIdentity(trx, { issuer, subject, personId: id, at })) return id;
    break;
  }
  throw new OidcError('expired');
}

/**
 * Finds or makes the account of who comes from the identity provider, and makes its grants of that source those of the
 * groups, no more and no fewer; grants given here stay as they are.
 * @returns the number of the person.
 * @throws OidcError for who has no role at all, and for a closed account. Grants that the groups no longer give are gone
 * all the same.
 */
export async function arrive(
  db: Db,
  identity: Identity,
  mapping: OidcGroups,
  at: { now: Date; isUnit: (kato: Kato) => boolean },
): Promise<number> {
  const wanted = wantedOf(identity.groups, mapping, at.isUnit);
  const deed = { actor: ACTOR, action: 'access.oidcArrive' };
  const arrived = await write(db, deed, async (trx) => {
    const known = await personOfIdentity(trx, identity.issuer, identity.subject);
    if (known?.disabled) throw new OidcError('disabled');
    if (!known && wanted.length === 0) throw new OidcError('no-role');
    const personId = known?.id ?? (await addPerson(trx, identity, at.now));
    const object = `person:${personId}`;
    const displayName = nameOf(identity);
    if (known && known.displayName !== displayName) await updatePerson(trx, personId, { displayName });

    const standing = await grantSourcesOf(trx, personId, at.now);
    const given = standing.filter(({ source }) => source === 'oidc');
    const has = new Set(given.map(keyOf));
    const may = new Set(wanted.map(keyOf));
    const fresh = wanted.filter((grant) => !has.has(keyOf(grant)));
    const stale = given.filter((grant) => !may.has(keyOf(grant)));
    const term = { from: at.now, until: null, reason: REASON, grantedBy: ACTOR, source: 'oidc' as const };
    for (const grant of fresh) await insertGrant(trx, { ...grant, ...term, personId });
    for (const { id } of stale) await revokeGrantRow(trx, id, { actor: ACTOR, reason: REASON, at: at.now });
    if (fresh.length + stale.length > 0) {
      await dueForAnotherId(trx, personId);
      await tellAccessChanged(trx, `person:${personId}`);
    }
    const holds = standing.length - stale.length + fresh.length > 0;
    return {
      result: { personId, holds },
      object,
      before: { grants: given.map(keyOf) },
      after: { displayName, issuer: identity.issuer, grants: wanted.map(keyOf) },
    };
  });
  if (!arrived.holds) throw new OidcError('no-role');
  return arrived.personId;
}
