import type { Answer, Warning } from '../../../shared/ingest/json/answer.ts';
import type { Message } from '../../../shared/ingest/json/message.ts';
import type { Reason } from '../../../shared/ingest/reason.ts';
import type { Locate } from '../../../shared/hierarchy/locate.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { KeyReusedError, once } from '../../db/command/store.ts';
import type { Change } from '../../db/write.ts';
import { write } from '../../db/write.ts';
import type { Db } from '../../db/schema.ts';
import type { Source } from '../source/store.ts';

/** What every kind of message is taken with. */
export type Desk = {
  db: Db;
  source: Source;
  /** True for a unit of territory in which the source may act. */
  covers: (kato: Kato) => boolean;
  /** Whether a unit of territory lies in another, or is it. */
  isWithin: (kato: Kato, around: Kato) => boolean;
  locate: Locate;
  nowMs: number;
};

/** A message that was taken, as its sender is told. */
export type Taken = Pick<Answer['results'][number], 'incident' | 'warnings'> & {
  outcome: 'accepted' | 'duplicate';
};

/** A message that is not taken: understood and not believed, or not to be taken at all. */
export class Aside extends Error {
  override name = 'Aside';
  readonly outcome: 'quarantined' | 'refused';
  readonly reason: Reason;
  /** What more there is to say of it, for the administrator: nothing of a plate or a person. */
  readonly detail: string | undefined;

  constructor(outcome: 'quarantined' | 'refused', reason: Reason, detail?: string) {
    super(reason);
    this.outcome = outcome;
    this.reason = reason;
    this.detail = detail;
  }
}

/** A clock that is further ahead than this is wrong. */
const AHEAD_MS = 120_000;
/** What happened longer ago than this is history. */
const OLDEST_MS = 86_400_000;

/**
 * When something happened by the sender's word, and whether that word was taken: a clock that is ahead is not.
 * @throws Aside for what is older than a day.
 */
export function happenedAt(at: string, nowMs: number): { atMs: number; warnings: Warning[] } {
  const toldMs = Date.parse(at);
  if (toldMs < nowMs - OLDEST_MS) throw new Aside('quarantined', 'stale', at);
  return { atMs: Math.min(toldMs, nowMs), warnings: toldMs > nowMs + AHEAD_MS ? ['clock'] : [] };
}

export const actorOf = ({ id }: Source): string => `source:${id}`;

/**
 * Acts on a message once however often it comes: what it changes, its entry in the audit and its answer are one transaction.
 * What `run` throws leaves nothing behind.
 * @param key what a retry has in common with the first.
 * @throws Aside when another message came under this id.
 */
export async function takenOnce(
  { db, source }: Pick<Desk, 'db' | 'source'>,
  message: Message,
  run: (trx: Db) => Promise<Change<Taken>>,
  key = message.id,
): Promise<Taken> {
  const person = actorOf(source);
  try {
    return await write(db, { actor: person, action: `ingest.${message.kind}` }, async (trx) => {
      const change = await once(trx, { key, person, command: message }, () => run(trx));
      return change.repeated ? { ...change, result: { ...change.result, outcome: 'duplicate' } } : change;
    });
  } catch (error) {
    if (error instanceof KeyReusedError) throw new Aside('refused', 'id_reused', message.id);
    throw error;
  }
}
