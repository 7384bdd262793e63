import type { TRPCError } from '@trpc/server';
import { refuse } from '../refused.ts';
import type { Action } from '../../shared/access/action.ts';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';

/** Told of every refusal, for the audit: what was tried on what, as `unit:610000000`, `facility:42` or a procedure. */
export type Denied = (action: Action, object: string) => void;

/** What a procedure asks of the territory of its action. */
export type Guard = {
  /**
   * The index of a unit in the tree.
   * @throws TRPCError NOT_FOUND when there is none with this code, FORBIDDEN when it lies outside.
   */
  requireUnit: (kato: Kato) => number;
  /**
   * Lets what was found of an object pass when it lies inside.
   * @throws TRPCError NOT_FOUND, the same for one that lies outside: who may not see it need not know that it is there.
   */
  requireObject: <Found>(object: string, found: Found | undefined, katoOf: (found: Found) => Kato) => Found;
};

/** Where an action is allowed, and its guard. */
export type Territory = Guard & { scope: Scope };

/** There is no such object, or none that the person may know of. */
export const notFound = (object: string): TRPCError =>
  refuse('NOT_FOUND', 'no_such_object', `There is no ${object.replace(':', ' ')}`);

/** The territory of an action. No refusal names a unit that the person did not name. */
export const territoryOf = (
  tree: UnitTree<AdminUnit>,
  action: Action,
  scope: Scope,
  denied: Denied | undefined,
): Territory => ({
  scope,
  requireUnit(kato) {
    const index = tree.indexOf.get(kato);
    if (index === undefined)
      throw refuse('NOT_FOUND', 'no_such_unit', `There is no unit of territory with KATO code ${kato}`, {
        kato,
      });
    if (!scope.coversIndex(index)) {
      denied?.(action, `unit:${kato}`);
      throw refuse(
        'FORBIDDEN',
        'outside_territory',
        'This unit of territory lies outside of those granted to you',
      );
    }
    return index;
  },
  requireObject(object, found, katoOf) {
    if (found !== undefined && scope.covers(katoOf(found))) return found;
    if (found !== undefined) denied?.(action, object);
    throw notFound(object);
  },
});
