import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import * as foundation from './migrations/0001-foundation.ts';
import * as territory from './migrations/0002-territory.ts';
import * as editing from './migrations/0003-editing.ts';
import * as imports from './migrations/0004-imports.ts';
import * as access from './migrations/0005-access.ts';
import * as audit from './migrations/0006-audit.ts';
import * as retention from './migrations/0006-retention.ts';
import * as events from './migrations/0007-events.ts';
import * as operations from './migrations/0008-operations.ts';
import * as oidcAndTokens from './migrations/0009-oidc-and-tokens.ts';
import * as incidentFilesAndShares from './migrations/0010-incident-files-and-shares.ts';
import * as unitOffice from './migrations/0012-unit-office.ts';
import * as ingestSources from './migrations/0014-ingest-sources.ts';
import * as alarms from './migrations/0015-alarms.ts';
import * as voidWatch from './migrations/0017-void-watch.ts';
import * as performance from './migrations/0019-performance.ts';
import * as history from './migrations/0020-history.ts';
import * as alarmDiscipline from './migrations/0021-alarm-discipline.ts';
import * as intake from './migrations/0022-intake.ts';
import * as notify from './migrations/0023-notify.ts';
import * as foreignPast from './migrations/0025-foreign-past.ts';
import * as programme from './migrations/0026-programme.ts';
import * as gaps from './migrations/0027-gaps.ts';
import * as planBranches from './migrations/0028-plan-branches.ts';
import * as roads from './migrations/0029-roads.ts';
import * as reportRules from './migrations/0030-report-rules.ts';
import * as wall from './migrations/0031-wall.ts';
import * as savedViews from './migrations/0032-saved-views.ts';
import type { Database } from './schema.ts';
import { StorageError } from './storage-error.ts';

/** Every migration in order. Imported, not read from a folder, because the server is bundled into one file. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
  '0002-territory': territory,
  '0003-editing': editing,
  '0004-imports': imports,
  '0005-access': access,
  '0006-audit': audit,
  '0006-retention': retention,
  '0007-events': events,
  '0008-operations': operations,
  '0009-oidc-and-tokens': oidcAndTokens,
  '0010-incident-files-and-shares': incidentFilesAndShares,
  '0012-unit-office': unitOffice,
  '0014-ingest-sources': ingestSources,
  '0015-alarms': alarms,
  '0017-void-watch': voidWatch,
  '0019-performance': performance,
  '0020-history': history,
  '0021-alarm-discipline': alarmDiscipline,
  '0022-intake': intake,
  '0023-notify': notify,
  '0025-foreign-past': foreignPast,
  '0026-programme': programme,
  '0027-gaps': gaps,
  '0028-plan-branches': planBranches,
  '0029-roads': roads,
  '0030-report-rules': reportRules,
  '0031-wall': wall,
  '0032-saved-views': savedViews,
};

const OLDEST_VERSION = 15;

/**
 * Brings the database to the state this code expects, under Kysely's lock, so that servers that start together do it once.
 * @returns the names of the migrations that ran.
 * @throws StorageError when PostgreSQL is older than 15, does not store UTF-8, or the database is newer than the code.
 */
export async function migrate(db: Kysely<Database>, migrations = MIGRATIONS): Promise<string[]> {
  await checkServer(db);
  await checkNotNewer(db, migrations);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName ?? 'unknown';
    const reason = error instanceof Error ? error.message : JSON.stringify(error);
    throw new StorageError(
      `The database could not be brought up to date; migration ${failed}: ${reason}. Nothing was changed.`,
      {
        cause: error,
      },
    );
  }
  return results.map(({ migrationName }) => migrationName);
}

async function checkServer(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ version: string; number: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
      current_setting('server_encoding') as encoding`.execute(db);
  const [server] = rows;
  if (!server) throw new StorageError('The database server does not tell its version.');
  refuseOldServer(server.version, Number(server.number));
  if (server.encoding !== 'UTF8') {
    throw new StorageError(
      `The database stores text as ${server.encoding}, which has no Kazakh letters. Create it with encoding UTF8.`,
    );
  }
}

/**
 * @param versionNumber PostgreSQL's server_version_num: major × 10,000 + minor.
 * @throws StorageError naming the version when it is older than 15.
 */
export function refuseOldServer(version: string, versionNumber: number): void {
  if (versionNumber >= OLDEST_VERSION * 10_000) return;
  throw new StorageError(
    `DATABASE_URL leads to PostgreSQL ${version}; Sholu needs PostgreSQL ${OLDEST_VERSION} or newer.`,
  );
}

async function checkNotNewer(
  db: Kysely<Database>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const { rows: found } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db);
  if (found.length === 0) return;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StorageError(
    `The database is newer than this Sholu: it holds ${unknown.join(', ')}, which this version does not know. ` +
      `Install the newer version. Nothing was changed.`,
  );
}
