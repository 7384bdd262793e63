import type { Slot, Turn, Wall, WallScreen } from './schema.ts';
import type { MapView, Pushed, ScreenState, WallState } from './state.ts';
import type { Kato } from '../hierarchy/schema.ts';
import type { WallView } from '../operations/wall.ts';
import { KAZAKHSTAN_UTC_OFFSET_MS } from '../operations/number.ts';

const DAY_MIN = 24 * 60;
const MINUTE_MS = 60_000;
const DAY_MS = DAY_MIN * MINUTE_MS;

/** Minutes of the day of a text as `08:30`. */
const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The day of the week in Kazakhstan, 1 is Monday, and the start of that day as an instant. */
function dayOf(nowMs: number): { day: number; startMs: number } {
  const days = Math.floor((nowMs + KAZAKHSTAN_UTC_OFFSET_MS) / DAY_MS);
  // 1 January 1970 was a Thursday.
  return { day: ((days + 3) % 7) + 1, startMs: days * DAY_MS - KAZAKHSTAN_UTC_OFFSET_MS };
}

/** When a slot that holds a moment ends, or null when it does not hold it. */
function slotUntil({ days, from, to }: Slot, nowMs: number): number | null {
  const { day, startMs } = dayOf(nowMs);
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const overnight = ends <= begins;
  const at = (minutes: number): number => startMs + minutes * MINUTE_MS;
  if (days.includes(day) && nowMs >= at(begins)) {
    if (overnight) return at(DAY_MIN + ends);
    if (nowMs < at(ends)) return at(ends);
  }
  const yesterday = ((day + 5) % 7) + 1;
  return overnight && days.includes(yesterday) && nowMs < at(ends) ? at(ends) : null;
}

/** The next moment at which some slot may begin. */
function nextBegin(timetable: readonly Slot[], nowMs: number): number {
  const { startMs } = dayOf(nowMs);
  const begins = timetable
    .flatMap(({ from }) => [0, DAY_MS].map((later) => startMs + later + minutesOf(from) * MINUTE_MS))
    .filter((ms) => ms > nowMs);
  return Math.min(Number.POSITIVE_INFINITY, ...begins);
}

/**
 * The turn of a rotation at a moment. It is counted from 1970 and not from when a screen began, so all screens and a restarted
 * tab agree; `turned` is how many layouts it was turned on by hand.
 */
function turnAt(
  rotation: readonly Turn[],
  turned: number,
  nowMs: number,
): { layout: string; index: number; untilMs: number } {
  const wholeMs = rotation.reduce((sum, { seconds }) => sum + seconds * 1_000, 0);
  let [index, restMs] = [0, nowMs % wholeMs];
  for (const { seconds } of rotation) {
    if (restMs < seconds * 1_000) break;
    restMs -= seconds * 1_000;
    index += 1;
  }
  const untilMs =
    rotation.length < 2 ? Number.POSITIVE_INFINITY : nowMs - restMs + (rotation[index]?.seconds ?? 0) * 1_000;
  const n = rotation.length;
  const shown = (((index + turned) % n) + n) % n;
  return { layout: rotation[shown]?.layout ?? '', index: shown, untilMs };
}

/** What a screen shows by itself. `untilMs` is when that may change; infinite when nothing changes it. */
export type LayoutNow = {
  layout: string;
  /** The place in the rotation. */
  index: number;
  of: number;
  /** The layouts that follow it in the rotation, the next one first. */
  next: readonly string[];
  because: 'rotation' | 'timetable';
  /** Another territory that the timetable asks for. */
  unit: Kato | null;
  untilMs: number;
};

/**
 * What a screen shows by its timetable, and by its rotation when no line of that holds (UTC+5). A pure function of the clock:
 * nothing needs to be remembered to agree.
 */
