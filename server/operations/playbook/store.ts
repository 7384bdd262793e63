import { playbookSchema, type Playbook } from '../../../shared/operations/playbook.ts';
import type { Db } from '../../db/schema.ts';

/** The newest version of every playbook that a chief has made. */
export async function newestVersions(db: Db): Promise<Playbook[]> {
  const rows = await db
    .selectFrom('playbook_version')
    .distinctOn('id')
    .select('data')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ data }) => playbookSchema.parse(data));
}

export async function playbookVersion(db: Db, id: string, version: number): Promise<Playbook | undefined> {
  const row = await db
    .selectFrom('playbook_version')
    .select('data')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && playbookSchema.parse(row.data);
}

/** Who made a version of a playbook, when and why. */
export type VersionNote = { id: string; version: number; author: string; at: Date; reason: string };

/** The notes of all versions that chiefs made, of one playbook or of all, the newest first. */
export async function versionNotes(db: Db, id: string | null = null): Promise<VersionNote[]> {
  let query = db.selectFrom('playbook_version').select(['id', 'version', 'author', 'at', 'reason']);
  if (id !== null) query = query.where('id', '=', id);
  return query.orderBy('id').orderBy('version', 'desc').execute();
}

/** @returns false when somebody made this version before. */
export async function insertVersion(
  trx: Db,
  playbook: Playbook,
  { author, reason }: { author: string; reason: string },
): Promise<boolean> {
  const { id, version } = playbook;
  const row = await trx
    .insertInto('playbook_version')
    .values({ id, version, author, reason, data: JSON.stringify(playbook) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
