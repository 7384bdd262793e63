import { sql } from 'kysely';
import { MIGRATIONS } from './migrate.ts';
import type { Db } from './schema.ts';

export type DatabaseState = { answers: boolean; migrated: boolean };

const ANSWER_MS = 2_000;

/** Asks the database which migrations it has; a database that does not answer in two seconds does not answer. */
export async function databaseState(db: Db): Promise<DatabaseState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_MS);
  });
  const asked = sql<{ name: string }>`select name from kysely_migration`.execute(db).catch(() => null);
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  if (!answer) return { answers: false, migrated: false };
  const names = new Set(answer.rows.map(({ name }) => name));
  return { answers: true, migrated: Object.keys(MIGRATIONS).every((name) => names.has(name)) };
}
