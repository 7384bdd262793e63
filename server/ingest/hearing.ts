import { keepHeard, type Heard } from './device/store.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

const WRITE_MS = 2_000;

/** When each device was heard last and how many of its fixes were set aside, gathered and written every two seconds. */
export type Hearing = {
  /** @param device its number, also as `device:42`; what is called otherwise is no device of the register. */
  hear: (device: string, heard: { atMs: number; setAside: boolean }) => void;
  close(): Promise<void>;
};

export function openHearing({ db, log }: { db: Db; log: Pick<Log, 'warn'> }): Hearing {
  let heard = new Map<number, Heard>();
  let writing = Promise.resolve();
  let away = false;
  const keep = async (): Promise<void> => {
    const batch = heard;
    if (batch.size === 0) return;
    heard = new Map();
    try {
      await keepHeard(db, [...batch.values()]);
      away = false;
    } catch (error) {
      if (!away) log.warn({ err: error }, 'what is heard of devices waits: the database does not take it');
      away = true;
      // What came meanwhile is newer; the counts add up.
      for (const one of batch.values()) add(one);
    }
  };
  const add = ({ deviceId, atMs, setAside }: Heard): void => {
    const before = heard.get(deviceId);
    heard.set(deviceId, {
      deviceId,
      atMs: Math.max(atMs, before?.atMs ?? 0),
      setAside: setAside + (before?.setAside ?? 0),
    });
  };
  const timer = setInterval(() => {
    writing = writing.then(keep);
  }, WRITE_MS);
  return {
    hear: (device, { atMs, setAside }) => {
      const id = /^(?:device:)?(\d{1,15})$/.exec(device)?.[1];
      if (id !== undefined) add({ deviceId: Number(id), atMs, setAside: setAside ? 1 : 0 });
    },
    close: async () => {
      clearInterval(timer);
      await writing;
      await keep();
    },
  };
}
