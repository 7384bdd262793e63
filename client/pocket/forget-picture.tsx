import { useEffect, useRef } from 'react';
import { useLeft, useMe } from '../access/use-me.ts';
import { wipe, wipeOthers } from './picture-store.ts';

/** A browser that keeps nothing has nothing to forget. */
const quietly = (job: Promise<void>): void => void job.catch(() => undefined);

/**
 * Deletes the kept picture as soon as it is nobody's any more: at leaving – before the server has answered, should it ever –,
 * when the server says that the session is over, and when somebody else comes.
 */
export function ForgetPicture(): null {
  const { data: me } = useMe();
  const isLeft = useLeft((state) => state.isLeft);
  const state = me?.state;
  const sessionId = me?.state === 'in' ? me.session.id : null;
  const last = useRef<number | null>(null);
  useEffect(() => {
    if (sessionId !== null) last.current = sessionId;
    if (sessionId !== null && !isLeft) quietly(wipeOthers(sessionId, Date.now()));
    else if (state !== undefined) quietly(wipe(last.current));
  }, [state, sessionId, isLeft]);
  return null;
}
