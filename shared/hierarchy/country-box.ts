/**
 * The box that every place of Kazakhstan lies in, `[west, south, east, north]` in WGS 84 degrees: the extent of the
 * country (geokz 2024) and a quarter of a degree of room for a coarse drawing of the border.
 */
export const COUNTRY_BOX: readonly [west: number, south: number, east: number, north: number] = [
  46.24, 40.34, 87.56, 55.68,
];

/** True when a position lies in the box of the country. */
export const isInCountryBox = (lon: number, lat: number): boolean =>
  lon >= COUNTRY_BOX[0] && lat >= COUNTRY_BOX[1] && lon <= COUNTRY_BOX[2] && lat <= COUNTRY_BOX[3];
