import { loadCameras, loadPicture } from './load.ts';
import type { Picture } from './picture.ts';
import type { Db } from '../db/schema.ts';
import { listen } from '../db/listen.ts';
import type { Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';
import { REGISTER_CHANGED } from '../register/store.ts';

/** The picture of now, renewed when another process changes the register. */
export type LivePicture = { current(): Picture; close(): Promise<void> };

/**
 * Loads the picture and follows the changes of the register. The cameras come after it, so that the first screen need not
 * wait for them: until then there are none. While a new one is built the old one answers; a failure
 * leaves the old one and is logged.
 */
export async function openLivePicture(parts: { db: Db; pool: Pool; log: Log }): Promise<LivePicture> {
  const { db, pool, log } = parts;
  let picture = await loadPicture(db);
  let reloading: Promise<void> | null = null;
  let again = false;
  const reload = async (): Promise<void> => {
    do {
      again = false;
      picture = await loadPicture(db, { cameras: true });
      log.info(
        { facilities: picture.columns.count, cameras: picture.cameras.id.length },
        'register changed, picture renewed',
      );
    } while (again);
  };
  const renew = (work: () => Promise<void>): void => {
    reloading ??= work()
      .catch((error: unknown) => log.error({ err: error }, 'the picture could not be renewed'))
      .finally(() => {
        reloading = null;
        // The register may have changed while the cameras came.
        if (again) renew(reload);
      });
  };
  const changed = (): void => {
    again = true;
    renew(reload);
  };
  const stop = await listen(pool, REGISTER_CHANGED, changed, log);
  renew(async () => {
    const cameras = await loadCameras(db, picture.tree.units);
    picture = { ...picture, cameras };
    log.info({ cameras: cameras.id.length }, 'cameras loaded');
  });
  return {
    current: () => picture,
    close: async () => {
      await stop();
      await reloading;
    },
  };
}
