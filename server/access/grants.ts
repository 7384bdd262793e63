import { TRPCError } from '@trpc/server';
import { withPaths, type Access, type StoredGrant } from './access.ts';
import type { Guard } from './guard.ts';
import {
  grantHistoryOf,
  insertGrant,
  revokeGrantRow,
  standingGrant,
  type PersonRecord,
} from './people/store.ts';
import { dueForAnotherId, tellAccessChanged } from './sessions/store.ts';
import { canGrant, canManage } from '../../shared/access/grant.ts';
import type { Role } from '../../shared/access/role.ts';
import type { Granted, GrantHistory } from '../../shared/access/schema.ts';
import { pathOf, type Scope } from '../../shared/hierarchy/scope.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';

/** Who administers, over what, when. */
export type Office = Guard & {
  db: Db;
  tree: UnitTree;
  access: Access;
  /** Where they administer people. */
  scope: Scope;
  nowMs: number;
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** A grant as the screens show it. */
export const grantedOf = (g: StoredGrant): Granted => ({
  id: g.id,
  role: g.role,
  unit: g.kato,
  from: iso(g.fromMs),
  until: g.untilMs === null ? null : iso(g.untilMs),
});

/** Whether who administers could have given every grant that the person has. */
export const isManageable = (office: Office, grants: readonly StoredGrant[]): boolean =>
  canManage(office.access.grants, withPaths(office.tree, grants), office.nowMs);

/** @throws TRPCError FORBIDDEN for a person who stands above who administers, in anything. */
export function requireManageable(office: Office, person: PersonRecord): void {
  if (isManageable(office, person.grants)) return;
  throw new TRPCError({
    code: 'FORBIDDEN',
    message: 'This person has rights that you do not have yourself',
  });
}

type Wanted = { role: Role; unit: string; until: string | null };

/**
 * Checks a grant that somebody wants to give.
 * @throws TRPCError NOT_FOUND or FORBIDDEN for the unit; FORBIDDEN for more than they have; BAD_REQUEST for an end that is past.
 */
export function checkedGrant(office: Office, { role, unit, until }: Wanted) {
  office.requireUnit(unit);
  const untilMs = until === null ? null : Date.parse(until);
  if (untilMs !== null && untilMs <= office.nowMs)
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'until: This end has passed already' });
  const grant = { role, path: pathOf(office.tree, unit), fromMs: office.nowMs, untilMs };
  if (!canGrant(office.access.grants, grant, office.nowMs))
    throw new TRPCError({
      code: 'FORBIDDEN',
      message: 'Nobody grants more than they have themselves, or for longer',
    });
  return {
    role,
    kato: unit,
    from: new Date(office.nowMs),
    until: untilMs === null ? null : new Date(untilMs),
  };
}

/** Gives a person a role; their sessions get other ids, and live channels the new scope. */
export function addGrant(
  office: Office,
  person: PersonRecord,
  wanted: Wanted & { reason: string },
): Promise<number> {
  const grant = checkedGrant(office, wanted);
  const { actor } = office.access;
  const { reason } = wanted;
  return write(office.db, { actor, action: 'access.grant', note: reason }, async (trx) => {
    const id = await insertGrant(trx, { ...grant, personId: person.id, reason, grantedBy: actor });
    await dueForAnotherId(trx, person.id);
    await tellAccessChanged(trx, `person:${person.id}`);
    return { result: id, object: `person:${person.id}`, after: { ...wanted, grant: id } };
  });
}

/** Takes a grant back; the row stays as history. */
export function revokeGrant(office: Office, { id, reason }: { id: number; reason: string }): Promise<void> {
  const { actor } = office.access;
  return write(office.db, { actor, action: 'access.revokeGrant', note: reason }, async (trx) => {
    const grant = office.requireObject(`grant:${id}`, await standingGrant(trx, id), (g) => g.kato);
    const stored: StoredGrant = {
      id,
      role: grant.role,
      kato: grant.kato,
      fromMs: grant.valid_from.getTime(),
      untilMs: grant.valid_until && grant.valid_until.getTime(),
    };
    if (!isManageable(office, [stored]))
      throw new TRPCError({ code: 'FORBIDDEN', message: 'You could not have given this role yourself' });
    await revokeGrantRow(trx, id, { actor, reason, at: new Date(office.nowMs) });
    await dueForAnotherId(trx, grant.person_id);
    await tellAccessChanged(trx, `person:${grant.person_id}`);
    return { result: undefined, object: `person:${grant.person_id}`, before: { ...grantedOf(stored) } };
  });
}

/** Every grant the person ever had inside the territory of who asks. */
export async function grantHistory(office: Office, personId: number): Promise<GrantHistory[]> {
  const rows = await grantHistoryOf(office.db, personId);
  return rows
    .filter((row) => office.scope.covers(row.kato))
    .map((row) => ({
      id: row.id,
      role: row.role,
      unit: row.kato,
      from: row.valid_from.toISOString(),
      until: row.valid_until && row.valid_until.toISOString(),
      grantedBy: row.granted_by,
      reason: row.reason,
      revokedAt: row.revoked_at && row.revoked_at.toISOString(),
      revokedBy: row.revoked_by,
      revokeReason: row.revoke_reason,
    }));
}
