import type { Action } from '../../shared/access/action.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import type { Access } from '../access/access.ts';
import type { Denied } from '../access/guard.ts';
import type { Db } from '../db/schema.ts';
import type { Picture } from '../picture/picture.ts';

/** Who looks at the operations, at what moment. */
export type Viewer = {
  db: Db;
  picture: Picture;
  access: Access;
  /** Told of every refusal. */
  denied?: Denied | undefined;
  at: number;
};

/** Units of territory of a scope, by code. */
export const katosOf = ({ tree }: Picture, { ranges }: Pick<Scope, 'ranges'>): Kato[] =>
  ranges.flatMap(([from, to]) => tree.units.slice(from, to).map(({ kato }) => kato));

/** A unit of territory and everything below it, by code. */
export const katosBelow = ({ tree }: Picture, index: number): Kato[] =>
  tree.units.slice(index, tree.end[index]).map(({ kato }) => kato);

/** Whether the viewer has an action in a unit of territory. */
export const maySee = ({ access }: Viewer, action: Action, kato: Kato): boolean =>
  access.scope(action).covers(kato);
