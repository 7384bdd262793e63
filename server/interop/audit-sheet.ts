import { AUDIT_COLUMNS, auditEntries, auditRow } from './audit-table.ts';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import type { Say } from './words.ts';
import type { AuditEntry, AuditFilter } from '../../shared/access/audit.ts';
import type { StoredFilter } from '../access/audit/store.ts';
import type { Db } from '../db/schema.ts';

const WIDTHS: Readonly<Partial<Record<keyof AuditEntry, number>>> = {
  at: 25,
  note: 50,
  before: 40,
  after: 40,
};

async function* rows(db: Db, filter: StoredFilter): AsyncGenerator<SheetRow> {
  for await (const entry of auditEntries(db, filter)) {
    const row = auditRow(entry);
    yield { cells: AUDIT_COLUMNS.map((column) => row[column] ?? null), geometry: null };
  }
}

/** The auditor's list as a sheet, with the filter it was made by. */
export function auditSheet(
  db: Db,
  { asked, stored, say, now }: { asked: AuditFilter; stored: StoredFilter; say: Say; now: Date },
): Sheet {
  const column = (key: (typeof AUDIT_COLUMNS)[number]): SheetColumn => ({
    key,
    title: say(`audit.${key}`),
    kind: key === 'id' ? 'integer' : 'text',
    widthChars: WIDTHS[key] ?? 20,
  });
  return {
    fileName: `sholu-audit-${now.toISOString().slice(0, 10)}`,
    title: say('audit'),
    columns: AUDIT_COLUMNS.map(column),
    rows: rows(db, stored),
    about: {
      title: say('about'),
      lines: [
        ...Object.entries(asked).map(([name, value]) => [name, value ?? ''] as const),
        [say('written'), now.toISOString()],
      ],
    },
  };
}
