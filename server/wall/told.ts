import { TRPCError } from '@trpc/server';
import type { StoredWall } from './store.ts';
import { WALL_EVENT, type WallTold } from '../../shared/wall/state.ts';
import type { Access } from '../access/access.ts';
import type { Territory } from '../access/guard.ts';
import { KeyReusedError, once } from '../db/command/store.ts';
import type { NewEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import { write, type Change } from '../db/write.ts';
import type { Picture } from '../picture/picture.ts';

/** Who works on walls, where they may, and when. */
export type Keeper = Territory & {
  db: Db;
  picture: Picture;
  access: Access;
  /** As the audit and the histories keep it. */
  actor: string;
  nowMs: number;
};

/**
 * Carries a command out through the one write door, once however often it is sent.
 * @throws TRPCError CONFLICT when the key came before with something else.
 */
export async function command<Result>(
  { db, actor }: Pick<Keeper, 'db' | 'actor'>,
  { action, asked }: { action: string; asked: { key: string } },
  run: (trx: Db) => Promise<Change<Result>>,
): Promise<Result> {
  try {
    return await write(db, { actor, action }, (trx) =>
      once(trx, { key: asked.key, person: actor, command: asked }, () => run(trx)),
    );
  } catch (error) {
    if (error instanceof KeyReusedError) throw new TRPCError({ code: 'CONFLICT', message: error.message });
    throw error;
  }
}

/** @throws TRPCError CONFLICT for what is no longer as the person saw it. */
export function requireSeen(seen: number, version: number): void {
  if (seen === version) return;
  throw new TRPCError({
    code: 'CONFLICT',
    message: 'Somebody changed it meanwhile. Look at it again, then repeat your change',
  });
}

/** What the screens of a wall are told: what is on it now, and the version from which on they ask for it anew. */
export function toldOf(wall: StoredWall, removed?: true): NewEvent {
  const data: WallTold = { id: wall.id, version: wall.version, state: wall.state };
  return {
    kind: WALL_EVENT,
    kato: wall.unit,
    object: `wall:${wall.id}`,
    version: wall.version,
    data: removed ? { ...data, removed } : data,
  };
}
