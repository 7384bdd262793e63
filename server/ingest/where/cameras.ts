import { cameraOf, type CameraStandpoint } from './store.ts';
import type { Db } from '../../db/schema.ts';

/** A camera that was moved is where it stands now within a minute. */
const KEPT_MS = 60_000;
const MOST_KEPT = 20_000;

/**
 * Cameras by their number on the register, remembered for a minute: readers of plates send many hits a second, and each is
 * asked where it stands.
 */
export function rememberedCameras(
  db: Db,
  clock: () => number,
): (number: string) => Promise<CameraStandpoint | undefined> {
  const known = new Map<string, { camera: CameraStandpoint | undefined; untilMs: number }>();
  return async (number) => {
    const kept = known.get(number);
    if (kept && kept.untilMs > clock()) return kept.camera;
    const camera = await cameraOf(db, number);
    // The oldest goes first: a map keeps the order in which it was filled.
    known.delete(number);
    const oldest = known.keys().next();
    if (known.size >= MOST_KEPT && !oldest.done) known.delete(oldest.value);
    known.set(number, { camera, untilMs: clock() + KEPT_MS });
    return camera;
  };
}
