import { sql } from 'kysely';
import type { Role } from '../../../shared/access/role.ts';
import type { StoredGrant } from '../access.ts';
import type { Db } from '../../db/schema.ts';

const msOf = (date: Date | null): number | null => date && date.getTime();

/** What signing in needs of a person. */
export type Credentials = {
  id: number;
  login: string;
  passwordHash: string | null;
  passwordUntilMs: number | null;
  mustChange: boolean;
  totpSecret: Buffer | null;
  totpPending: Buffer | null;
  totpLastStep: number | null;
  demonstration: boolean;
  disabled: boolean;
};

async function credentialsWhere(
  db: Db,
  column: 'login' | 'id',
  value: string | number,
  lock: boolean,
): Promise<Credentials | undefined> {
  const query = db.selectFrom('person').selectAll().where(column, '=', value);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return (
    row && {
      id: row.id,
      login: row.login,
      passwordHash: row.password_hash,
      passwordUntilMs: msOf(row.password_until),
      mustChange: row.must_change,
      totpSecret: row.totp_secret,
      totpPending: row.totp_pending,
      totpLastStep: row.totp_last_step,
      demonstration: row.demonstration,
      disabled: row.disabled,
    }
  );
}

export const credentialsByLogin = (db: Db, login: string): Promise<Credentials | undefined> =>
  credentialsWhere(db, 'login', login, false);
/** With `lock` nobody else changes the person until the transaction ends. */
export const credentialsById = (
  db: Db,
  id: number,
  { lock = false } = {},
): Promise<Credentials | undefined> => credentialsWhere(db, 'id', id, lock);

type NewPerson = {
  login: string;
  displayName: string;
  passwordHash: string | null;
  passwordUntil: Date | null;
  demonstration: boolean;
  createdBy: string;
};

