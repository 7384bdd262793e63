import { useMutation, useQuery } from '@tanstack/react-query';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { reasonOf, type RefusedAnswer } from '../../operations/refusal-text.ts';
import { newKey } from '../../operations/new-key.ts';
import { isUnreachable } from '../../state/connection.ts';
import { client, queryClient, trpc } from '../../trpc.ts';
import type { Target } from '../target.ts';
import { offerUndo } from '../undo.ts';

type Sending = Extract<Target, { to: 'send' }>;

const renew = (): Promise<void> => queryClient.invalidateQueries({ queryKey: trpc.operations.pathKey() });

/** Why a command of operations was refused, in words. */
export function useWhyNot(): (error: unknown) => string {
  const { t } = useI18n();
  return (error) => {
    if (isUnreachable(error)) return t('operations.notSent');
    return error instanceof Error ? reasonOf(error as RefusedAnswer, t) : String(error);
  };
}

/**
 * Sends a unit to an incident by the command that the incident's card gives, once the person has said so. They see the incident as
 * it is first, and it is in that version that the unit is sent.
 */
export function useSend(target: Sending | null, onDone: () => void) {
  const { t } = useI18n();
  const whyNot = useWhyNot();
  const card = useQuery(
    trpc.operations.incidents.card.queryOptions(
      { id: target?.incidentId ?? 1 },
      { enabled: target !== null, staleTime: 0 },
    ),
  );
  const send = useMutation({
    networkMode: 'always',
    mutationFn: async ({
      unitId,
      incidentId,
      version,
    }: {
      unitId: number;
      incidentId: number;
      version: number;
    }) =>
      client.operations.incidents.command.mutate({
        type: 'task.assign',
        key: newKey(),
        incidentId,
        unitId,
        expectedVersion: version,
      }),
    onSettled: renew,
  });
  const give = (): void => {
    if (!target || !card.data) return;
    const { unitId, incidentId, callSign, number } = target;
    send.mutate(
      { unitId, incidentId, version: card.data.incident.version },
      {
        onSuccess: ({ tasks }) => {
          const task = tasks.findLast((one) => one.unitId === unitId);
          if (task)
            offerUndo({
              text: t('line.sent', { callSign, number }),
              undo: async () => {
                try {
                  await client.operations.incidents.command.mutate({
                    type: 'task.cancel',
                    key: newKey(),
                    incidentId,
                    taskId: task.id,
                    expectedVersion: task.version,
                    reason: t('undo.reason'),
                  });
                  return null;
                } catch (error) {
                  return whyNot(error);
                } finally {
                  await renew();
                }
              },
            });
          onDone();
        },
      },
    );
  };
  return {
    card,
    give,
    isBusy: send.isPending,
    error: send.error ? whyNot(send.error) : null,
    reset: send.reset,
  };
}
