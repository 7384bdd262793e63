import { inkOn } from '../map/contrast.ts';
import type { Drawing } from '../map/raster.ts';
import { roundedRect } from '../map/shapes.ts';
import { imagesOf } from '../symbols/table.ts';
import type { Theme } from '../theme.ts';

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
  const clusters = ([0, 1, 2, 3, 4] as const).map(
    (step) => [clusterImage(step), clusterDrawing(theme, theme.share[step])] as const,
  );
  return {
    ...imagesOf(theme, 'facility'),
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
