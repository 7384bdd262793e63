import type { Run } from './runs.ts';
import { insertProgramme, markDeleted, programmeById, type SavedProgramme } from './store.ts';
import { refuse } from '../../refused.ts';
import { versionOf } from '../../../shared/planning/programme/price.ts';
import type { Guard } from '../../access/guard.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** A saved programme as an object of the audit. */
export const objectOf = (id: number): string => `programme:${id}`;

/** Keeps the plan of a run under a name. @throws TRPCError PRECONDITION_FAILED while it has none. */
export async function saveRun(
  db: Db,
  actor: string,
  { run, name }: { run: Run; name: string },
): Promise<{ id: number }> {
  const { result, asked, purchases } = run;
  if (!result) throw refuse('PRECONDITION_FAILED', 'no_plan_yet', 'There is no plan to save yet');
  const { unit: kato } = asked.input;
  return write(db, { actor, action: 'planning.saveProgramme' }, async (trx) => {
    const id = await insertProgramme(
      trx,
      {
        kato,
        name,
        input: asked.input,
        // The solver ends with the run; what is kept is what it had found by now.
        result: result.ending === 'running' ? { ...result, ending: 'cancelled' } : result,
        priceVersion: versionOf(asked.prices),
        asOf: asked.asOf,
        createdBy: actor,
      },
      purchases,
    );
    const { tenge, gapsClosed } = result.outcome.all;
    return {
      result: { id },
      object: objectOf(id),
      kato,
      after: { name, tenge, gapsClosed, input: asked.input },
    };
  });
}

/** Deletes a saved programme, or takes that back. @throws TRPCError NOT_FOUND for one outside. */
export async function setDeleted(
  { db, requireObject, actor }: Pick<Guard, 'requireObject'> & { db: Db; actor: string },
  id: number,
  deleted: boolean,
): Promise<void> {
  const action = deleted ? 'planning.deleteProgramme' : 'planning.restoreProgramme';
  await write(db, { actor, action }, async (trx) => {
    const found: SavedProgramme = requireObject(
      objectOf(id),
      await programmeById(trx, id, { lock: true }),
      ({ kato }) => kato,
    );
    if (found.deleted === deleted) return { result: undefined, repeated: true };
    await markDeleted(trx, id, deleted ? new Date() : null);
    return {
      result: undefined,
      object: objectOf(id),
      kato: found.kato,
      before: { deleted: found.deleted },
      after: { deleted },
    };
  });
}
