import { createContext, useContext } from 'react';
import type { Kato } from '../shared/hierarchy/schema.ts';
import type { WallView } from '../shared/operations/wall.ts';
import type { MapView } from '../shared/wall/state.ts';
import type { Hierarchy } from './hierarchy/use-hierarchy.ts';
import type { LivePicture } from './live/live-picture.ts';
import type { IncidentRow } from './operations/answers.ts';

/** What all panels of a wall are about. */
export type OnWall = {
  /** Whose picture it is. */
  unit: Kato;
  tree: Hierarchy | null;
  /** CSS pixels of one rem: what is drawn, and not laid out, is drawn anew for another one. */
  remPx: number;
  live: LivePicture | null;
  /** The server's clock, milliseconds. */
  clock: () => number;
  nameOf: (kato: Kato) => string;
  /** How this wall shows an incident: as the server says, or more strictly. */
  viewOf: (row: Pick<IncidentRow, 'dimmed' | 'category'>) => WallView;
  /** The incident that is in focus. */
  focus: number | null;
  /** Where somebody holds the map, and where it was led once. */
  held: MapView | null;
  led: (MapView & { atMs: number }) | null;
  /** When somebody at a desk freed the map last. */
  freedAtMs: number | null;
  /** A gesture holds the map. */
  isLocked: boolean;
  setLocked: (isLocked: boolean) => void;
};

const Context = createContext<OnWall | null>(null);
export const OnWallProvider = Context;

export function useOnWall(): OnWall {
  const wall = useContext(Context);
  if (!wall) throw new Error('There is no wall here');
  return wall;
}
