import { setImmediate as nextTurn } from 'node:timers/promises';
import { auditHead, inSnapshot, linkBefore, linksAfter, type Link } from './store.ts';
import type { Anchor } from '../../../shared/access/anchor.ts';
import { GENESIS, hashOfEntry } from '../../db/audit-hash.ts';
import type { Db } from '../../db/schema.ts';
import { note } from '../../db/write.ts';

/**
 * The first link that does not fit. `hash`: the entry was changed. `prev`: it does not follow the entry before it. `gap`:
 * entries before it are missing. `head`: entries at the end are missing or too many. `anchor`: the entry that was anchored is
 * gone or another one.
 */
export type Break = { id: number; what: 'hash' | 'prev' | 'gap' | 'head' | 'anchor'; message: string };

export type Verification = {
  /** Entries that were read, all of them whole unless `broken`. */
  entries: number;
  /** The last whole entry; number 0 before the first one. */
  head: Anchor;
  broken: Break | null;
};

/** What was verified so far. */
type Reached = { id: number; hash: Buffer };

const PAGE = 1_000;

function breakAt(link: Link, last: Reached, anchor: Anchor | undefined): Break | null {
  const { id } = link;
  if (!link.prev_hash.equals(last.hash))
    return id > last.id + 1
      ? { id, what: 'gap', message: `entries ${last.id + 1} to ${id - 1} before entry ${id} are missing` }
      : { id, what: 'prev', message: `entry ${id} does not follow entry ${last.id}` };
  if (!hashOfEntry(link).equals(link.hash))
    return { id, what: 'hash', message: `entry ${id} is not what was written: its hash differs` };
  if (anchor?.id === id && anchor.hash !== link.hash.toString('hex'))
    return { id, what: 'anchor', message: `entry ${id} is not the one that was anchored` };
  return null;
}

function breakAtEnd(last: Reached, head: Reached, from: number, anchor: Anchor | undefined): Break | null {
  if (anchor !== undefined && anchor.id >= from && anchor.id > last.id)
    return {
      id: anchor.id,
      what: 'anchor',
      message: `entry ${anchor.id} was anchored, but the audit ends with entry ${last.id}`,
    };
  if (head.id === last.id && head.hash.equals(last.hash)) return null;
  const id = Math.max(last.id, head.id);
  return { id, what: 'head', message: `the audit ends with entry ${last.id}, its head says ${head.id}` };
}

type VerifyOptions = {
  from?: number | undefined;
  anchor?: Anchor | undefined;
  /** Ends the reading at the next page: a server that stops does not wait for ten million entries. */
  signal?: AbortSignal | undefined;
};

/**
 * Reads the chain in order, in one snapshot and a page at a time, and computes every hash again. From a later entry on, the
 * entry before it is taken as it stands.
 *
 * What this proves: who changes, swaps or takes away entries must compute every later hash and the head again, too. Against
 * that there is only a head kept outside (`anchor`).
 */
export async function verifyChain(
  db: Db,
  { from = 1, anchor, signal }: VerifyOptions = {},
): Promise<Verification> {
  return inSnapshot(db, async (trx) => {
    let last: Reached = (await linkBefore(trx, from)) ?? { id: 0, hash: GENESIS };
    let entries = 0;
    const found = (broken: Break | null): Verification => ({
      entries,
      head: { id: last.id, hash: last.hash.toString('hex') },
      broken,
    });
    for (;;) {
      const links = await linksAfter(trx, last.id, PAGE);
      for (const link of links) {
        const broken = breakAt(link, last, anchor);
        if (broken) return found(broken);
        last = { id: link.id, hash: link.hash };
        entries += 1;
      }
      if (links.length < PAGE) return found(breakAtEnd(last, await auditHead(trx), from, anchor));
      // A server that verifies goes on answering.
      await nextTurn();
      signal?.throwIfAborted();
    }
  });
}

/** Name of the deed; its last entry is what is known of the chain's state. */
export const VERIFY = 'audit.verify';

const running = new WeakMap<Db, Promise<Verification>>();

/** Verifies the whole chain and notes the outcome in it. Who asks while it runs gets the same answer. */
export async function verifyAndNote(
  db: Db,
  deed: { actor: string; address?: string | undefined },
  signal?: AbortSignal,
): Promise<Verification> {
  const verify = async (): Promise<Verification> => {
    const verification = await verifyChain(db, { signal });
    await note(db, {
      ...deed,
      action: VERIFY,
      object: 'audit',
      outcome: verification.broken ? 'failed' : 'done',
      note: verification.broken?.message,
      after: { entries: verification.entries, headId: verification.head.id },
    });
    return verification;
  };
  const current = running.get(db) ?? verify().finally(() => running.delete(db));
  running.set(db, current);
  return current;
}
