import type { Focus, Wall } from './schema.ts';
import type { Category } from '../operations/playbook.ts';
import { onWall, type WallView } from '../operations/wall.ts';

/** An incident as the rules of a wall look at it. `sinceMs`: when it was made, or got its present priority. */
export type WallIncident = {
  id: number;
  priority: number;
  sinceMs: number;
  /** Neither closed nor merged. */
  open: boolean;
  /** How this wall shows it (`viewOn`). */
  view: WallView;
  /** Null when nobody knows where it is. */
  lon: number | null;
  lat: number | null;
};

const STRICT: readonly WallView[] = ['normal', 'dim', 'hide'];
/** The stricter of two ways to show an incident. */
export const stricterOf = (a: WallView, b: WallView): WallView =>
  STRICT.indexOf(a) >= STRICT.indexOf(b) ? a : b;

/**
 * How a wall shows an incident: by the rule of its category, and never less strictly than the wall's own rule for it and
 * what was asked for now.
 */
export const viewOn = (
  wall: Pick<Wall, 'sensitivity'>,
  incident: { sensitive: boolean; category: string },
  category: Pick<Category, 'wall'> | undefined,
  now: WallView = 'normal',
): WallView =>
  stricterOf(
    stricterOf(onWall(incident.sensitive, category), wall.sensitivity[incident.category] ?? 'normal'),
    now,
  );

/** The incident that a screen opens by itself, and until when. */
export type FocusNow = { incident: number; untilMs: number };

/**
 * The incident in focus at a moment: of those that opened, or became this urgent, within the time that one is held, the most
 * urgent, among equals the newest; null when there is none, and the screen goes back. What is dimmed or hidden never opens by
 * itself. A pure function of the clock, so every screen and a restarted tab agree.
 */
export function focusNow(
  incidents: readonly WallIncident[],
  focus: Pick<Focus, 'priority' | 'holdS'>,
  nowMs: number,
): FocusNow | null {
  const holdMs = focus.holdS * 1_000;
  const [best] = incidents
    .filter(
      ({ open, view, priority, sinceMs }) =>
        open &&
        view === 'normal' &&
        priority <= focus.priority &&
        nowMs >= sinceMs &&
        nowMs < sinceMs + holdMs,
    )
    .sort((a, b) => a.priority - b.priority || b.sinceMs - a.sinceMs || b.id - a.id);
  return best ? { incident: best.id, untilMs: best.sinceMs + holdMs } : null;
}

/**
 * Names the set of open incidents that a map shows. The map of a wall is fitted when this changes and at no other time: an
 * incident that is edited, or a unit that moves, moves no map.
 */
export const fitSet = (incidents: readonly WallIncident[]): string =>
  incidents
    .filter(({ open, view, lon, lat }) => open && view !== 'hide' && lon !== null && lat !== null)
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(' ');
