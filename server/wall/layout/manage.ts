import { TRPCError } from '@trpc/server';
import {
  deleteLayoutRow,
  insertLayout,
  layoutById,
  layoutsOf,
  updateLayout,
  type OwnLayout,
} from './store.ts';
import { updateWall, wallsWithLayout } from '../store.ts';
import { command, requireSeen, toldOf, type Keeper } from '../told.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { ancestry, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { Removed, SaveLayout } from '../../../shared/wall/command.ts';
import type { LayoutFacts } from '../../../shared/wall/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';

const above = (tree: UnitTree, unit: Kato): Kato[] => ancestry(tree, unit).map(({ kato }) => kato);

/** Layouts of their own that walls of a unit may show: those of the unit and of the units above it. */
export const layoutsFor = (db: Db, tree: UnitTree, unit: Kato): Promise<OwnLayout[]> =>
  layoutsOf(db, above(tree, unit));

/** A layout as a desk lists it; `unit` is null where it lies outside of what the person may change. */
export type ListedLayout = Omit<OwnLayout, 'unit'> & { unit: Kato | null };

/** Layouts that a unit's walls may show, and those that were composed below it. */
export async function listLayouts(keeper: Keeper, unit: Kato): Promise<ListedLayout[]> {
  const { db, picture, requireUnit, access } = keeper;
  const { tree } = picture;
  const index = requireUnit(unit);
  const below = tree.units.slice(index + 1, tree.end[index]).map(({ kato }) => kato);
  const layouts = await layoutsOf(db, [...above(tree, unit), ...below]);
  const mine = access.scope('wall.control');
  return layouts.map((layout) => ({ ...layout, unit: mine.covers(layout.unit) ? layout.unit : null }));
}

/** @throws TRPCError BAD_REQUEST for a layout that no wall of the unit can show. */
export async function requireLayouts(
  db: Db,
  tree: UnitTree,
  unit: Kato,
  keys: readonly string[],
): Promise<void> {
  const strange = keys.filter((key) => !BUILT_IN_LAYOUTS.some((layout) => layout.key === key));
  if (strange.length === 0) return;
  const own = new Set((await layoutsFor(db, tree, unit)).map(({ key }) => key));
  const missing = strange.find((key) => !own.has(key));
  if (missing !== undefined)
    throw new TRPCError({ code: 'BAD_REQUEST', message: `There is no layout ${missing} here` });
}

const factsOf = ({ title, kind, ratio, cells }: OwnLayout): LayoutFacts => ({ title, kind, ratio, cells });

/** Walls that may show a layout ask for it anew. */
async function renewed({ actor, nowMs }: Keeper, trx: Db, key: string): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const { id } of await wallsWithLayout(trx, key))
    events.push(toldOf(await updateWall(trx, id, { raise: true, by: actor, at: new Date(nowMs) })));
  return events;
}

/** Keeps what somebody composed. @throws TRPCError NOT_FOUND, CONFLICT when somebody changed it meanwhile. */
export function saveLayout(keeper: Keeper, asked: SaveLayout): Promise<{ id: number; version: number }> {
  const { actor, nowMs, requireUnit, requireObject } = keeper;
  const { seen, unit, facts } = asked;
  requireUnit(unit);
  const written = { facts, by: actor, at: new Date(nowMs) };
  return command(keeper, { action: 'wall.saveLayout', asked }, async (trx) => {
    if (!seen) {
      const { id, version } = await insertLayout(trx, unit, written);
      return { result: { id, version }, object: `wall_layout:${id}`, kato: unit, after: facts };
    }
    const { id } = seen;
    const found = await layoutById(trx, id, { lock: true });
    const before = requireObject(`wall_layout:${id}`, found, (layout) => layout.unit);
    requireSeen(seen.version, before.version);
    const { version } = await updateLayout(trx, id, written);
    const events = await renewed(keeper, trx, before.key);
    const object = `wall_layout:${id}`;
    return {
      result: { id, version },
      object,
      kato: before.unit,
      before: factsOf(before),
      after: facts,
      events,
    };
  });
}

/** @throws TRPCError NOT_FOUND, CONFLICT for one that a wall may show or that somebody changed meanwhile. */
export function deleteLayout(keeper: Keeper, asked: Removed): Promise<null> {
  const { id } = asked;
  return command(keeper, { action: 'wall.deleteLayout', asked }, async (trx) => {
    const found = await layoutById(trx, id, { lock: true });
    const before = keeper.requireObject(`wall_layout:${id}`, found, (layout) => layout.unit);
    requireSeen(asked.version, before.version);
    const users = await wallsWithLayout(trx, before.key);
    if (users.length > 0)
      throw new TRPCError({
        code: 'CONFLICT',
        message: `It is on a wall: ${users.map(({ name }) => name).join(', ')}. Take it off there first`,
      });
    await deleteLayoutRow(trx, id);
    return { result: null, object: `wall_layout:${id}`, kato: before.unit, before: factsOf(before) };
  });
}
