import type { LayerSpecification } from 'maplibre-gl';
import type { Priority } from '../../../shared/operations/schema.ts';
import type { Drawing, Stroke } from '../../map/raster.ts';
import { circle, roundedRect } from '../../map/shapes.ts';
import type { Theme } from '../../theme.ts';

export const WALL_INCIDENTS = 'wall-incidents';
export const WALL_UNITS = 'wall-units';
export const WALL_VOIDS = 'wall-voids';
export const WALL_MARKS = 'wall-marks';

/** The box of all paths. */
const BOX_PX = 96;
/** Side of a symbol, rem: what is more urgent is larger. */
const INCIDENT_REM: Readonly<Record<Priority, number>> = { 1: 1.3, 2: 1.05, 3: 0.85, 4: 0.75 };
const UNIT_REM = 0.6;
const VOID_REM = 0.8;
const MARK_REM = 0.75;

const diamond = (radius: number): string =>
  `M48 ${48 - radius}L${48 + radius} 48L48 ${48 + radius}L${48 - radius} 48Z`;

/** Diamonds that are told by their frame as well: doubled, full, halved, hollow. */
function incidentStrokes({ incident, map }: Theme, priority: Priority): Stroke[] {
  const colour = incident[`p${priority}`];
  const ground = [
    { d: diamond(42), stroke: map.labelHalo, width: 12 },
    { d: diamond(42), fill: map.labelHalo },
  ];
  const ring = { d: diamond(40), stroke: colour, width: 6 };
  const inside = {
    1: [ring, { d: diamond(27), fill: colour }],
    2: [{ d: diamond(42), fill: colour }],
    3: [
      { ...ring, width: 8 },
      { d: 'M8 48H88L48 88Z', fill: colour },
    ],
    4: [{ ...ring, width: 9 }],
  }[priority];
  return [...ground, ...inside];
}

/** Disc, triangle, square, ring: free, under way, on scene, not to be had; `old` is a position of minutes ago. */
const UNIT_PATHS = [circle(48, 48, 34), 'M48 10L88 84H8Z', 'M14 14H82V82H14Z', circle(48, 48, 28)] as const;
function unitStrokes({ unit, map }: Theme, kind: 0 | 1 | 2 | 3): Stroke[] {
  const d = UNIT_PATHS[kind];
  const colour = [unit.free, unit.en_route, unit.on_scene, unit.unavailable][kind] ?? unit.unavailable;
  const halo = { d, stroke: map.labelHalo, width: kind === 3 ? 30 : 16 };
  return [halo, kind === 3 ? { d, stroke: colour, width: 14 } : { d, fill: colour }];
}

/** A frame or a ring, hollow because it is not covered, struck through because it once was; beyond its limit in another colour and full. */
const VOID_PATHS = { facility: roundedRect(14, 18, 68, 60, 10), settlement: circle(48, 48, 34) } as const;
function voidStrokes(
  { map, warning, danger }: Theme,
  shape: keyof typeof VOID_PATHS,
  isOver: boolean,
): Stroke[] {
  const d = VOID_PATHS[shape];
  const colour = isOver ? danger : warning;
  const strike = 'M24 74L72 22';
  return [
    { d, stroke: map.labelHalo, width: 22 },
    { d, fill: isOver ? colour : map.labelHalo },
    { d, stroke: colour, width: 10 },
    { d: strike, stroke: isOver ? map.labelHalo : colour, width: 10 },
  ];
}

/** Alarms by their level – a star, a triangle, a diamond on end, a disc – and cameras: a wedge that looks north until it is turned. */
const MARKS = ['sos', 'high', 'medium', 'low', 'camera', 'camera-off'] as const;
export type WallMark = (typeof MARKS)[number];
const MARK_PATHS: Readonly<Record<WallMark, string>> = {
  sos: 'M48 6L60 34L90 36L67 55L74 85L48 69L22 85L29 55L6 36L36 34Z',
  high: 'M48 10L90 84H6Z',
  medium: 'M48 8L88 48L48 88L8 48Z',
  low: circle(48, 48, 30),
  camera: 'M48 84L18 16H78Z',
  'camera-off': 'M48 84L18 16H78Z',
};
function markStrokes({ danger, warning, textMuted, camera, map }: Theme, mark: WallMark): Stroke[] {
  const d = MARK_PATHS[mark];
  const colour = {
    sos: danger,
    high: danger,
    medium: warning,
    low: textMuted,
    camera: camera.linked,
    'camera-off': camera.broken,
  }[mark];
  const halo = { d, stroke: map.labelHalo, width: 14 };
  // What does not work is hollow: not its colour alone says so.
  return [halo, mark === 'camera-off' ? { d, stroke: colour, width: 8 } : { d, fill: colour }];
}

