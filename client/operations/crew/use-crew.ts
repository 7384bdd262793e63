import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useCallback, useEffect, useState } from 'react';
import type { CrewSaying } from '../../../shared/operations/crew.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { isUnreachable } from '../../state/connection.ts';
import { BY_ITSELF, client, type AppRouter } from '../../trpc.ts';
import { useNow } from '../../ui/use-now.ts';
import { newKey } from '../../ui/new-key.ts';
import { refusalText } from '../refusal-text.ts';
import { crewPicture } from './crew-picture.ts';
import { boxOf, deliverAll, post, waiting, type CrewMessage, type Deliver } from './outbox.ts';

const ASK_MS = 3_000;

const isAnswer = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** Nobody has said no: the line is cut, or the server cannot answer now. Asked again, it may. */
const isUndecided = (error: unknown): boolean =>
  isUnreachable(error) ||
  (isAnswer(error) && ((error.data?.httpStatus ?? 0) >= 500 || error.data?.code === 'TOO_MANY_REQUESTS'));

/** What a crew sees and says; what it says waits in the browser until the server has it. */
export function useCrew(secret: string) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const key = ['crew', secret];
  const box = boxOf(secret);
  const [messages, setMessages] = useState(() => waiting(localStorage, box));
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
        if (isUndecided(error)) return 'unreachable';
        return { refused: isAnswer(error) ? refusalText(error, t) : String(error) };
      }
    },
    [secret, t],
  );
  const send = useCallback(
    () =>
      // One delivery at a time, in all tabs of the browser: the order is what was said.
      alone(box, async () => {
        const refused = await deliverAll(localStorage, box, deliver);
        if (refused.length > 0) setRefusals(refused);
        await queries.invalidateQueries({ queryKey: ['crew'] });
        // Only now, or the task would be shown for a moment as if nothing had been said.
        setMessages(waiting(localStorage, box));
      }),
    [box, deliver, queries],
  );
  const { isSuccess, dataUpdatedAt, failureCount } = page;
  // Whenever an answer came, the line is there again.
  useEffect(() => {
    if (isSuccess && dataUpdatedAt > 0 && waiting(localStorage, box).length > 0) void send();
  }, [box, isSuccess, dataUpdatedAt, send]);

  const say = (command: CrewSaying): void => {
    const message: CrewMessage = { key: newKey(), happenedAt: Date.now(), command };
    post(localStorage, box, message);
    setMessages(waiting(localStorage, box));
    setRefusals([]);
    void send();
  };
  const live = crewPicture(dataUpdatedAt, failureCount > 0 || page.isError, useNow(1_000));
  /** The link does not open any more, or never did. */
  const isShut = page.isError && !isUndecided(page.error);
  return { page, live, isShut, messages, refusals, say };
}

/** Runs a job when no other of its name runs, in any tab. Without TLS a browser has no such locks, and one tab has to do. */
let running = Promise.resolve();
function alone(name: string, job: () => Promise<void>): Promise<void> {
  if (window.isSecureContext) return navigator.locks.request(name, job);
  running = running.then(job, job);
  return running;
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
    return () => {
      navigator.geolocation.clearWatch(watch);
      setState('waiting');
    };
  }, [secret, isOn]);
  return isOn ? state : 'off';
}
