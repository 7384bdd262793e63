import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { type EmbeddedConnection, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
import { makeKysely, makePool } from './pool.ts';
import { silentLog, withDatabase } from './test-database.ts';

/**
 * vitest's globalSetup: one PostgreSQL for the whole run, with a migrated template that test files copy. It is the
 * embedded one, or the one SHOLU_TEST_DATABASE_URL leads to, whose role must be allowed to create databases.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const own = process.env['SHOLU_TEST_DATABASE_URL'];
  const { serverUrl, stop } = own ? { serverUrl: own, stop: async () => {} } : await startOwnCluster();
  const template = `sholu_template_${process.pid}`;
  await onServer(serverUrl, [
    `drop database if exists ${template}`,
    // Other collations than the byte order would make the same test pass on one server and fail on another.
    `create database ${template} template template0 encoding 'UTF8' locale 'C'`,
  ]);
  const db = makeKysely(makePool(withDatabase(serverUrl, template), silentLog));
  await migrate(db);
  await db.destroy();
  project.provide('testCluster', { serverUrl, template });
  return async () => {
    await onServer(serverUrl, [`drop database ${template} with (force)`]);
    await stop();
  };
}

async function startOwnCluster(): Promise<{ serverUrl: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sholu-test-'));
  const server = await startEmbedded({ dataDir, log: silentLog });
  const serverUrl = urlOf({ ...server.connection, database: 'postgres' });
  // These databases are thrown away with the run; no test of durability runs here.
  await onServer(serverUrl, ['alter system set fsync = off', 'select pg_reload_conf()']);
  return {
    serverUrl,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function urlOf({ host, user, database }: EmbeddedConnection): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`;
}

async function onServer(url: string, statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
