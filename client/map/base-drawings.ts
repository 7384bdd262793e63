import type { Theme } from '../theme.ts';
import type { Drawing } from './raster.ts';
import { circle } from './shapes.ts';

/** Symbols of settlements, by the names that the base style asks for. */
export function baseDrawings({ map }: Theme): Record<'settlement-major' | 'settlement-minor', Drawing> {
  return {
    'settlement-major': {
      sizePx: 10,
      strokes: [
        { d: circle(5, 5, 3.2), fill: map.labelHalo, stroke: map.labelMuted, width: 1.4 },
        { d: circle(5, 5, 1.1), fill: map.labelMuted },
      ],
    },
    'settlement-minor': {
      sizePx: 7,
      strokes: [{ d: circle(3.5, 3.5, 1.8), fill: map.labelMuted, stroke: map.labelHalo, width: 1.2 }],
    },
  };
}
