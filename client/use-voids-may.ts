import { useMemo } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { mayDo, useSignedIn } from './access/use-me.ts';
import type { VoidsMay } from './operations/void/use-voids.ts';

/** What the person may do with voids; the server decides again on every question. */
export function useVoidsMay(): VoidsMay {
  const me = useSignedIn();
  return useMemo(
    () => ({
      read: mayDo(me, 'positions.read'),
      move: mayDo(me, 'operations.dispatch'),
      setRules: me.actions['operations.targets']?.includes(COUNTRY_KATO) ?? false,
    }),
    [me],
  );
}
