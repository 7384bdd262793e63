import type { UnitStatus } from '../../shared/operations/schema.ts';

/** Which symbol a status has: disc, triangle, square, ring. */
export const UNIT_KIND: Readonly<Record<UnitStatus, 0 | 1 | 2 | 3>> = {
  free: 0,
  called: 1,
  en_route: 1,
  on_scene: 2,
  busy: 3,
  break: 3,
  off_duty: 3,
};
