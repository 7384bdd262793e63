/** Space taken from each side of the map, CSS pixels. */
type Padding = { top: number; right: number; bottom: number; left: number };

const mercatorY = (latDeg: number): number => Math.log(Math.tan(Math.PI / 4 + (latDeg * Math.PI) / 360));

/**
 * A small panel stands in the lower left corner of the map: the box is kept either right of it or above it, whichever
 * shows the box larger.
 * @param box `[west, south, east, north]`, degrees.
 * @param corner size of the small panel, CSS pixels.
 */
export function roomFor(
  box: readonly [number, number, number, number],
  screen: { widthPx: number; heightPx: number },
  padding: Padding,
  corner: { widthPx: number; heightPx: number },
): Padding {
  const [west, south, east, north] = box;
  const widthRad = ((east - west) * Math.PI) / 180;
  const heightRad = mercatorY(north) - mercatorY(south);
  const scale = ({ top, right, bottom, left }: Padding): number =>
    Math.min((screen.widthPx - left - right) / widthRad, (screen.heightPx - top - bottom) / heightRad);
  const beside = { ...padding, left: padding.left + corner.widthPx };
  const above = { ...padding, bottom: padding.bottom + corner.heightPx };
  return scale(beside) > scale(above) ? beside : above;
}
