import { TRPCError } from '@trpc/server';
import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import type { Refusal } from '../../shared/operations/outcome.ts';
import type { TaskState } from '../../shared/operations/schema.ts';

/** What somebody else did to an incident since a person looked at it. */
export type SeenChange = {
  by: string;
  at: number;
  what: IncidentLogEntry['event']['type'];
  fields: string[];
  /** The state that a task was brought to. */
  to: TaskState | null;
};

/** Why a command was not done, as the screen reads it to say so in the person's language. */
export type RefusalDetail = { refusal: Refusal; since: SeenChange[] };

/** Carries the detail of a refusal to the answer. */
export class RefusedError extends Error {
  constructor(readonly detail: RefusalDetail) {
    super(detail.refusal.code);
  }
}

const FORBIDDEN: readonly Refusal['code'][] = ['not_permitted', 'not_your_task', 'not_your_unit'];

const inWords = ({ by, what, fields }: SeenChange): string =>
  fields.length > 0 ? `${by}: ${what} (${fields.join(', ')})` : `${by}: ${what}`;

/** The answer to a command that the rules refuse; nothing was changed. */
export function refused(refusal: Refusal, since: SeenChange[] = []): TRPCError {
  const message =
    refusal.code === 'changed_meanwhile'
      ? `It is no longer what you saw: ${since.map(inWords).join('; ') || 'somebody changed it'}. Look again, then repeat`
      : `Not done: ${refusal.code.replaceAll('_', ' ')}`;
  return new TRPCError({
    code: FORBIDDEN.includes(refusal.code) ? 'FORBIDDEN' : 'CONFLICT',
    message,
    cause: new RefusedError({ refusal, since }),
  });
}

/** What an entry says somebody did, with the names of the fields and never their values. */
export const seenChange = (entry: IncidentLogEntry, name: string): SeenChange => ({
  by: name,
  at: entry.at,
  what: entry.event.type,
  fields: entry.event.type === 'edited' ? Object.keys(entry.event.patch) : [],
  to: entry.event.type === 'task_moved' ? entry.event.to : null,
});
