import { enabledDevices, type Device } from './device/store.ts';
import { hashOf } from './secret.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/** The devices that may send, in memory, so that they are known while the database is away. */
export type Devices = {
  /** The device of a secret; one that was added a moment ago is found by asking again. */
  find(secret: string): Promise<Device | null>;
  reload(): Promise<void>;
  close(): void;
};

const RELOAD_MS = 30_000;
/** Unknown secrets make the table be read at most so often. */
const ASK_AGAIN_MS = 1_000;
/** A device whose secret is not known does not wait longer than this for a database that does not answer. */
const PATIENCE_MS = 2_000;

export async function openDevices(parts: {
  db: Db;
  log: Pick<Log, 'warn'>;
  clock: () => number;
  /** Called when a device came or went, because its unit may be a new one. */
  changed?: () => Promise<void>;
}): Promise<Devices> {
  let known = await enabledDevices(parts.db);
  let readMs = parts.clock();
  let reading: Promise<void> | null = null;
  const start = (): Promise<void> => {
    readMs = parts.clock();
    reading = enabledDevices(parts.db)
      .then(async (devices) => {
        const isSame = devices.size === known.size && [...devices.keys()].every((hash) => known.has(hash));
        known = devices;
        if (!isSame) await parts.changed?.();
      })
      .finally(() => (reading = null));
    return reading;
  };
  let queued: Promise<void> | null = null;
  /** A reading under way may have begun before the change that is asked after; one more serves all who ask meanwhile. */
  const reload = (): Promise<void> => {
    if (!reading) return start();
    queued ??= reading
      .catch(() => {})
      .then(() => {
        queued = null;
        return start();
      });
    return queued;
  };
  const tryReload = (): Promise<void> =>
    reload().catch((error: unknown) => parts.log.warn({ err: error }, 'devices could not be read again'));
  const timer = setInterval(() => void tryReload(), RELOAD_MS);
  return {
    reload,
    find: async (secret) => {
      const hash = hashOf(secret).toString('hex');
      const device = known.get(hash);
      if (device) return device;
      if (parts.clock() - readMs >= ASK_AGAIN_MS)
        await Promise.race([tryReload(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      return known.get(hash) ?? null;
    },
    close: () => clearInterval(timer),
  };
}
