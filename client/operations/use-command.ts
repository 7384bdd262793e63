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
      // Also when the channel that tells of changes is away; the channel itself tries again what fails here. The next command
      // waits for none of it.
      onSettled: () => {
        for (const part of ['cards', 'incidents', 'units', 'advice'] as const)
          renew(queries, part).catch(() => {});
      },
    }),
  );
}
type CommandError = NonNullable<ReturnType<typeof useCommand>['error']>;

/**
 * Gives commands on one incident, one after the other: who claims it and sends a crew in one breath is not in their own way. What
 * is given twice while it waits is given once; a command of which nobody knows whether it was carried out acts once when it is
 * given again.
 */
export function useIncidentCommand(incidentId: number) {
  const command = useCommand();
  const i18n = useI18n();
  const unanswered = useRef<{ asked: string; key: string } | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(new Set<string>());
  /** From which version to which this hand alone has brought the incident, before the card says so. */
  const moved = useRef(new Map<number, number>());
  const carryOut = async (what: Asked, asked: string, onSuccess?: () => void): Promise<void> => {
    const key = unanswered.current?.asked === asked ? unanswered.current.key : newKey();
    const now = inVersion(what, moved.current);
    await command.mutateAsync({ incidentId, ...now, key }).then(
      (answer) => {
        unanswered.current = null;
        if (isOnIncident(now) && answer.incidentId === incidentId)
          moved.current.set(now.expectedVersion, answer.version);
        offerReverse({ incidentId, ...now }, answer, i18n);
        onSuccess?.();
      },
      (error: CommandError) => {
        const { kind } = troubleOf(error);
        unanswered.current = kind === 'unreachable' || kind === 'not_known' ? { asked, key } : null;
      },
    );
  };
  const give = (what: Asked, onSuccess?: () => void): void => {
    const asked = JSON.stringify(what);
    if (waiting.current.has(asked)) return;
    waiting.current.add(asked);
    last.current = last.current
      .then(() => carryOut(what, asked, onSuccess))
      // What breaks here is no refusal, and stands in the way of no later command.
      .catch(reportError)
      .finally(() => waiting.current.delete(asked));
  };
  return { ...command, give };
}

/** Whether the version that a command expects is that of the incident at hand, and not of another or of a task. */
const isOnIncident = (what: Asked): what is Extract<Asked, { expectedVersion: number }> =>
  'expectedVersion' in what && !('taskId' in what) && what.incidentId === undefined;

/** A command in the version to which the one it was given in has been brought by nobody else. */
export function inVersion(what: Asked, moved: ReadonlyMap<number, number>): Asked {
  if (!isOnIncident(what)) return what;
  let version = what.expectedVersion;
  for (let next = moved.get(version); next !== undefined && next > version; next = moved.get(version))
    version = next;
  return { ...what, expectedVersion: version };
}

export function troubleOf(error: CommandError): Trouble {
  if (isUnreachable(error)) return { kind: 'unreachable' };
  if (error.data?.code === 'SERVICE_UNAVAILABLE') return { kind: 'database_away' };
  if (error.data?.code === 'TIMEOUT') return { kind: 'not_known' };
  const since = error.data?.since ?? [];
  if (error.data?.refusal?.code === 'changed_meanwhile') return { kind: 'conflict', since };
  return { kind: 'refused', answer: error, since };
}
