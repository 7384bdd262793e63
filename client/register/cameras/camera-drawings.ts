import type { Drawing, Stroke } from '../../map/raster.ts';
import { circle, roundedRect } from '../../map/shapes.ts';
import type { Theme } from '../../theme.ts';
import type { CameraLook } from './camera-words.ts';

const BOX_PX = 18;
const MIDDLE = BOX_PX / 2;
const DISC = circle(MIDDLE, MIDDLE, 5);
const SQUARE = roundedRect(4.2, 4.2, 9.6, 9.6, 1.5);
const CROSS = 'M6.4 6.4L11.6 11.6M11.6 6.4L6.4 11.6';

/** Linked: a full disc with a lens · works, not linked: an open ring · not working: a crossed square. */
const SHAPES: Record<CameraLook, (theme: Theme) => Stroke[]> = {
  linked: ({ map, camera }) => [
    { d: DISC, stroke: map.labelHalo, width: 3 },
    { d: DISC, fill: camera.linked },
    { d: circle(MIDDLE, MIDDLE, 1.7), fill: map.labelHalo },
  ],
  unlinked: ({ map, camera }) => [
    { d: DISC, stroke: map.labelHalo, width: 5 },
    { d: DISC, fill: map.labelHalo },
    { d: DISC, stroke: camera.unlinked, width: 2 },
  ],
  broken: ({ map, camera }) => [
    { d: SQUARE, stroke: map.labelHalo, width: 3.5 },
    { d: SQUARE, fill: camera.broken },
    { d: CROSS, stroke: map.labelHalo, width: 1.8 },
  ],
};

/** Name of the image of a camera. */
export const cameraImage = (look: CameraLook) => `camera-${look}`;
export const SELECTED_IMAGE = 'camera-selected';

export const cameraDrawing = (theme: Theme, look: CameraLook): Drawing => ({
  sizePx: BOX_PX,
  strokes: SHAPES[look](theme),
});

/** All images that the camera layers ask for. */
export const cameraDrawings = (theme: Theme): Record<string, Drawing> => ({
  [cameraImage('linked')]: cameraDrawing(theme, 'linked'),
  [cameraImage('unlinked')]: cameraDrawing(theme, 'unlinked'),
  [cameraImage('broken')]: cameraDrawing(theme, 'broken'),
  [SELECTED_IMAGE]: {
    sizePx: 34,
    strokes: [
      { d: circle(17, 17, 13), stroke: theme.map.labelHalo, width: 5.5 },
      { d: circle(17, 17, 13), stroke: theme.map.selected, width: 2.75 },
    ],
  },
});
