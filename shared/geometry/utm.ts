/** WGS 84. */
const A = 6_378_137;
const F = 1 / 298.257223563;
const N = F / (2 - F);
const ECCENTRICITY = Math.sqrt(F * (2 - F));
const SCALE = 0.9996;
const FALSE_EASTING_M = 500_000;
const RAD = Math.PI / 180;
/** Radius of the circle that has the length of the meridian. */
const RECTIFYING_M = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);

/** Coefficients of Krüger's series to the fourth order: better than a millimetre within a zone (Karney 2011). */
const FORWARD = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3 + (41 / 180) * N ** 4,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3 + (557 / 1440) * N ** 4,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4,
  (49_561 / 161_280) * N ** 4,
];
const INVERSE = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3 - (1 / 360) * N ** 4,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3 - (437 / 1440) * N ** 4,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4,
  (4397 / 161_280) * N ** 4,
];

/** A place of the northern hemisphere in the Universal Transverse Mercator grid, metres. */
export type Utm = { zone: number; eastingM: number; northingM: number };

/** The zone whose central meridian is nearest. Kazakhstan lies in 39 to 45. */
export const zoneOf = (lon: number): number => Math.floor((lon + 180) / 6) + 1;

const centralMeridian = (zone: number): number => zone * 6 - 183;

/** Grid position of a place of the northern hemisphere. */
export function toUtm(lon: number, lat: number, zone = zoneOf(lon)): Utm {
  const [x, y] = toMeridian(lon, lat, centralMeridian(zone));
  return { zone, eastingM: FALSE_EASTING_M + SCALE * x, northingM: SCALE * y };
}

/**
 * Metres east of a meridian and north of the equator in the transverse Mercator projection about it: true on the meridian, 0.05 %
 * too long 200 km beside it.
 */
export function toMeridian(lon: number, lat: number, meridian: number): [xM: number, yM: number] {
  const asideRad = (lon - meridian) * RAD;
  const sin = Math.sin(lat * RAD);
  const t = Math.sinh(Math.atanh(sin) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sin));
  const xi = Math.atan2(t, Math.cos(asideRad));
  const eta = Math.asinh(Math.sin(asideRad) / Math.hypot(t, Math.cos(asideRad)));
  const [north, east] = summed(xi, eta, FORWARD, 1);
  return [RECTIFYING_M * east, RECTIFYING_M * north];
}

/** `[lon, lat]` of a grid position of the northern hemisphere. */
export const fromUtm = ({ zone, eastingM, northingM }: Utm): [lon: number, lat: number] =>
  fromMeridian((eastingM - FALSE_EASTING_M) / SCALE, northingM / SCALE, centralMeridian(zone));

/** The place that lies so many metres from a meridian; see `toMeridian`. */
export function fromMeridian(xM: number, yM: number, meridian: number): [lon: number, lat: number] {
  const [xi, eta] = summed(yM / RECTIFYING_M, xM / RECTIFYING_M, INVERSE, -1);
  const conformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  const lonRad = Math.atan2(Math.sinh(eta), Math.cos(xi));
  return [meridian + lonRad / RAD, Math.atan(geographic(conformal)) / RAD];
}

/** Adds the harmonics of a series, or takes them away. */
function summed(xi: number, eta: number, series: readonly number[], sign: 1 | -1): [number, number] {
  let x = xi;
  let y = eta;
  for (const [i, c] of series.entries()) {
    const m = 2 * (i + 1);
    x += sign * c * Math.sin(m * xi) * Math.cosh(m * eta);
    y += sign * c * Math.cos(m * xi) * Math.sinh(m * eta);
  }
  return [x, y];
}

/** Tangent of the geographic latitude from that of the conformal one, by Newton's method (Karney 2011, equations 7–9). */
function geographic(conformal: number): number {
  let tau = conformal;
  for (let i = 0; i < 6; i++) {
    const secant = Math.hypot(1, tau);
    const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tau) / secant));
    const now = tau * Math.hypot(1, sigma) - sigma * secant;
    const e2 = ECCENTRICITY ** 2;
    tau += ((conformal - now) / Math.hypot(1, now)) * ((1 + (1 - e2) * tau ** 2) / ((1 - e2) * secant));
  }
  return tau;
}
