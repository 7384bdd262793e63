import { TRPCError } from '@trpc/server';
import type { EditProblem, RegisterChange, RegisterObject } from '../../../shared/register/edit.ts';

/** The values do not fit together, or to the rest of the register. */
export const unfit = (field: string, problem: EditProblem, message: string): TRPCError =>
  new TRPCError({ code: 'BAD_REQUEST', message: `${field}: ${problem}. ${message}` });

const inWords = ({ actor, field, at }: RegisterChange): string => `${actor} changed ${field} at ${at}`;

/** Somebody else changed the object since the person looked; names who and what when the history knows. */
export function changedSince(object: RegisterObject, since: readonly RegisterChange[]): TRPCError {
  const who = since.length === 0 ? 'an import changed it' : since.map(inWords).join('; ');
  return new TRPCError({
    code: 'CONFLICT',
    message: `${object.replace(':', ' ')} is no longer what you saw: ${who}. Look at it again, then repeat your change`,
  });
}

/** A change that cannot be taken back any more. */
export function notUndoable(change: RegisterChange, later: RegisterChange | undefined): TRPCError {
  const why =
    change.undoneBy !== null
      ? 'it was undone already'
      : later
        ? `${inWords(later)}, after it`
        : `${change.field} was changed after it by an import`;
  return new TRPCError({ code: 'CONFLICT', message: `Change ${change.id} cannot be undone: ${why}` });
}
