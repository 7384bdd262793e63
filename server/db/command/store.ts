import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database, Db } from '../schema.ts';
import type { Change } from '../write.ts';

/** A key that came before with another command: acting would be wrong, and so would the first one's answer. */
export class KeyReusedError extends Error {
  override name = 'KeyReusedError';
}

/** How long a retry still gets the first answer; after it the same key would act again. */
const KEY_DAYS = 7;

/**
 * Carries a command out once, however often it is sent: the first time `run` acts, within the same transaction in which the
 * key is taken; a retry gets the first answer. Of two at the same moment the second waits for the first. Use it as the
 * body of `write`. The result must be plain JSON.
 * @param command what is asked, as plain JSON; tells a retry from a key that was used twice.
 * @throws KeyReusedError when the key came before with another command.
 */
export async function once<Result>(
  trx: Transaction<Database>,
  { key, person, command }: { key: string; person: string; command: unknown },
  run: () => Promise<Change<Result>>,
): Promise<Change<Result>> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(command) ?? '')
    .digest('base64');
  const taken = await trx
    .insertInto('command')
    .values({ key, person, fingerprint, answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!taken) {
    const first = await trx
      .selectFrom('command')
      .select(['fingerprint', 'answer'])
      .where('key', '=', key)
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    if (first.fingerprint !== fingerprint)
      throw new KeyReusedError('This key was used for another command. Send the command with a new key.');
    return { result: first.answer as Result, repeated: true };
  }
  const change = await run();
  await trx
    .updateTable('command')
    .set({ answer: JSON.stringify(change.result ?? null) })
    .where('key', '=', key)
    .where('person', '=', person)
    .execute();
  return change;
}

/** Forgets keys that no device retries any more. @returns how many. */
export async function expireCommands(db: Db): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('command')
    .where('at', '<', sql<Date>`now() - make_interval(days => ${KEY_DAYS})`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
