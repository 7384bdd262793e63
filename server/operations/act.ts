import { refused } from './refusal.ts';
import { KeyReusedError, once } from '../db/command/store.ts';
import type { Db } from '../db/schema.ts';
import { write, type Change } from '../db/write.ts';

/**
 * Carries a command out through the one write door, once however often it is sent.
 * @param asked what the sender asked for, as plain JSON: the same again is a retry and gets the first answer.
 * @throws TRPCError CONFLICT when the key came before with something else.
 */
export async function act<Result>(
  db: Db,
  deed: { actor: string; type: string; key: string; asked: unknown; note?: string },
  run: (trx: Db) => Promise<Change<Result>>,
): Promise<Result> {
  const { actor, type, key, asked, note } = deed;
  try {
    return await write(db, { actor, action: `operations.${type}`, note }, (trx) =>
      once(trx, { key, person: actor, command: asked }, () => run(trx)),
    );
  } catch (error) {
    if (error instanceof KeyReusedError) throw refused({ code: 'already_sent' });
    throw error;
  }
}
