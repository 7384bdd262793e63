import { useEffect, useEffectEvent } from 'react';
import { useLeft, useSignedIn } from '../access/use-me.ts';
import { queryClient, trpc } from '../trpc.ts';
import type { KeptPart } from './kept-picture.ts';
import { keepPart } from './picture-store.ts';

/** So often what is seen is kept, and whenever the application is put away. */
const KEEP_MS = 15_000;

/**
 * Keeps a part of the picture while it is being seen.
 * @param what changes when another part is seen; null while there is nothing to keep.
 * @param part makes it, of what is on the screen at that moment.
 */
export function useKept(what: string | null, part: () => KeptPart | null): void {
  const { person, session } = useSignedIn();
  const keep = useEffectEvent(() => {
    const kept = useLeft.getState().isLeft ? null : part();
    if (!kept) return;
    // As far as it is known already: not everybody may ask.
    const about = queryClient.getQueryData(trpc.register.about.queryKey());
    const isDemonstration =
      person.demonstration ||
      (about !== undefined && about.demonstrationFacilities + about.demonstrationCameras > 0);
    const keeper = {
      personId: person.id,
      sessionId: session.id,
      sessionEndsMs: Date.parse(session.expiresAt),
      isDemonstration,
    };
    // A browser that keeps nothing costs the picture without a server, and no more.
    keepPart(keeper, kept, Date.now()).catch(() => undefined);
  });
  useEffect(() => {
    if (what === null) return undefined;
    keep();
    const timer = setInterval(() => keep(), KEEP_MS);
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [what]);
}