/** A ring of one rem around the incident in focus. */
function ringOf({ map }: Theme, remPx: number): Drawing {
  const width = Math.max(4, remPx * 0.07);
  const middle = remPx + width;
  const d = circle(middle, middle, remPx + width / 2);
  return { sizePx: 2 * middle, strokes: [{ d, stroke: map.selected, width }] };
}

/**
 * Each as large as it stands on the wall: units come anew every two seconds, and with them their pictures, which a sharper one
 * makes many times heavier.
 * @param remPx CSS pixels of one rem.
 */
export function wallDrawings(theme: Theme, remPx: number): Record<string, Drawing> {
  const sized = (rem: number, strokes: readonly Stroke[]): Drawing => ({
    sizePx: rem * remPx,
    boxPx: BOX_PX,
    strokes,
  });
  const incidentOf = (priority: Priority): Drawing =>
    sized(INCIDENT_REM[priority], incidentStrokes(theme, priority));
  const unitOf = (kind: 0 | 1 | 2 | 3): Drawing => sized(UNIT_REM, unitStrokes(theme, kind));
  const voidOf = (shape: keyof typeof VOID_PATHS, isOver: boolean): Drawing =>
    sized(VOID_REM, voidStrokes(theme, shape, isOver));
  return {
    'wall-ring': ringOf(theme, remPx),
    'wall-incident-1': incidentOf(1),
    'wall-incident-2': incidentOf(2),
    'wall-incident-3': incidentOf(3),
    'wall-incident-4': incidentOf(4),
    'wall-unit-0': unitOf(0),
    'wall-unit-1': unitOf(1),
    'wall-unit-2': unitOf(2),
    'wall-unit-3': unitOf(3),
    'wall-void-facility-1': voidOf('facility', false),
    'wall-void-facility-2': voidOf('facility', true),
    'wall-void-settlement-1': voidOf('settlement', false),
    'wall-void-settlement-2': voidOf('settlement', true),
    ...Object.fromEntries(
      MARKS.map((mark) => [`wall-mark-${mark}`, sized(MARK_REM, markStrokes(theme, mark))]),
    ),
  };
}

/** Whatever stands in the same place. */
const ALWAYS_DRAWN = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;

/** Voids beneath units beneath incidents, all in the sizes of {@link wallDrawings}: those of a wall's letters, not of the zoom. */
export const WALL_LAYERS: readonly LayerSpecification[] = [
  {
    id: 'wall-mark',
    type: 'symbol',
    source: WALL_MARKS,
    layout: {
      'icon-image': ['concat', 'wall-mark-', ['get', 'mark']],
      'icon-rotate': ['get', 'turn'],
      'icon-rotation-alignment': 'map',
      ...ALWAYS_DRAWN,
    },
  },
  {
    id: 'wall-void',
    type: 'symbol',
    source: WALL_VOIDS,
    layout: {
      'icon-image': ['get', 'image'],
      ...ALWAYS_DRAWN,
      'symbol-sort-key': ['get', 'state'],
    },
  },
  {
    id: 'wall-unit',
    type: 'symbol',
    source: WALL_UNITS,
    layout: {
      'icon-image': ['concat', 'wall-unit-', ['to-string', ['get', 'kind']]],
      ...ALWAYS_DRAWN,
      // Who can be had, or is on the way, lies above who cannot.
      'symbol-sort-key': ['-', 3, ['get', 'kind']],
    },
    paint: { 'icon-opacity': ['get', 'opacity'] },
  },
  {
    id: 'wall-incident-focus',
    type: 'symbol',
    source: WALL_INCIDENTS,
    filter: ['==', ['get', 'focus'], true],
    layout: { 'icon-image': 'wall-ring', ...ALWAYS_DRAWN },
  },
  {
    id: 'wall-incident',
    type: 'symbol',
    source: WALL_INCIDENTS,
    layout: {
      'icon-image': ['concat', 'wall-incident-', ['to-string', ['get', 'priority']]],
      ...ALWAYS_DRAWN,
      'symbol-sort-key': ['-', 0, ['get', 'priority']],
    },
  },
];
