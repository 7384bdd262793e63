import { FACILITY_TYPES } from '../../shared/register/schema.ts';
import type { FacilityType } from '../../shared/register/schema.ts';
import { inkOn } from '../map/contrast.ts';
import type { Drawing, Stroke } from '../map/raster.ts';
import { circle, roundedRect } from '../map/shapes.ts';
import type { Theme } from '../theme.ts';
import { GAP_STATES } from './facility-features.ts';
import type { MapGapState } from './facility-features.ts';

/** Side of the box that a facility symbol is drawn in; the frame inside is 20 × 18. */
const BOX_PX = 28;
const FRAME = roundedRect(4, 6, 20, 17, 3);
/** Width of the dark or light rim that parts a symbol from any ground. */
const CASING = 3.5;

/** What stands inside the frame: a bear's head, an open book, a mortarboard. */
const GLYPH: Record<FacilityType, string> = {
  kindergarten: circle(14, 15.4, 4.6) + circle(10, 11, 1.9) + circle(18, 11, 1.9),
  school: 'M13.4 11.2L8 10V18L13.4 19.4ZM14.6 11.2L20 10V18L14.6 19.4Z',
  college: 'M14 9L21.2 12.4L14 15.8L6.8 12.4ZM10 15.2L14 17.1L18 15.2V18.2Q14 20.8 10 18.2Z',
};

/** Warning triangle on the corner of a facility that lacks what the law demands. */
const BADGE = 'M22 1L27.4 10.4H16.6Z';
const BADGE_MARK = 'M22 4.3V7.1M22 8.6V8.7';

type Frame = { strokes: Stroke[]; ink: string };

/** Each state has its own frame, so that none is told by colour alone. */
const FRAMES: Record<MapGapState, (theme: Theme, colour: string) => Frame> = {
  gap: solid,
  closed: solid,
  unknown: (theme, stroke) => hollow(theme, { d: FRAME, stroke, width: 2, dash: [3.2, 2.4] }),
  not_required: (theme, stroke) => hollow(theme, { d: FRAME, stroke, width: 1.2 }),
};

function solid({ map }: Theme, colour: string): Frame {
  return {
    strokes: [
      { d: FRAME, stroke: map.labelHalo, width: CASING },
      { d: FRAME, fill: colour },
    ],
    ink: inkOn(colour, [map.label, map.labelHalo]),
  };
}

function hollow(theme: Theme, line: Stroke & { stroke: string }): Frame {
  const ground = { d: FRAME, stroke: theme.map.labelHalo, width: CASING };
  return { strokes: [ground, { d: FRAME, fill: theme.surfaceRaised }, line], ink: line.stroke };
}

function facilityDrawing(theme: Theme, type: FacilityType, gap: MapGapState): Drawing {
  const { strokes, ink } = FRAMES[gap](theme, theme.gap[gap]);
  const mark = theme.map.labelHalo;
  const warning: Stroke[] = [
    { d: BADGE, fill: theme.map.selected, stroke: mark, width: 1.6 },
    { d: BADGE, fill: theme.map.selected },
    { d: BADGE_MARK, stroke: mark, width: 1.6 },
  ];
  return {
    sizePx: BOX_PX,
    strokes: [...strokes, { d: GLYPH[type], fill: ink }, ...(gap === 'gap' ? warning : [])],
  };
}

/** Name of the image of a facility. */
export const facilityImage = (type: FacilityType, gap: MapGapState) => `facility-${type}-${gap}`;

/** Name of the image of a cluster by step of the share of closed requirements; `none` when none is known. */
export const clusterImage = (step: 0 | 1 | 2 | 3 | 4 | 'none') => `cluster-${step}`;

function clusterDrawing(theme: Theme, fill: string): Drawing {
  const d = roundedRect(2.5, 2.5, 35, 35, 9);
  return {
    sizePx: 40,
    strokes: [
      { d, stroke: theme.map.labelHalo, width: 4 },
      { d, fill, stroke: theme.map.label, width: 1.5 },
    ],
  };
}

/** Small warning triangle before the number of gaps of a cluster. */
function gapMark(ink: string): Drawing {
  return { sizePx: 9, strokes: [{ d: 'M4.5 0.5L9 8.5H0Z M4 3H5V6H4Z M4 6.7H5V7.6H4Z', fill: ink }] };
}

/** Ink for text on a cluster of a colour. */
export const clusterInk = (theme: Theme, fill: string) => inkOn(fill, [theme.map.label, theme.map.labelHalo]);

/** All images that the facility layers ask for. */
export function facilityDrawings(theme: Theme): Record<string, Drawing> {
  const facilities = FACILITY_TYPES.flatMap((type) =>
    GAP_STATES.map((gap) => [facilityImage(type, gap), facilityDrawing(theme, type, gap)] as const),
  );
  const clusters = ([0, 1, 2, 3, 4] as const).map(
    (step) => [clusterImage(step), clusterDrawing(theme, theme.share[step])] as const,
  );
  return {
    ...Object.fromEntries(facilities),
    ...Object.fromEntries(clusters),
    [clusterImage('none')]: clusterDrawing(theme, theme.noData),
    'gap-mark-label': gapMark(theme.map.label),
    'gap-mark-halo': gapMark(theme.map.labelHalo),
    'facility-selected': {
      sizePx: 40,
      strokes: [
        { d: roundedRect(4, 5.5, 32, 29, 7), stroke: theme.map.labelHalo, width: 6 },
        { d: roundedRect(4, 5.5, 32, 29, 7), stroke: theme.map.selected, width: 3 },
      ],
    },
  };
}
