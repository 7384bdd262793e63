/** Calls that wait for their turn. */
export type Work = {
  /** Adds a call; it must not throw. @returns false when too many wait and this one may be left out. */
  add(call: () => Promise<void>, options?: { mayWait: boolean }): boolean;
  /** Resolves when what runs has ended; what waits is forgotten. */
  close(): Promise<void>;
};

/** So many calls at a time; a server that is slow is asked less. */
const AT_A_TIME = 4;
/** When more wait than this, what may come later is not taken. */
const BUSY = 20;
/** Beyond this nothing is taken: the server is away. */
const FULL = 500;

/** A queue of calls to the server. */
export function openWork(): Work {
  const waiting: (() => Promise<void>)[] = [];
  const running = new Set<Promise<void>>();
  let closed = false;
  const next = (): void => {
    for (let free = AT_A_TIME - running.size; free > 0; free--) {
      const call = waiting.shift();
      if (!call) return;
      const run: Promise<void> = call().finally(() => {
        running.delete(run);
        next();
      });
      running.add(run);
    }
  };
  return {
    add: (call, { mayWait } = { mayWait: false }) => {
      if (closed || waiting.length >= FULL || (mayWait && waiting.length >= BUSY)) return false;
      waiting.push(call);
      next();
      return true;
    },
    close: async () => {
      closed = true;
      waiting.length = 0;
      await Promise.all(running);
    },
  };
}
