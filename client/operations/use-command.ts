import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import { isUnreachable } from '../state/connection.ts';
import { trpc } from '../trpc.ts';
import type { RefusedAnswer } from './refusal-text.ts';

/** What somebody else did meanwhile: who, and which kind of event. */
export type Since = { by: string; what: IncidentLogEntry['event']['type'] };

/** Why a command was not done: somebody was faster, the line is cut, or the server says why. */
export type Trouble =
  | { kind: 'conflict'; since: readonly Since[] }
  | { kind: 'unreachable' }
  | { kind: 'refused'; answer: RefusedAnswer };

/** Gives commands; whatever comes of one, the picture is asked for anew. */
export function useCommand() {
  const queries = useQueryClient();
  return useMutation(
    trpc.operations.incidents.command.mutationOptions({
      networkMode: 'always',
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.operations.pathKey() }),
    }),
  );
}
export type CommandError = NonNullable<ReturnType<typeof useCommand>['error']>;

export function troubleOf(error: CommandError): Trouble {
  if (isUnreachable(error)) return { kind: 'unreachable' };
  if (error.data?.refusal?.code === 'changed_meanwhile')
    return { kind: 'conflict', since: error.data.since ?? [] };
  return { kind: 'refused', answer: error };
}
