import { ACCESS_CHANGED } from './sessions/store.ts';
import { listen, type Pool } from '../db/listen.ts';
import type { Log } from '../log.ts';

/** A session that is over, a person whose grants changed, or `any` after changes may have been missed. */
export type AccessChange = { session: number } | { person: number } | 'any';

/** Changes of what somebody may do, from this and every other server; for what outlives a request. */
export type AccessChanges = {
  /** Calls the listener with every change until the function it gives back is called. */
  onChange(listener: (change: AccessChange) => void): () => void;
  /** Calls the listener with the number of a session that is over; null when any may be. */
  onSessionRevoked(listener: (sessionId: number | null) => void): () => void;
  close(): Promise<void>;
};

function changeOf(text: string): AccessChange {
  const [, kind, id] = /^(session|person):(\d+)$/.exec(text) ?? [];
  if (kind === 'session') return { session: Number(id) };
  return kind === 'person' ? { person: Number(id) } : 'any';
}

/**
 * Follows changes of access. A request needs none of this, because it reads its session anew; a live channel does: it ends
 * with its session, and reads the grants anew when they changed.
 */
export async function followAccessChanges(parts: {
  pool: Pool;
  log: Pick<Log, 'warn'>;
}): Promise<AccessChanges> {
  const listeners = new Set<(change: AccessChange) => void>();
  const onChange = (listener: (change: AccessChange) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const stop = await listen(
    parts.pool,
    ACCESS_CHANGED,
    (text) => {
      const change = changeOf(text);
      for (const listener of listeners) listener(change);
    },
    parts.log,
  );
  return {
    onChange,
    onSessionRevoked: (listener) =>
      onChange((change) => {
        if (change === 'any') listener(null);
        else if ('session' in change) listener(change.session);
      }),
    close: stop,
  };
}
