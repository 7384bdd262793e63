import { useMutation, useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { newKey } from '../../ui/new-key.ts';
import { offerReverse, whyNot } from '../../operations/offer-reverse.ts';
import { client, queryClient, trpc } from '../../trpc.ts';
import type { Target } from '../target.ts';

type Sending = Extract<Target, { to: 'send' }>;

/**
 * Sends a unit to an incident by the command that the incident's card gives, once the person has said so. They see the incident as
 * it is first, and it is in that version that the unit is sent.
 */
export function useSend(target: Sending | null, onDone: () => void) {
  const i18n = useI18n();
  const card = useQuery(
    trpc.operations.incidents.card.queryOptions(
      { id: target?.incidentId ?? 1 },
      { enabled: target !== null, staleTime: 0 },
    ),
  );
  const send = useMutation({
    networkMode: 'always',
    mutationFn: (asked: {
      type: 'task.assign';
      incidentId: number;
      unitId: number;
      expectedVersion: number;
    }) => client.operations.incidents.command.mutate({ ...asked, key: newKey() }),
    onSuccess: (answer, asked) => {
      offerReverse(asked, answer, i18n);
      onDone();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
  });
  const give = (): void => {
    if (!target || !card.data) return;
    const { unitId, incidentId } = target;
    send.mutate({ type: 'task.assign', incidentId, unitId, expectedVersion: card.data.incident.version });
  };
  const error = send.error ?? card.error;
  return { card, give, error: error ? whyNot(error, i18n) : null, reset: send.reset };
}
