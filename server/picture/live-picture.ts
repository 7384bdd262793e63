import { loadPicture } from './load.ts';
import type { Picture } from './picture.ts';
import type { Db } from '../db/schema.ts';
import { listen } from '../db/listen.ts';
import type { Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';
import { REGISTER_CHANGED } from '../db/register-changed.ts';

/** The picture of now, renewed when another process changes the register. */
export type LivePicture = { current(): Picture; close(): Promise<void> };

/**
 * Loads the picture and follows the changes of the register. While a new one is built the old one answers; a failure
 * leaves the old one and is logged.
 */
export async function openLivePicture(parts: { db: Db; pool: Pool; log: Log }): Promise<LivePicture> {
  const { db, pool, log } = parts;
  let picture = await loadPicture(db, { cameras: true });
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
  const changed = (): void => {
    again = true;
    reloading ??= reload()
      .catch((error: unknown) => log.error({ err: error }, 'the picture could not be renewed'))
      .finally(() => {
        reloading = null;
      });
  };
  const stop = await listen(pool, REGISTER_CHANGED, changed, log);
  return {
    current: () => picture,
    close: async () => {
      await stop();
      await reloading;
    },
  };
}
