import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { IncidentCommand, MergeCommand } from '../../shared/operations/command.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { isUnreachable } from '../state/connection.ts';
import { trpc } from '../trpc.ts';
import { newKey } from '../ui/new-key.ts';
import { offerReverse } from './offer-reverse.ts';
import type { RefusedAnswer } from './refusal-text.ts';
import { renew } from './renewals.ts';
import type { Since } from './change-words.ts';

/** Why a command was not done: somebody was faster, the line is cut, or the server says why. */
export type Trouble =
  | { kind: 'conflict'; since: readonly Since[] }
  | { kind: 'unreachable' | 'database_away' | 'not_known' }
  | { kind: 'refused'; answer: RefusedAnswer; since: readonly Since[] };

type Command = Exclude<IncidentCommand, { type: 'incident.attach' }> | MergeCommand;
/** A command without the parts that every command has; `incidentId` names another incident than the one at hand. */
export type Asked = Command extends infer One
  ? One extends Command
    ? Omit<One, 'key' | 'incidentId'> & { incidentId?: number }
    : never
  : never;

/** Gives commands; whatever comes of one, the card and the lists are asked for anew. */
export function useCommand() {
  const queries = useQueryClient();
  return useMutation(
    trpc.operations.incidents.command.mutationOptions({
      networkMode: 'always',
      // Also when the channel that tells of changes is away; the channel itself tries again what fails here.
      onSettled: () =>
        Promise.allSettled(
          (['cards', 'incidents', 'units', 'advice'] as const).map((part) => renew(queries, part)),
        ),
    }),
  );
}
type CommandError = NonNullable<ReturnType<typeof useCommand>['error']>;

/** Gives commands on one incident. One of which nobody knows whether it was carried out acts once when it is given again. */
export function useIncidentCommand(incidentId: number) {
  const command = useCommand();
  const i18n = useI18n();
  const unanswered = useRef<{ asked: string; key: string } | null>(null);
  const give = (what: Asked, onSuccess?: () => void): void => {
    const asked = JSON.stringify(what);
    const key = unanswered.current?.asked === asked ? unanswered.current.key : newKey();
    command.mutate(
      { incidentId, ...what, key },
      {
        onError: (error) => {
          const { kind } = troubleOf(error);
          unanswered.current = kind === 'unreachable' || kind === 'not_known' ? { asked, key } : null;
        },
        onSuccess: (answer) => {
          unanswered.current = null;
          offerReverse({ incidentId, ...what }, answer, i18n);
          onSuccess?.();
        },
      },
    );
  };
  return { ...command, give };
}

export function troubleOf(error: CommandError): Trouble {
  if (isUnreachable(error)) return { kind: 'unreachable' };
  if (error.data?.code === 'SERVICE_UNAVAILABLE') return { kind: 'database_away' };
  if (error.data?.code === 'TIMEOUT') return { kind: 'not_known' };
  const since = error.data?.since ?? [];
  if (error.data?.refusal?.code === 'changed_meanwhile') return { kind: 'conflict', since };
  return { kind: 'refused', answer: error, since };
}
