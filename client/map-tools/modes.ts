import type { Area } from '../../shared/geometry/area.ts';
import { legBetween, placeAt, type LonLat } from '../../shared/geometry/geodesic.ts';
import { begin, type Drawing, type DrawMode } from './drawing.ts';

/** What is different between figures; all else is the same for all. */
type Handlers = {
  /** Places that it needs, and those after which it is whole by itself. */
  least: number;
  full: number | null;
  /** Its places are joined to a ring. */
  isRing: boolean;
  /** The way that its places stand for. */
  pathOf: (points: readonly LonLat[]) => readonly LonLat[];
  /** The area that it makes; null of one that only measures. */
  areaOf: ((drawing: Drawing) => Area) | null;
};

const itself = (points: readonly LonLat[]): readonly LonLat[] => points;

/** The corners of a rectangle along the meridians and parallels, from two that lie opposite. */
function cornersOf(points: readonly LonLat[]): readonly LonLat[] {
  const [a, b] = points;
  return a && b ? [a, [b[0], a[1]], b, [a[0], b[1]]] : points;
}

export const MODES: Readonly<Record<DrawMode, Handlers>> = {
  distance: { least: 2, full: null, isRing: false, pathOf: itself, areaOf: null },
  surface: { least: 3, full: null, isRing: true, pathOf: itself, areaOf: null },
  bearing: { least: 2, full: 2, isRing: false, pathOf: itself, areaOf: null },
  polygon: {
    least: 3,
    full: null,
    isRing: true,
    pathOf: itself,
    areaOf: ({ points }) => ({ path: points, isClosed: true, radiusM: 0 }),
  },
  rectangle: {
    least: 2,
    full: 2,
    isRing: true,
    pathOf: cornersOf,
    areaOf: ({ points }) => ({ path: cornersOf(points), isClosed: true, radiusM: 0 }),
  },
  circle: {
    least: 2,
    full: 2,
    isRing: false,
    pathOf: itself,
    areaOf: ({ points: [middle = [0, 0], edge = middle] }) => ({
      path: [middle],
      isClosed: false,
      radiusM: Math.round(legBetween(middle, edge).lengthM),
    }),
  },
  buffer: {
    least: 1,
    full: null,
    isRing: false,
    pathOf: itself,
    areaOf: ({ points, radiusM }) => ({ path: points, isClosed: false, radiusM }),
  },
};

const isSame = (a: LonLat | undefined, b: LonLat): boolean => a?.[0] === b[0] && a[1] === b[1];

/** Ends a figure, when it has as many places as it needs. */
export const finish = (drawing: Drawing): Drawing =>
  drawing.points.length >= MODES[drawing.mode].least ? { ...drawing, isDone: true } : drawing;

/**
 * Sets a place. The same place a second time ends the figure, as a double click and Enter do; what only measures begins anew
 * after its end.
 */
export function place(drawing: Drawing, at: LonLat): Drawing {
  const { mode, isDone } = drawing;
  const { full, areaOf } = MODES[mode];
  if (isDone) return areaOf === null ? place(begin(mode), at) : drawing;
  if (isSame(drawing.points.at(-1), at)) return finish(drawing);
  const points = [...drawing.points, at];
  return { ...drawing, points, isDone: points.length === full };
}

/** Takes the last place back, or the end of the figure. */
export function takeBack(drawing: Drawing): Drawing {
  const { points, isDone, mode } = drawing;
  if (isDone && MODES[mode].full === null) return { ...drawing, isDone: false };
  return { ...drawing, points: points.slice(0, -1), isDone: false };
}

export const movePlace = (drawing: Drawing, index: number, at: LonLat): Drawing => ({
  ...drawing,
  points: drawing.points.map((point, i) => (i === index ? at : point)),
});

export function removePlace(drawing: Drawing, index: number): Drawing {
  const points = drawing.points.filter((_, i) => i !== index);
  return { ...drawing, points, isDone: drawing.isDone && points.length >= MODES[drawing.mode].least };
}

/** Where the radius of a buffer is taken hold of: due east of its last place. */
export function radiusHandle({ mode, points, radiusM }: Drawing): LonLat | null {
  const last = points.at(-1);
  return mode === 'buffer' && last ? placeAt(last, 90, radiusM) : null;
}

/** The area that a figure makes, when it is one and has its places. */
export function areaOfDrawing(drawing: Drawing): Area | null {
  const { least, areaOf } = MODES[drawing.mode];
  return areaOf && drawing.points.length >= least ? areaOf(drawing) : null;
}

/** An area as a figure that can be changed again. */
export function drawingOf({ path, isClosed, radiusM }: Area): Drawing {
  if (isClosed) return { mode: 'polygon', points: path, isDone: true, radiusM: 0 };
  return { mode: 'buffer', points: path, isDone: true, radiusM };
}
