import { TRPCError } from '@trpc/server';
import { requireLayouts } from './layout/manage.ts';
import { putHeard, updateWall, wallById, type StoredWall } from './store.ts';
import { command, toldOf, type Keeper } from './told.ts';
import { screenOfPerson } from './pair/store.ts';
import { isWithin } from '../../shared/hierarchy/tree.ts';
import { viewOn } from '../../shared/wall/focus.ts';
import { applyOrder } from '../../shared/wall/order.ts';
import type { Heard, Pushed, WallOrder, WallState } from '../../shared/wall/state.ts';
import { notFound } from '../access/guard.ts';
import type { Db } from '../db/schema.ts';
import { incidentFile } from '../operations/incident/store.ts';
import { categoryOf } from '../operations/playbook/playbooks.ts';

const bad = (message: string): TRPCError => new TRPCError({ code: 'BAD_REQUEST', message });

/**
 * @throws TRPCError for what the wall may not show: a layout that it does not have, a territory or an incident outside of its
 * own, an incident that walls hide.
 */
async function requireShowable(keeper: Keeper, db: Db, wall: StoredWall, shows: Pushed): Promise<void> {
  const { tree } = keeper.picture;
  switch (shows.type) {
    case 'layout':
      return requireLayouts(db, tree, wall.unit, [shows.layout]);
    case 'territory':
      if (!tree.indexOf.has(shows.unit) || !isWithin(tree, shows.unit, wall.unit))
        throw bad('This territory lies outside of that of the wall');
      return requireLayouts(db, tree, wall.unit, shows.layout === null ? [] : [shows.layout]);
    case 'incident': {
      const incident = (await incidentFile(db, shows.incident))?.incident;
      // Who may not read it, or whose wall does not cover it, is told nothing of it.
      if (!incident || !isWithin(tree, incident.kato, wall.unit))
        throw notFound(`incident:${shows.incident}`);
      keeper.requireObject(`incident:${shows.incident}`, incident, ({ kato }) => kato);
      if (viewOn(wall, incident, categoryOf(incident.category)) === 'hide')
        throw bad('This incident is hidden on walls, by the rule of its category');
      return;
    }
    case 'map':
    case 'nothing':
  }
}

/**
 * Has a wall do something: what is shown by hand, and orders that act once. Its screens hear of it at once.
 * @throws TRPCError NOT_FOUND for a wall or an incident outside, BAD_REQUEST for what it cannot show.
 */
export function orderWall(
  keeper: Keeper,
  asked: { id: number; key: string; order: WallOrder },
): Promise<WallState> {
  const { actor, access, nowMs, requireObject } = keeper;
  const { id, order } = asked;
  return command(keeper, { action: `wall.${order.type}`, asked }, async (trx) => {
    const wall = requireObject(`wall:${id}`, await wallById(trx, id, { lock: true }), ({ unit }) => unit);
    if (order.type === 'push') await requireShowable(keeper, trx, wall, order.shows);
    const state = applyOrder(wall, wall.state, order, { by: access.displayName, nowMs });
    if ('code' in state) throw bad(`This wall has no screen ${state.position}`);
    const changed = await updateWall(trx, id, { state, raise: false, by: actor, at: new Date(nowMs) });
    const events = [toldOf(changed)];
    return { result: state, object: `wall:${id}`, kato: wall.unit, after: order, events };
  });
}

/**
 * Hears of a screen what it shows; no deed, nothing of it stays but the last word. Only a wall says that of itself, and one that
 * was paired of its own screen alone. @throws TRPCError NOT_FOUND, FORBIDDEN.
 */
export async function hearScreen(keeper: Keeper, heard: Heard): Promise<null> {
  const { db, access, nowMs, requireObject } = keeper;
  const wall = requireObject(`wall:${heard.id}`, await wallById(db, heard.id), ({ unit }) => unit);
  const own = await screenOfPerson(db, access.personId);
  const isWall = access.grants.length > 0 && access.grants.every(({ role }) => role === 'wall');
  if (!isWall || (own && (own.id !== heard.id || own.screen !== heard.screen)))
    throw new TRPCError({ code: 'FORBIDDEN', message: 'Only a screen says what it shows' });
  if (!wall.screens.some(({ position }) => position === heard.screen))
    throw notFound(`screen:${heard.screen}`);
  await putHeard(db, heard, new Date(nowMs));
  return null;
}
