import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSoundSettings } from '../../state/sound.ts';
import { BY_ITSELF, trpc } from '../../trpc.ts';
import { newKey } from '../../ui/new-key.ts';
import { soundSos } from './sos-sound.ts';

const ASK_MS = 2_000;
const SOUND_EVERY_MS = 3_000;

/** The crews of the person's territory that call for help, and the way to acknowledge one. */
export function useSos() {
  const queries = useQueryClient();
  const calls = useQuery(
    trpc.operations.sos.queryOptions(undefined, {
      refetchInterval: ASK_MS,
      staleTime: 0,
      retry: false,
      trpc: BY_ITSELF,
    }),
  );
  const acknowledge = useMutation(
    trpc.operations.units.command.mutationOptions({
      networkMode: 'always',
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
    }),
  );
  return {
    /** Those that nobody has acknowledged. */
    unheard: (calls.data ?? []).filter(({ acknowledgedBy }) => acknowledgedBy === null),
    isUnseen: calls.isError || calls.failureCount > 0,
    error: acknowledge.error,
    acknowledge: (unitId: number) =>
      acknowledge.mutate({ type: 'unit.sos_acknowledge', key: newKey(), unitId }),
  };
}

/** Repeats the sound while it is on. @returns whether the browser holds it back. */
export function useSosSound(isSounding: boolean): boolean {
  const { volume } = useSoundSettings();
  const [isBlocked, setBlocked] = useState(false);
  useEffect(() => {
    if (!isSounding) return undefined;
    const sound = (): void =>
      void soundSos(volume).then(
        (sounded) => setBlocked(!sounded),
        () => setBlocked(true),
      );
    sound();
    const timer = setInterval(sound, SOUND_EVERY_MS);
    return () => clearInterval(timer);
  }, [isSounding, volume]);
  return isSounding && isBlocked;
}
