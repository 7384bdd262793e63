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

/** @returns false when somebody made this version before. */
export async function insertVersion(trx: Db, playbook: Playbook, author: string): Promise<boolean> {
  const { id, version } = playbook;
  const row = await trx
    .insertInto('playbook_version')
    .values({ id, version, author, data: JSON.stringify(playbook) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
