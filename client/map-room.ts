import { useEffect, useMemo, useState } from 'react';
import type { MapPadding } from './map/engine.ts';
import { remPx } from './ui/rem.ts';
import { SNAP_SHARE } from './ui/snap.ts';
import { useMedia } from './ui/use-media.ts';

/** A measure of the window, taken again as that is drawn larger or smaller. */
function useMeasure(measure: () => number): number {
  const [value, setValue] = useState(measure);
  useEffect(() => {
    const again = (): void => setValue(measure);
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, [measure]);
  return value;
}
const widthPx = (): number => document.documentElement.clientWidth;
const heightPx = (): number => document.documentElement.clientHeight;

/**
 * What panels cover of the map, CSS pixels. Of a sheet it is the half that it stands at first: the map does not move because
 * the sheet does.
 * @param besidePx width of the panel beside the map.
 */
export function useCovered(besidePx: number): MapPadding {
  const isSheet = useMedia('sheet');
  const rem = useMeasure(remPx);
  const sheetPx = SNAP_SHARE.half * useMeasure(heightPx);
  return useMemo(
    () =>
      isSheet
        ? { top: 4 * rem, right: rem, bottom: sheetPx + 2.75 * rem, left: rem }
        : { top: 5.25 * rem, right: besidePx + 2 * rem, bottom: 1.5 * rem, left: 1.5 * rem },
    [isSheet, besidePx, rem, sheetPx],
  );
}

/** The same for a desk of three parts, which become tabs; `top` and `bottom` are what stands there, rem. */
export function useCoveredDesk({ top, bottom }: { top: number; bottom: number }): MapPadding {
  const isSheet = useMedia('sheet');
  const rem = useMeasure(remPx);
  const width = useMeasure(widthPx);
  return useMemo(() => {
    const side = (most: number, share: number): number => Math.min(most * rem, share * width) + 2 * rem;
    return isSheet
      ? { top: top * rem, right: rem, bottom: (bottom + 5) * rem, left: rem }
      : { top: top * rem, right: side(30, 0.37), bottom: bottom * rem, left: side(24, 0.3) };
  }, [isSheet, rem, width, top, bottom]);
}
