import { useMutation, useQueryClient } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import type { Command } from '../../shared/operations/command.ts';
import { isUnreachable } from '../state/connection.ts';
import { command } from './api.ts';

/** Why a command was not done: somebody was faster, the line is cut, or the server says why. */
export type Trouble = { kind: 'conflict' } | { kind: 'unreachable' } | { kind: 'refused'; message: string };

export function troubleOf(error: unknown): Trouble {
  if (isUnreachable(error)) return { kind: 'unreachable' };
  const data: unknown = error instanceof TRPCClientError ? error.data : null;
  if (typeof data === 'object' && data !== null && 'code' in data && data.code === 'CONFLICT')
    return { kind: 'conflict' };
  return { kind: 'refused', message: error instanceof Error ? error.message : String(error) };
}

/** Gives commands; whatever comes of one, the picture is asked for anew. */
export function useCommand() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: Command) => command(asked),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [path] }) => typeof path === 'string' && path.startsWith('operations.'),
      }),
  });
}