/** Adds a person; undefined when the login is taken. A password from somebody else must be changed. */
export async function insertPerson(trx: Db, person: NewPerson): Promise<number | undefined> {
  const row = await trx
    .insertInto('person')
    .values({
      login: person.login,
      display_name: person.displayName,
      password_hash: person.passwordHash,
      password_until: person.passwordUntil,
      must_change: person.passwordHash !== null,
      demonstration: person.demonstration,
      created_by: person.createdBy,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

type PersonChange = {
  displayName?: string;
  disabled?: boolean;
  password?: { hash: string; until: Date | null; mustChange: boolean };
  totpSecret?: Buffer | null;
  totpPending?: Buffer | null;
  totpLastStep?: number | null;
  recoveryHashes?: string[];
};

export async function updatePerson(trx: Db, id: number, change: PersonChange): Promise<void> {
  const { displayName, disabled, password, totpSecret, totpPending, totpLastStep, recoveryHashes } = change;
  await trx
    .updateTable('person')
    .set({
      ...(displayName === undefined ? {} : { display_name: displayName }),
      ...(disabled === undefined ? {} : { disabled }),
      ...(password === undefined
        ? {}
        : {
            password_hash: password.hash,
            password_until: password.until,
            must_change: password.mustChange,
          }),
      ...(totpSecret === undefined ? {} : { totp_secret: totpSecret }),
      ...(totpPending === undefined ? {} : { totp_pending: totpPending }),
      ...(totpLastStep === undefined ? {} : { totp_last_step: totpLastStep }),
      ...(recoveryHashes === undefined ? {} : { recovery_hashes: recoveryHashes }),
    })
    .where('id', '=', id)
    .execute();
}

/** Takes a time step as used; false when it or a later one was used already. */
export async function usedTotpStep(db: Db, id: number, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes a recovery code as used; false when there is none with this hash. */
export async function usedRecoveryHash(db: Db, id: number, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('person')
    .set({ recovery_hashes: sql`array_remove(recovery_hashes, ${hash})` })
    .where('id', '=', id)
    .where(sql<boolean>`${hash} = any(recovery_hashes)`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A person as the administration shows them, with their grants that are not over. */
export type PersonRecord = {
  id: number;
  login: string;
  displayName: string;
  disabled: boolean;
  demonstration: boolean;
  totp: boolean;
  mustChange: boolean;
  createdAt: Date;
  lastSeenMs: number | null;
  grants: StoredGrant[];
};

const standing = sql`g.revoked_at is null and (g.valid_until is null or g.valid_until > now())`;

const peopleQuery = (db: Db) =>
  db
    .selectFrom('person as p')
    .select(['p.id', 'p.login', 'p.display_name as displayName', 'p.disabled', 'p.demonstration'])
    .select(['p.must_change as mustChange', 'p.created_at as createdAt'])
    .select([
      sql<boolean>`p.totp_secret is not null`.as('totp'),
      sql<number | null>`(select extract(epoch from max(s.last_seen_at)) * 1000 from session s
        where s.person_id = p.id)::float8`.as('lastSeenMs'),
      sql<
        StoredGrant[]
      >`coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'kato', g.kato,
          'fromMs', (extract(epoch from g.valid_from) * 1000)::float8,
          'untilMs', (extract(epoch from g.valid_until) * 1000)::float8) order by g.id)
        from access_grant g where g.person_id = p.id and ${standing}), '[]')`.as('grants'),
    ]);

/** True for people who have, or once had, a grant in one of the units (paths of today) or below. */
const hadGrantWithin = (paths: readonly string[]) =>
  sql<boolean>`exists (select from access_grant g
    join admin_unit_version v on v.kato = g.kato and v.valid_to is null
    where g.person_id = p.id and exists (select from unnest(${[...paths]}::text[]) as above(path)
      where v.path = above.path or v.path like above.path || '/%'))`;

type PeopleQuestion = {
  /** Paths of the units asked for. */
  paths: readonly string[];
  text: string;
  disabled: boolean;
  after: number;
  limit: number;
};

/** A page of the people who have, or once had, a grant within the paths. */
export async function peopleWithin(db: Db, question: PeopleQuestion): Promise<PersonRecord[]> {
  let query = peopleQuery(db)
    .where('p.id', '>', question.after)
    .where('p.disabled', '=', question.disabled)
    .where(hadGrantWithin(question.paths))
    .orderBy('p.id')
    .limit(question.limit);
  if (question.text !== '') {
    const part = `%${question.text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) => eb.or([eb('p.login', 'ilike', part), eb('p.display_name', 'ilike', part)]));
  }
  return query.execute();
}

/** A person who has, or once had, a grant within the paths; undefined for any other. */
export const personWithin = (
  db: Db,
  id: number,
  paths: readonly string[],
): Promise<PersonRecord | undefined> =>
  peopleQuery(db).where('p.id', '=', id).where(hadGrantWithin(paths)).executeTakeFirst();

export const personByLogin = (db: Db, login: string): Promise<PersonRecord | undefined> =>
  peopleQuery(db).where('p.login', '=', login).executeTakeFirst();

/** A person by number, wherever their grants lie. */
export const personById = (db: Db, id: number): Promise<PersonRecord | undefined> =>
  peopleQuery(db).where('p.id', '=', id).executeTakeFirst();

/** A person's grants that are not over. */
export async function grantsOf(db: Db, personId: number): Promise<StoredGrant[]> {
  const person = await peopleQuery(db).where('p.id', '=', personId).executeTakeFirst();
  return person?.grants ?? [];
}

/** Whether there is anybody who may administer people. */
export async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('access_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select('g.id')
    .where('g.role', '=', 'administrator')
    .where('g.revoked_at', 'is', null)
    .where('p.disabled', '=', false)
    .where('p.demonstration', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewGrant = {
  personId: number;
  role: Role;
  kato: string;
  from: Date;
  until: Date | null;
  reason: string;
  grantedBy: string;
  /** `local` unless an identity provider says so. */
  source?: 'local' | 'oidc';
};

/** Adds a grant and gives its number. */
export async function insertGrant(trx: Db, grant: NewGrant): Promise<number> {
  const { id } = await trx
    .insertInto('access_grant')
    .values({
      person_id: grant.personId,
      role: grant.role,
      kato: grant.kato,
      valid_from: grant.from,
      valid_until: grant.until,
      reason: grant.reason,
      granted_by: grant.grantedBy,
      source: grant.source ?? 'local',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A grant that stands, locked until the transaction ends. */
export const standingGrant = (trx: Db, id: number) =>
  trx
    .selectFrom('access_grant')
    .select(['id', 'person_id', 'role', 'kato', 'valid_from', 'valid_until'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();

/** Ends a grant; its row stays. */
export async function revokeGrantRow(
  trx: Db,
  id: number,
  by: { actor: string; reason: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('access_grant')
    .set({ revoked_at: by.at, revoked_by: by.actor, revoke_reason: by.reason })
    .where('id', '=', id)
    .execute();
}

/** Every grant a person ever had, latest first, with the names of who gave and took it. */
export const grantHistoryOf = (db: Db, personId: number) =>
  db
    .selectFrom('access_grant as g')
    .leftJoin('person as giver', (join) => join.on(sql<boolean>`g.granted_by = 'person:' || giver.id`))
    .leftJoin('person as taker', (join) => join.on(sql<boolean>`g.revoked_by = 'person:' || taker.id`))
    .select(['g.id', 'g.role', 'g.kato', 'g.valid_from', 'g.valid_until', 'g.reason'])
    .select(['g.revoked_at', 'g.revoke_reason'])
    .select([
      sql<string>`coalesce(giver.display_name, g.granted_by)`.as('granted_by'),
      sql<string | null>`coalesce(taker.display_name, g.revoked_by)`.as('revoked_by'),
    ])
    .where('g.person_id', '=', personId)
    .orderBy('g.id', 'desc')
    .execute();