export function layoutNow(
  { rotation, timetable }: Pick<WallScreen, 'rotation' | 'timetable'>,
  nowMs: number,
  turned = 0,
): LayoutNow {
  const at = timetable.findIndex((slot) => slotUntil(slot, nowMs) !== null);
  const slot = timetable[at];
  // An earlier line of the timetable that begins takes over from a later one.
  const endsMs = Math.min(
    slot ? (slotUntil(slot, nowMs) ?? nowMs) : Number.POSITIVE_INFINITY,
    nextBegin(slot ? timetable.slice(0, at) : timetable, nowMs),
  );
  const shown = slot?.rotation ?? rotation;
  const turn = turnAt(shown, turned, nowMs);
  return {
    layout: turn.layout,
    index: turn.index,
    of: shown.length,
    next: [...shown.slice(turn.index + 1), ...shown.slice(0, turn.index)].map(({ layout }) => layout),
    because: slot ? 'timetable' : 'rotation',
    unit: slot?.unit ?? null,
    untilMs: Math.min(endsMs, turn.untilMs),
  };
}

/** Whether something that was done by hand still holds. */
const holds = (by: { untilMs: number | null }, nowMs: number): boolean =>
  by.untilMs === null || nowMs < by.untilMs;

/** What was put on a screen by hand and still holds. */
export function pushNow(state: WallState, position: number, nowMs: number): ScreenState['push'] {
  const push = state.screens.find((screen) => screen.position === position)?.push ?? null;
  return push && holds(push, nowMs) ? push : null;
}

/**
 * The territory that the whole wall shows: what somebody put there, else what the timetable of the first screen asks for, else
 * its own. Screens of one wall never differ in it.
 */
export function territoryNow(wall: Pick<Wall, 'unit' | 'screens'>, state: WallState, nowMs: number): Kato {
  if (state.territory && holds(state.territory, nowMs)) return state.territory.unit;
  const [first] = [...wall.screens].sort((a, b) => a.position - b.position);
  return (first && layoutNow(first, nowMs).unit) ?? wall.unit;
}

/** How strictly all incidents are shown for now, at least. */
export const stricterNow = (state: WallState, nowMs: number): WallView =>
  state.stricter && holds(state.stricter, nowMs) ? state.stricter.view : 'normal';

/** What a screen shows before an incident may open by itself. */
export type ShownNow = {
  shows: Exclude<Pushed, { type: 'territory' }>;
  unit: Kato;
  because: 'push' | 'timetable' | 'rotation';
  /** The layout that the rotation has now: a pushed map is drawn in it, and it is what comes back. */
  layout: string;
  /** The layouts that follow it, the next one first. */
  next: readonly string[];
  untilMs: number;
};

/** What a screen of a wall shows by hand, by timetable or by rotation, in this order, and in which territory. */
export function shownNow(
  wall: Pick<Wall, 'unit' | 'screens'>,
  state: WallState,
  screen: WallScreen,
  nowMs: number,
): ShownNow {
  const turned = state.screens.find(({ position }) => position === screen.position)?.turned ?? 0;
  const own = layoutNow(screen, nowMs, turned);
  const unit = territoryNow(wall, state, nowMs);
  const push = pushNow(state, screen.position, nowMs);
  const untilMs = Math.min(
    own.untilMs,
    push?.untilMs ?? Number.POSITIVE_INFINITY,
    state.territory && holds(state.territory, nowMs)
      ? (state.territory.untilMs ?? Number.POSITIVE_INFINITY)
      : Number.POSITIVE_INFINITY,
  );
  const shows =
    push?.shows.type === 'territory'
      ? { type: 'layout' as const, layout: push.shows.layout ?? own.layout }
      : (push?.shows ?? { type: 'layout' as const, layout: own.layout });
  const { layout, next } = own;
  return { shows, unit, because: push ? 'push' : own.because, layout, next, untilMs };
}

/** Where the map was last led on a screen, unless that is older than the given moment. */
export const zoomSince = (
  state: WallState,
  position: number,
  sinceMs: number,
): (MapView & { atMs: number }) | null => {
  const zoom = state.screens.find((screen) => screen.position === position)?.zoom ?? null;
  return zoom && zoom.atMs > sinceMs ? zoom : null;
};
