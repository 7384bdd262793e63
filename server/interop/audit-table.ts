import type { Row, Table } from './table.ts';
import type { AuditEntry } from '../../shared/access/audit.ts';
import { auditPage, type StoredFilter } from '../access/audit/store.ts';
import type { Db } from '../db/schema.ts';

const PAGE = 1_000;

/** Entries that fit, newest first, read a page at a time. */
export async function* auditEntries(db: Db, filter: StoredFilter): AsyncGenerator<AuditEntry> {
  let before: number | undefined;
  for (;;) {
    const page = await auditPage(db, filter, { before, limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    before = page.at(-1)?.id;
  }
}

const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** An entry as a row of texts; the states before and after as JSON. */
export const auditRow = (entry: AuditEntry): Row => ({
  ...entry,
  before: text(entry.before),
  after: text(entry.after),
});

export const AUDIT_COLUMNS = [
  'id',
  'at',
  'actor',
  'action',
  'outcome',
  'object',
  'kato',
  'address',
  'note',
  'before',
  'after',
  'prevHash',
  'hash',
] as const satisfies readonly (keyof AuditEntry)[];

async function* rows(db: Db, filter: StoredFilter): AsyncGenerator<Row> {
  for await (const entry of auditEntries(db, filter)) yield auditRow(entry);
}

/** The audit as a table for programs, under the names of its columns. */
export const auditTable = (db: Db, filter: StoredFilter): Table => ({
  columns: AUDIT_COLUMNS,
  rows: rows(db, filter),
});
