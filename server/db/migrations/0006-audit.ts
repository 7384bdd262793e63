import { sql, type Kysely } from 'kysely';
import { GENESIS, hashOfEntry, type HashedEntry } from '../audit-hash.ts';

/**
 * The audit becomes a chain. An entry holds the hash of the one before it and its own, `audit_head` the last of them; the
 * triggers let entries only be appended, and only after the head. `at` keeps milliseconds, as many as the hash covers.
 * Numbers come from the head, not from a sequence, which leaves gaps when a transaction is taken back.
 */
const COLUMNS = [
  `alter table audit_entry
    alter column id drop identity,
    alter column at drop default,
    alter column at type timestamptz(3),
    add column address text,
    add column kato text check (kato ~ '^[0-9]{9}$'),
    add column outcome text not null default 'done' check (outcome in ('done', 'denied', 'failed')),
    add column prev_hash bytea check (length(prev_hash) = 32),
    add column hash bytea check (length(hash) = 32)`,
  `alter table audit_entry alter column outcome drop default`,
  `create table audit_head (
    only_row boolean primary key default true check (only_row),
    entry_id bigint not null,
    hash bytea not null check (length(hash) = 32),
    at timestamptz(3) not null
  )`,
];

/**
 * Ten million entries and more: every filter of the auditor's list is an index that ends in the number, so a page is read
 * backwards from the cursor and stops when it is full, however many entries there are. Times grow with the numbers, so a span
 * of time becomes a span of numbers by two look-ups in `audit_entry_at`. Words are found by their beginnings ('simple': no
 * stemming, which would be wrong in two of three languages); points, colons and dashes part words, so that `facility:42`
 * and `10.0.0.7` are found by their parts. In a database of locale C PostgreSQL knows small letters of ASCII only, so the
 * Cyrillic ones are named.
 */
const CAPITALS = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
const SIGNS = '.:_/@-';
const INDEXES = [
  `alter table audit_entry alter column prev_hash set not null, alter column hash set not null`,
  `create index audit_entry_at on audit_entry (at, id)`,
  `create index audit_entry_actor on audit_entry (actor, id)`,
  `create index audit_entry_action on audit_entry (action text_pattern_ops, id)`,
  `create index audit_entry_object on audit_entry (object, id) where object is not null`,
  `create index audit_entry_kato on audit_entry (kato, id) where kato is not null`,
  `create index audit_entry_outcome on audit_entry (outcome, id) where outcome <> 'done'`,
  `create function audit_words(actor text, object text, note text) returns tsvector
    language sql immutable parallel safe return
    to_tsvector('simple'::regconfig, translate(concat_ws(' ', actor, object, note),
      '${CAPITALS}${SIGNS}', '${CAPITALS.toLowerCase()}${' '.repeat(SIGNS.length)}'))`,
  `create index audit_entry_words on audit_entry using gin (audit_words(actor, object, note))`,
];

const GUARDS = [
  `create function chain_audit_entry() returns trigger language plpgsql as $$
  begin
    update audit_head set entry_id = new.id, hash = new.hash, at = new.at
      where entry_id = new.id - 1 and hash = new.prev_hash;
    if not found then
      raise exception 'audit entry % does not follow the head of the chain', new.id;
    end if;
    return null;
  end $$`,
  `create trigger audit_entry_chain after insert on audit_entry for each row execute function chain_audit_entry()`,
  `create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit is append-only: % of % is refused', lower(tg_op), tg_table_name;
  end $$`,
  `create trigger audit_entry_kept before update or delete on audit_entry
    for each row execute function refuse_audit_change()`,
  `create trigger audit_entry_not_truncated before truncate on audit_entry
    for each statement execute function refuse_audit_change()`,
  `create trigger audit_head_kept before delete on audit_head for each row execute function refuse_audit_change()`,
  `create trigger audit_head_not_truncated before truncate on audit_head
    for each statement execute function refuse_audit_change()`,
];

const BATCH = 1_000;

/** Chains the entries that were written before there was a chain, oldest first, as they stand. */
async function chainFormerEntries(db: Kysely<unknown>): Promise<void> {
  let last: { id: number; hash: Buffer; at: Date } = { id: 0, hash: GENESIS, at: new Date(0) };
  for (;;) {
    const { rows } =
      await sql<HashedEntry>`select id, at, actor, action, object, note, before, after, address, kato,
      outcome from audit_entry where id > ${last.id} order by id limit ${BATCH}`.execute(db);
    if (rows.length === 0) break;
    const links = rows.map((row) => {
      const prev = last.hash;
      last = {
        id: row.id,
        hash: hashOfEntry({ ...row, prev_hash: prev }),
        at: row.at > last.at ? row.at : last.at,
      };
      return { id: row.id, prev, hash: last.hash };
    });
    const [ids, prevs, hashes] = [links.map((l) => l.id), links.map((l) => l.prev), links.map((l) => l.hash)];
    await sql`update audit_entry e set prev_hash = l.prev, hash = l.hash
      from unnest(${ids}::bigint[], ${prevs}::bytea[], ${hashes}::bytea[]) as l (id, prev, hash)
      where e.id = l.id`.execute(db);
  }
  await sql`insert into audit_head (entry_id, hash, at) values (${last.id}, ${last.hash}, ${last.at})`.execute(
    db,
  );
}

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of COLUMNS) await sql.raw(statement).execute(db);
  await chainFormerEntries(db);
  for (const statement of [...INDEXES, ...GUARDS]) await sql.raw(statement).execute(db);
}
