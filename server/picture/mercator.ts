/** The world of web maps (spherical Mercator, EPSG:3857) as a square of 2^32 units a side, y downwards: 9 mm a unit. */
const WORLD = 2 ** 32;
/** Where the square ends in the north and the south, degrees. */
const LAST_LAT_DEG = 85.051_128_779_806_6;

const unit = (share: number): number => Math.min(WORLD - 1, Math.max(0, Math.floor(share * WORLD)));

export const worldXOf = (lon: number): number => unit((lon + 180) / 360);

/** Latitudes beyond the square are taken to its edge. */
export function worldYOf(lat: number): number {
  const phi = (Math.min(LAST_LAT_DEG, Math.max(-LAST_LAT_DEG, lat)) * Math.PI) / 180;
  return unit(0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI));
}

const sevenDigits = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** Degrees of a place in the square, to seven digits: a centimetre. */
export const lonOf = (worldX: number): number => sevenDigits(((worldX + 0.5) / WORLD) * 360 - 180);
export const latOf = (worldY: number): number =>
  sevenDigits((Math.atan(Math.sinh(Math.PI * (1 - (2 * (worldY + 0.5)) / WORLD))) * 180) / Math.PI);
