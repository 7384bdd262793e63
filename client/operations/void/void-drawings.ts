import type { Drawing, Stroke } from '../../map/raster.ts';
import { circle, roundedRect } from '../../map/shapes.ts';
import type { Theme } from '../../theme.ts';

/** States of a void, as `VoidPoints` numbers them. */
export const VOID_STATES = ['never', 'fallen', 'over'] as const;

const BOX_PX = 26;
/** A facility is a frame, a settlement a ring; both hollow: what is outlined is not covered. */
const FRAME = { facility: roundedRect(5, 6, 16, 14, 2.5), settlement: circle(13, 13, 7.5) } as const;
/** Struck through once it was lost; with a mark of its own beyond the limit. */
const STRUCK = 'M8 18L18 8';
const BADGE = 'M20 0.8L25.6 10.4H14.4Z';
const BADGE_MARK = 'M20 4V7M20 8.4V8.5';

export type VoidShape = keyof typeof FRAME;
export const VOID_SHAPES: readonly VoidShape[] = ['facility', 'settlement'];
export const voidImage = (shape: VoidShape, state: (typeof VOID_STATES)[number]): string =>
  `void-${shape}-${state}`;

/** The strokes of a void in a box of 26, for the map and for the legend. */
export function voidStrokes(
  { map, surfaceRaised, textMuted, warning, danger }: Theme,
  shape: VoidShape,
  state: (typeof VOID_STATES)[number],
): Stroke[] {
  const d = FRAME[shape];
  const ground: Stroke[] = [
    { d, stroke: map.labelHalo, width: 5 },
    { d, fill: surfaceRaised },
  ];
  if (state === 'never') return [...ground, { d, stroke: textMuted, width: 1.6, dash: [2.6, 2.2] }];
  const colour = state === 'over' ? danger : warning;
  const line: Stroke[] = [
    { d, stroke: colour, width: 2.4 },
    { d: STRUCK, stroke: colour, width: 2.2 },
  ];
  if (state === 'fallen') return [...ground, ...line];
  return [
    ...ground,
    ...line,
    { d: BADGE, fill: colour, stroke: map.labelHalo, width: 1.6 },
    { d: BADGE, fill: colour },
    { d: BADGE_MARK, stroke: map.labelHalo, width: 1.6 },
  ];
}

/** What a move closes: a ring with a tick. What it opens: a square with a cross. */
export const closesStrokes = ({ good, map }: Theme): Stroke[] => [
  { d: circle(17, 17, 14), stroke: map.labelHalo, width: 6 },
  { d: circle(17, 17, 14), stroke: good, width: 3 },
  { d: 'M24 25L27.5 29L33 21', stroke: map.labelHalo, width: 6 },
  { d: 'M24 25L27.5 29L33 21', stroke: good, width: 3 },
];
export const opensStrokes = ({ danger, map }: Theme): Stroke[] => [
  { d: roundedRect(4, 4, 26, 26, 3), stroke: map.labelHalo, width: 6 },
  { d: roundedRect(4, 4, 26, 26, 3), stroke: danger, width: 3, dash: [5, 3] },
  { d: 'M24 24L33 33M33 24L24 33', stroke: map.labelHalo, width: 6 },
  { d: 'M24 24L33 33M33 24L24 33', stroke: danger, width: 3 },
];
export const MARK_PX = 36;

const ARROW = 'M12 2L21 21L12 16.5L3 21Z';
export const arrowStrokes = ({ accent, map }: Theme): Stroke[] => [
  { d: ARROW, stroke: map.labelHalo, width: 4 },
  { d: ARROW, fill: accent },
];

/** All images that the layers of voids ask for. */
export function voidDrawings(theme: Theme): Record<string, Drawing> {
  const places = VOID_SHAPES.flatMap((shape) =>
    VOID_STATES.map(
      (state) =>
        [voidImage(shape, state), { sizePx: BOX_PX, strokes: voidStrokes(theme, shape, state) }] as const,
    ),
  );
  return {
    ...Object.fromEntries(places),
    'void-closes': { sizePx: MARK_PX, strokes: closesStrokes(theme) },
    'void-opens': { sizePx: MARK_PX, strokes: opensStrokes(theme) },
    'void-arrow': { sizePx: 24, strokes: arrowStrokes(theme) },
  };
}
