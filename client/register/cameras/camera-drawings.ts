import type { Drawing } from '../../map/raster.ts';
import { circle } from '../../map/shapes.ts';
import { imagesOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';

export const SELECTED_IMAGE = 'camera-selected';

/** All images that the camera layers ask for. */
export const cameraDrawings = (theme: Theme): Record<string, Drawing> => ({
  ...imagesOf(theme, 'camera'),
  [SELECTED_IMAGE]: {
    sizePx: 34,
    strokes: [
      { d: circle(17, 17, 13), stroke: theme.map.labelHalo, width: 5.5 },
      { d: circle(17, 17, 13), stroke: theme.map.selected, width: 2.75 },
    ],
  },
});
