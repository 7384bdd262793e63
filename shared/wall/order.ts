import type { Wall } from './schema.ts';
import type { ScreenState, WallOrder, WallState } from './state.ts';

/** For how long the numbers of screens stand, ms. */
const IDENTIFY_MS = 15_000;
const MINUTE_MS = 60_000;

/** A screen that was named and is not one of the wall's. */
export type OrderProblem = { code: 'no_such_screen'; position: number };

/** The screens that an order means. */
function meant(wall: Pick<Wall, 'screens'>, screens: readonly number[]): number[] | OrderProblem {
  const all = wall.screens.map(({ position }) => position);
  const stranger = screens.find((position) => !all.includes(position));
  if (stranger !== undefined) return { code: 'no_such_screen', position: stranger };
  return screens.length > 0 ? [...screens] : all;
}

const untouched = (position: number): ScreenState => ({
  position,
  push: null,
  turned: 0,
  freeAtMs: null,
  reloadAtMs: null,
  zoom: null,
});

/** Changes the screens that are meant and leaves the others as they are. */
const withScreens = (
  state: WallState,
  positions: readonly number[],
  change: (screen: ScreenState) => ScreenState,
): ScreenState[] => [
  ...state.screens.filter(({ position }) => !positions.includes(position)),
  ...positions.map((position) =>
    change(state.screens.find((screen) => screen.position === position) ?? untouched(position)),
  ),
];

/**
 * What is on a wall after an order; nothing but the state is looked at, so it can be asked before as well. Whether the layout,
 * the incident or the territory may be shown is the caller's to say.
 * @param at who orders, and when (epoch, ms).
 */
export function applyOrder(
  wall: Pick<Wall, 'screens'>,
  state: WallState,
  order: WallOrder,
  at: { by: string; nowMs: number },
): WallState | OrderProblem {
  const { by, nowMs } = at;
  const positions = 'screens' in order ? meant(wall, order.screens) : [];
  if (!Array.isArray(positions)) return positions;
  const hand = (minutes: number | null) => ({
    by,
    atMs: nowMs,
    untilMs: minutes === null ? null : nowMs + minutes * MINUTE_MS,
  });
  const next = { ...state, revision: state.revision + 1 };
  const screens = (change: (screen: ScreenState) => ScreenState): WallState => ({
    ...next,
    screens: withScreens(state, positions, change),
  });
  switch (order.type) {
    case 'push': {
      const push = { shows: order.shows, ...hand(order.minutes) };
      if (order.shows.type !== 'territory') return screens((screen) => ({ ...screen, push }));
      const { unit, layout } = order.shows;
      const territory = { unit, ...hand(order.minutes) };
      // A territory is shown, not the incident or the place that was pushed before it.
      const shown = screens((screen) => ({ ...screen, push: layout === null ? null : push, zoom: null }));
      return { ...shown, territory };
    }
    case 'release': {
      const released = screens((screen) => ({ ...screen, push: null, turned: 0, zoom: null }));
      return order.screens.length > 0 ? released : { ...released, territory: null };
    }
    case 'turn':
      return screens((screen) => ({ ...screen, push: null, turned: screen.turned + order.by }));
    case 'zoom': {
      const { lon, lat, zoom } = order;
      return screens((screen) => ({ ...screen, zoom: { lon, lat, zoom, atMs: nowMs } }));
    }
    case 'free':
      return screens((screen) => ({ ...screen, freeAtMs: nowMs, zoom: null }));
    case 'stricter':
      return {
        ...next,
        stricter: order.view === 'normal' ? null : { view: order.view, ...hand(order.minutes) },
      };
    case 'identify':
      return { ...next, identifyUntilMs: nowMs + IDENTIFY_MS };
    case 'reload':
    default:
      return screens((screen) => ({ ...screen, reloadAtMs: nowMs }));
  }
}
