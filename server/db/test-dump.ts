import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Everything that the register says, row by row; a version only ever rises and is left out. */
export async function registerDump(db: Db): Promise<string> {
  const tables = ['facility', 'camera', 'measure_evidence', 'evidence_source'];
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<{ line: string }>`
      select (to_jsonb(t) - 'version')::text as line from ${sql.table(table)} t order by 1`.execute(db);
    parts.push(table, ...rows.map(({ line }) => line));
  }
  return parts.join('\n');
}
