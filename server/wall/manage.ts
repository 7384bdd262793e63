import { TRPCError } from '@trpc/server';
import { layoutsFor, requireLayouts } from './layout/manage.ts';
import { endPairings, pairedScreens } from './pair/screens.ts';
import {
  deleteWallRow,
  heardOf,
  insertWall,
  updateWall,
  wallById,
  wallsWithin,
  type StoredWall,
} from './store.ts';
import { command, requireSeen, toldOf, type Keeper } from './told.ts';
import { isWithin } from '../../shared/hierarchy/tree.ts';
import type { Removed, SaveWall } from '../../shared/wall/command.ts';
import type { WallFacts } from '../../shared/wall/schema.ts';
import { QUIET_WALL, type WallState } from '../../shared/wall/state.ts';
import type { Db } from '../db/schema.ts';
import { requireCategory } from '../operations/playbook/playbooks.ts';

/** Every wall of the territory: what is on it, when its screens were last heard, and which are paired. */
export async function listWalls({ db, scope, nowMs }: Keeper) {
  const walls = await wallsWithin(db, scope.paths);
  const ids = walls.map(({ id }) => id);
  const [heard, paired] = await Promise.all([heardOf(db, ids), pairedScreens(db, ids)]);
  return walls.map(({ state, ...wall }) => ({
    wall,
    state,
    heard: heard.get(wall.id) ?? [],
    paired: paired.filter(({ id }) => id === wall.id),
    nowMs,
  }));
}

/** One wall whole: with the layouts of their own that it may show. @throws TRPCError NOT_FOUND. */
export async function wallCard({ db, picture, requireObject, nowMs }: Keeper, id: number) {
  const { state, ...wall } = requireObject(`wall:${id}`, await wallById(db, id), ({ unit }) => unit);
  const [layouts, heard] = await Promise.all([layoutsFor(db, picture.tree, wall.unit), heardOf(db, [id])]);
  return {
    wall,
    state,
    layouts: layouts.map(({ key, title, kind, ratio, cells }) => ({ key, title, kind, ratio, cells })),
    heard: heard.get(id) ?? [],
    nowMs,
  };
}

const layoutsIn = ({ screens }: WallFacts): string[] =>
  screens.flatMap(({ rotation, timetable }) =>
    [rotation, ...timetable.map((slot) => slot.rotation)].flatMap((turns) =>
      turns.map(({ layout }) => layout),
    ),
  );

/** @throws TRPCError for a territory, a category or a layout that the wall cannot have. */
async function requireShowable({ picture }: Keeper, db: Db, facts: WallFacts): Promise<void> {
  Object.keys(facts.sensitivity).forEach(requireCategory);
  for (const { unit } of facts.screens.flatMap(({ timetable }) => timetable))
    if (unit !== null && !isWithin(picture.tree, unit, facts.unit))
      throw new TRPCError({
        code: 'BAD_REQUEST',
        message: 'The timetable names a territory outside of that of the wall',
      });
  await requireLayouts(db, picture.tree, facts.unit, layoutsIn(facts));
}

/** What is on a wall, without screens that it has no more. */
const without = (state: WallState, { screens }: WallFacts): WallState => ({
  ...state,
  screens: state.screens.filter((one) => screens.some(({ position }) => position === one.position)),
});

function factsOf(wall: StoredWall): WallFacts {
  const { id: _, version: __, state: ___, ...facts } = wall;
  return facts;
}

/**
 * Makes a wall, or changes one. Its territory stays: the accounts of its screens belong to it.
 * @throws TRPCError NOT_FOUND, CONFLICT when somebody changed it meanwhile, BAD_REQUEST for what it cannot show.
 */
export function saveWall(keeper: Keeper, asked: SaveWall): Promise<{ id: number; version: number }> {
  const { actor, nowMs, requireUnit, requireObject } = keeper;
  const { seen, facts } = asked;
  requireUnit(facts.unit);
  const by = { by: actor, at: new Date(nowMs) };
  return command(keeper, { action: 'wall.saveWall', asked }, async (trx) => {
    await requireShowable(keeper, trx, facts);
    if (!seen) {
      const made = await insertWall(trx, facts, { ...by, state: QUIET_WALL });
      if (!made) throw new Error('The database gave a number twice');
      const { id, version } = made;
      return {
        result: { id, version },
        object: `wall:${id}`,
        kato: facts.unit,
        after: facts,
        events: [toldOf(made)],
      };
    }
    const { id } = seen;
    const before = requireObject(`wall:${id}`, await wallById(trx, id, { lock: true }), ({ unit }) => unit);
    requireSeen(seen.version, before.version);
    if (before.unit !== facts.unit)
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'A wall keeps its territory. Make another wall' });
    const state = without(before.state, facts);
    const gone = before.screens.filter(({ position }) => !facts.screens.some((s) => s.position === position));
    for (const { position } of gone) await endPairings(trx, { id, position }, { nowMs, forGood: true });
    const wall = await updateWall(trx, id, { facts, state, raise: true, ...by });
    const result = { id, version: wall.version };
    return {
      result,
      object: `wall:${id}`,
      kato: facts.unit,
      before: factsOf(before),
      after: facts,
      events: [toldOf(wall)],
    };
  });
}

/** Takes a wall away; its screens are signed out. @throws TRPCError NOT_FOUND, CONFLICT. */
export function deleteWall(keeper: Keeper, asked: Removed): Promise<null> {
  const { id } = asked;
  const { nowMs, requireObject } = keeper;
  return command(keeper, { action: 'wall.deleteWall', asked }, async (trx) => {
    const wall = requireObject(`wall:${id}`, await wallById(trx, id, { lock: true }), ({ unit }) => unit);
    requireSeen(asked.version, wall.version);
    await endPairings(trx, { id }, { nowMs, forGood: true });
    await deleteWallRow(trx, id);
    const object = `wall:${id}`;
    return { result: null, object, kato: wall.unit, before: factsOf(wall), events: [toldOf(wall, true)] };
  });
}
