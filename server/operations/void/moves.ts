import type { WatchedPlace } from './places.ts';
import { momentOf, namedUnit, type NamedUnit } from './views.ts';
import type { VoidBoard } from './voids.ts';
import type { Name } from '../../../shared/hierarchy/schema.ts';
import type { Scope } from '../../../shared/hierarchy/scope.ts';
import type { Eta } from '../../../shared/operations/eta.ts';
import { bestMoves, type Spot } from '../../../shared/operations/void-move.ts';
import { isVoid, readySlots } from '../../../shared/operations/void-watch.ts';

/** Places that a move closes or opens: how many, people there as far as known, and the first by name. */
export type Affected = {
  count: number;
  people: number;
  places: { key: string; name: Name; lon: number; lat: number }[];
};

export type ProposedMove = NamedUnit & {
  from: { lon: number; lat: number };
  to: Spot;
  straightM: number;
  eta: Eta;
  closes: Affected;
  opens: Affected;
};

/** The moves that close a void, or why there are none. */
export type VoidMoves = {
  place: WatchedPlace;
  state: 'reached' | 'void';
  moves: ProposedMove[];
  /** Units that count and may be moved by who asks. */
  movable: number;
};

/** More are counted and not named. */
const NAMED = 60;

/**
 * Whom to move where so that a void closes. Only units that the person may send are moved, and only places inside their
 * territory are named; what a move opens outside is counted all the same.
 */
export function movesFor(board: VoidBoard, focus: number, scope: Scope): VoidMoves {
  const { watch, places, units } = board;
  const place = places.list[focus];
  if (!place) throw new RangeError(`There is no place ${focus}`);
  const mayMove = (id: number): boolean => scope.covers(units.get(id)?.home.kato ?? '');
  const posts = [...units.values()].filter(({ home }) => scope.covers(home.kato)).map(({ home }) => home);
  const affected = (indices: readonly number[]): Affected => {
    const all = indices.flatMap((p) => places.list[p] ?? []);
    return {
      count: all.length,
      people: all.reduce((sum, { people }) => sum + (people ?? 0), 0),
      places: all
        .filter(({ kato }) => scope.covers(kato))
        .slice(0, NAMED)
        .map(({ key, name, lon, lat }) => ({ key, name, lon, lat })),
    };
  };
  return {
    place,
    state: isVoid(watch, focus) ? 'void' : 'reached',
    movable: readySlots(watch).filter((slot) => mayMove(watch.units[slot]?.id ?? 0)).length,
    moves: bestMoves(watch, { focus, now: momentOf(board), posts, mayMove }).map(
      ({ unitId, closes, opens, ...move }) => ({
        ...namedUnit(board, unitId),
        ...move,
        closes: affected(closes),
        opens: affected(opens),
      }),
    ),
  };
}
