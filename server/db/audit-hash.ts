import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** Everything of an audit entry that its hash covers, by the names of its columns. */
export type HashedEntry = {
  id: number;
  /** To the millisecond: the column keeps no more. */
  at: Date;
  actor: string;
  action: string;
  object: string | null;
  note: string | null;
  before: unknown;
  after: unknown;
  address: string | null;
  kato: string | null;
  outcome: string;
  /** The hash of the entry before it. */
  prev_hash: Buffer;
};

/** What the first entry of all takes for the hash before it. */
export const GENESIS = Buffer.alloc(32);

/**
 * The hash that chains an entry to the one before: SHA-256 over the UTF-8 of the canonical JSON (RFC 8785) of the columns
 * under their own names, `at` in ISO 8601 with milliseconds and Z, `prev_hash` in small hexadecimal digits. Anybody can
 * compute it again from an exported file (where `prev_hash` is named prevHash), in any language.
 */
export function hashOfEntry(entry: HashedEntry): Buffer {
  const { id, at, actor, action, object, note, before, after, address, kato, outcome, prev_hash } = entry;
  const covered: Json = {
    id,
    at: at.toISOString(),
    actor,
    action,
    object,
    note,
    before: before as Json,
    after: after as Json,
    address,
    kato,
    outcome,
    prev_hash: prev_hash.toString('hex'),
  };
  return createHash('sha256').update(canonicalJson(covered)).digest();
}
