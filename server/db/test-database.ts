import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Pool } from 'pg';
import { inject } from 'vitest';
import type { StorageLog } from './embedded.ts';
import { makeKysely, makePool } from './pool.ts';
import type { Database } from './schema.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: { serverUrl: string; template: string };
  }
}

/** For tests that do not look at the log. */
export const silentLog: StorageLog = { info: () => {}, warn: () => {} };

export type TestDatabase = { db: Kysely<Database>; pool: Pool; url: string; drop(): Promise<void> };

/**
 * A migrated, empty database of the test file's own: make it in `beforeAll`, drop it in `afterAll`. It lies on the run's
 * cluster, so the same tests run on the embedded server and on the one of SHOLU_TEST_DATABASE_URL.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { serverUrl, template } = inject('testCluster');
  const name = `sholu_test_${randomUUID().replaceAll('-', '')}`;
  const server = new Pool({ connectionString: serverUrl, max: 1 });
  await server.query(`create database ${name} template ${template}`);
  const url = withDatabase(serverUrl, name);
  const pool = makePool(url, silentLog);
  const db = makeKysely(pool);
  const drop = async (): Promise<void> => {
    await db.destroy();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
  };
  return { db, pool, url, drop };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
