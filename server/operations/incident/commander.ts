import type { Action } from '../../../shared/access/action.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Actor } from '../../../shared/operations/incident-machine.ts';
import type { Access } from '../../access/access.ts';
import { notFound, type Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { oneFacility } from '../../register/store.ts';

/** Who gives commands to incidents, and what lies inside their territory. */
export type Commander = Guard & {
  actor: string;
  at: number;
  /** Who they are in the eyes of the rules, where the incident lies. */
  actorIn: (kato: Kato) => Actor;
  /** Whether they have an action there. */
  may: (action: Action, kato: Kato) => boolean;
};

/** What came of a command; a retry gets the same again. */
export type Done = { incidentId: number; version: number };

/** A person at a desk: who may put playbooks there leads there. */
export function deskOf(
  { access, requireUnit, requireObject }: Guard & { access: Access },
  at: number,
): Commander {
  const { actor } = access;
  const may = (action: Action, kato: Kato): boolean => access.scope(action).covers(kato);
  return {
    requireUnit,
    requireObject,
    actor,
    at,
    may,
    actorIn: (kato) => ({
      at,
      actor,
      role: may('operations.playbooks', kato) ? 'chief' : 'operator',
      ownUnitId: null,
    }),
  };
}

/** A crew by its link: its own unit and the incident of its task, wherever that lies. */
export function crewOf(unitId: number, at: number): Commander {
  const actor = `unit:${unitId}`;
  return {
    requireUnit: () => {
      throw notFound('unit of territory');
    },
    requireObject: (object, found) => {
      if (found === undefined) throw notFound(object);
      return found;
    },
    actor,
    at,
    may: () => true,
    actorIn: () => ({ at, actor, role: 'crew', ownUnitId: unitId }),
  };
}

/** A source of alarms; what it may report of was settled when somebody registered it. */
export function sourceOf(actor: string, at: number): Commander {
  return {
    ...crewOf(0, at),
    actor,
    actorIn: () => ({ at, actor, role: 'system', ownUnitId: null }),
  };
}

/** @throws TRPCError NOT_FOUND for a facility that is not there or outside. */
export async function requireFacility(db: Db, commander: Guard, id: number | null): Promise<void> {
  if (id === null) return;
  commander.requireObject(`facility:${id}`, await oneFacility(db, id), ({ facility }) => facility.kato);
}
