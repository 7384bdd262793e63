import { circle, roundedRect } from '../map/shapes.ts';
import type { Theme } from '../theme.ts';
import { cased, outlined, type Part, type SymbolKindSpec } from './symbol.ts';

/** States of a void, as `VoidPoints` numbers them. */
export const VOID_STATES = ['never', 'fallen', 'over'] as const;
type VoidState = (typeof VOID_STATES)[number];
/** A facility is a frame, a settlement a ring; both hollow: what is outlined is not covered. */
const FRAME = { facility: roundedRect(5, 6, 16, 14, 2.5), settlement: circle(13, 13, 7.5) } as const;
export type VoidShape = keyof typeof FRAME;
export const VOID_SHAPES: readonly VoidShape[] = ['facility', 'settlement'];

/** Struck through once it was lost; with a mark of its own beyond the limit. */
const STRUCK = 'M8 18L18 8';
const BADGE = 'M20 0.8L25.6 10.4H14.4Z';
const BADGE_MARK = 'M20 4V7M20 8.4V8.5';

function draw(theme: Theme, shape: VoidShape, state: VoidState): Part[] {
  const { map, textMuted, warning, danger } = theme;
  const d = FRAME[shape];
  if (state === 'never') return outlined(d, { stroke: textMuted, width: 1.6, dash: [2.6, 2.2] }, theme);
  const colour = state === 'over' ? danger : warning;
  const lost: Part[] = [
    ...outlined(d, { stroke: colour, width: 2.4 }, theme),
    { d: STRUCK, stroke: colour, width: 2.2 },
  ];
  if (state === 'fallen') return lost;
  return [
    ...lost,
    ...cased(BADGE, colour, map.labelHalo, 1.6),
    { d: BADGE_MARK, stroke: map.labelHalo, width: 1.6, fromPx: 14 },
  ];
}

type VoidLook = `${VoidShape}-${VoidState}`;
const PARTS = new Map<VoidLook, readonly [VoidShape, VoidState]>(
  VOID_SHAPES.flatMap((shape) => VOID_STATES.map((state) => [`${shape}-${state}`, [shape, state]] as const)),
);

/** A place that nobody free reaches in time. */
export const voidPlace: SymbolKindSpec<VoidLook> = {
  boxPx: 26,
  states: [...PARTS.keys()],
  draw(theme, look) {
    const [shape, state] = PARTS.get(look) ?? ['facility', 'never'];
    return draw(theme, shape, state);
  },
};

const RING = circle(17, 17, 14);
const TICK = 'M24 25L27.5 29L33 21';
const SQUARE = roundedRect(4, 4, 26, 26, 3);
const CROSS = 'M24 24L33 33M33 24L24 33';
const ARROW = 'M18 3L31.5 31.5L18 24.8L4.5 31.5Z';

/** What a move does: it closes a void, a ring with a tick · opens one, a square with a cross · leads there. */
export const move: SymbolKindSpec<'closes' | 'opens' | 'leads'> = {
  boxPx: 36,
  states: ['closes', 'opens', 'leads'],
  draw({ map, good, danger, accent }, state) {
    const halo = map.labelHalo;
    if (state === 'leads') return cased(ARROW, accent, halo, 6);
    return state === 'closes'
      ? [
          { d: RING, stroke: halo, width: 6 },
          { d: RING, stroke: good, width: 3 },
          { d: TICK, stroke: halo, width: 6 },
          { d: TICK, stroke: good, width: 3 },
        ]
      : [
          { d: SQUARE, stroke: halo, width: 6 },
          { d: SQUARE, stroke: danger, width: 3, dash: [5, 3] },
          { d: CROSS, stroke: halo, width: 6 },
          { d: CROSS, stroke: danger, width: 3 },
        ];
  },
};
