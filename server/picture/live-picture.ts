import { applyCamera } from './apply-camera.ts';
import { applyFacility } from './apply-facility.ts';
import { NO_CAMERAS } from './camera-picture.ts';
import { loadCamera, loadCameras, loadPicture } from './load.ts';
import type { Picture } from './picture.ts';
import type { Db } from '../db/schema.ts';
import { listen } from '../db/listen.ts';
import type { Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';
import { REGISTER_CHANGED } from '../db/register-changed.ts';
import { evidenceSources, oneFacility } from '../register/store.ts';

/** The picture of now, renewed when this or another process changes the register. */
export type LivePicture = {
  current(): Picture;
  /** Carries a changed object (`facility:42`, `camera:7`) into the picture, or all of it for another text. Never rejects. */
  renew(object: string): Promise<void>;
  close(): Promise<void>;
};

/** What `facility:42` or `camera:7` names; null for any other text. */
function objectOf(text: string): { kind: 'facility' | 'camera'; id: number } | null {
  const [, kind, id] = /^(facility|camera):(\d+)$/.exec(text) ?? [];
  return kind === undefined ? null : { kind: kind === 'camera' ? kind : 'facility', id: Number(id) };
}

/**
 * Loads the picture and follows the changes of the register. The cameras come after it, so that the first screen need not
 * wait for them: until then there are none. While a new one is built the old one answers; a failure
 * leaves the old one and is logged. A single changed facility or camera is carried in without building anew.
 */
export async function openLivePicture(parts: { db: Db; pool: Pool; log: Log }): Promise<LivePicture> {
  const { db, pool, log } = parts;
  let picture = await loadPicture(db);
  const reload = async (): Promise<void> => {
    picture = await loadPicture(db, { cameras: true });
    log.info(
      { facilities: picture.columns.count, cameras: picture.cameras.id.length },
      'register changed, picture renewed',
    );
  };
  const renewFacility = async (id: number): Promise<void> => {
    const [changed, sources] = await Promise.all([oneFacility(db, id), evidenceSources(db)]);
    const next = changed ? applyFacility(picture, changed, sources) : null;
    if (next) picture = next;
    else await reload();
  };
  const renewCamera = async (id: number): Promise<void> => {
    // Without its first cameras a picture of one would be taken for all of them.
    if (picture.cameras === NO_CAMERAS) return reload();
    const cameras = applyCamera(picture.cameras, id, await loadCamera(db, picture, id));
    picture = { ...picture, cameras };
  };

  // One after another, so that an older state never overtakes a newer one; a whole renewal that waits is not doubled.
  let last = Promise.resolve();
  let waiting: Promise<void> | null = null;
  const queue = (work: () => Promise<void>): Promise<void> => {
    last = last
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'the picture could not be renewed'));
    return last;
  };
  const renewAll = (): Promise<void> => {
    waiting ??= queue(() => {
      waiting = null;
      return reload();
    });
    return waiting;
  };
  const renew = (object: string): Promise<void> => {
    const changed = objectOf(object);
    if (!changed) return renewAll();
    const { kind, id } = changed;
    return queue(() => (kind === 'camera' ? renewCamera(id) : renewFacility(id)));
  };

  const stop = await listen(pool, REGISTER_CHANGED, (object) => void renew(object), log);
  void queue(async () => {
    const cameras = await loadCameras(db, picture.tree.units);
    picture = { ...picture, cameras };
    log.info({ cameras: cameras.id.length }, 'cameras loaded');
  });
  return {
    current: () => picture,
    renew,
    close: async () => {
      await stop();
      await last;
    },
  };
}
