/** Circumference of the earth on the equator, metres (WGS 84). */
const EQUATOR_M = 40_075_016.686;
/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD_PX = 512;

/** Ground metres under one CSS pixel in the Mercator projection. */
export function metresPerPixel(latDeg: number, zoom: number): number {
  return (EQUATOR_M * Math.cos((latDeg * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom);
}

/** The longest bar of 1, 2 or 5 × 10ⁿ metres that fits into `maxPx` at the latitude of the middle of the map. */
export function scaleBar(latDeg: number, zoom: number, maxPx: number): { lengthM: number; widthPx: number } {
  const perPixel = metresPerPixel(latDeg, zoom);
  const mostM = perPixel * maxPx;
  const power = 10 ** Math.floor(Math.log10(mostM));
  const lengthM = power * ([5, 2, 1].find((step) => step * power <= mostM) ?? 1);
  return { lengthM, widthPx: lengthM / perPixel };
}
