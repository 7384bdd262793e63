import type { Drawing } from '../../map/raster.ts';
import { imagesOf } from '../../symbols/table.ts';
import type { Theme } from '../../theme.ts';

/** All images that the layers of voids ask for. */
export const voidDrawings = (theme: Theme): Record<string, Drawing> => ({
  ...imagesOf(theme, 'void'),
  ...imagesOf(theme, 'move'),
});
