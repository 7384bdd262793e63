import type { Metres } from './footprint.ts';
import type { Sight } from './schema.ts';
import { PIXELS_PER_M, rangeM } from '../../register/sector.ts';

/** A camera as it looks: direction clockwise from north, lens, and its height over what it looks at. */
export type View = { azimuthDeg: number; fovDeg: number; widthPx: number; heightM: number };

/** Faces and bags are looked at a metre and a half above the ground. */
const TARGET_HEIGHT_M = 1.5;
const DEG = 180 / Math.PI;

/** How far on the ground a view gives a class: the slant is longer than the way along the ground. 0 when it is too high. */
export function groundRangeM({ fovDeg, widthPx, heightM }: View, sight: Sight): number {
  const slant = rangeM(widthPx, fovDeg, PIXELS_PER_M[sight]);
  const above = Math.max(0, heightM - TARGET_HEIGHT_M);
  return slant > above ? Math.sqrt(slant * slant - above * above) : 0;
}

/** Whether a view has a point in it at a class: within the angle and the range. Both in metres of one plane. */
export function sees(view: View, from: Metres, to: Metres, sight: Sight): boolean {
  const [east, north] = [to[0] - from[0], to[1] - from[1]];
  if (Math.hypot(east, north) > groundRangeM(view, sight)) return false;
  const bearing = Math.atan2(east, north) * DEG;
  const off = Math.abs(((bearing - view.azimuthDeg + 540) % 360) - 180);
  return off <= view.fovDeg / 2 + 1e-9;
}
