import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { CrewSaying } from '../../../shared/operations/crew.ts';
import { isUnreachable } from '../../state/connection.ts';
import { BY_ITSELF, client } from '../../trpc.ts';
import { newKey } from '../new-key.ts';
import { deliverAll, post, waiting, type CrewMessage, type Deliver } from './outbox.ts';

const ASK_MS = 3_000;
const BOX = 'sholu-crew-outbox';

/** What a crew sees and says; what it says waits in the browser until the server has it. */
export function useCrew(secret: string) {
  const queries = useQueryClient();
  const key = ['crew', secret];
  const [messages, setMessages] = useState(() => waiting(localStorage, BOX));
  const [refusals, setRefusals] = useState<string[]>([]);
  const page = useQuery({
    queryKey: key,
    queryFn: () => client.operations.crew.me.mutate({ secret }, BY_ITSELF),
    refetchInterval: ASK_MS,
    staleTime: 0,
    retry: false,
  });

  const deliver = useCallback<Deliver>(
    async (message) => {
      try {
        await client.operations.crew.command.mutate({ secret, ...message });
        return 'taken';
      } catch (error) {
        if (isUnreachable(error)) return 'unreachable';
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
    [secret],
  );
  const send = useCallback(
    () =>
      // One delivery at a time, in all tabs of the browser: the order is what was said.
      navigator.locks.request(BOX, async () => {
        const refused = await deliverAll(localStorage, BOX, deliver);
        setMessages(waiting(localStorage, BOX));
        if (refused.length > 0) setRefusals(refused);
        await queries.invalidateQueries({ queryKey: ['crew'] });
      }),
    [deliver, queries],
  );
  const { isSuccess, dataUpdatedAt, failureCount } = page;
  // Whenever an answer came, the line is there again.
  useEffect(() => {
    if (isSuccess && dataUpdatedAt > 0 && waiting(localStorage, BOX).length > 0) void send();
  }, [isSuccess, dataUpdatedAt, send]);

  const say = (command: CrewSaying): void => {
    const message: CrewMessage = { key: newKey(), happenedAt: Date.now(), command };
    post(localStorage, BOX, message);
    setMessages(waiting(localStorage, BOX));
    setRefusals([]);
    void send();
  };
  return { page, isCut: failureCount > 0 || page.isError, messages, refusals, say };
}

/** Tells the server where the browser is, while the crew wants it. @returns what became of it. */
export function usePosition(secret: string, isOn: boolean): 'off' | 'waiting' | 'sent' | 'failed' {
  const [state, setState] = useState<'waiting' | 'sent' | 'failed'>('waiting');
  useEffect(() => {
    if (!isOn) return undefined;
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) => {
        client.operations.crew.position
          .mutate({
            secret,
            lon: coords.longitude,
            lat: coords.latitude,
            accuracyM: coords.accuracy,
            at: Math.round(timestamp),
          })
          .then(
            () => setState('sent'),
            () => setState('failed'),
          );
      },
      () => setState('failed'),
      { enableHighAccuracy: true, maximumAge: 5_000 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [secret, isOn]);
  return isOn ? state : 'off';
}
