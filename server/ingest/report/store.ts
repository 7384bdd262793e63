import type { Db } from '../../db/schema.ts';

/** The incident that a source knows by a number of its own. */
export async function incidentOfForeign(
  trx: Db,
  sourceId: number,
  number: string,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('incident_foreign')
    .select('incident_id')
    .where('source_id', '=', sourceId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.incident_id;
}

/** Remembers by which number a source knows an incident. */
export async function putForeign(
  trx: Db,
  { sourceId, number, incidentId }: { sourceId: number; number: string; incidentId: number },
): Promise<void> {
  await trx
    .insertInto('incident_foreign')
    .values({ source_id: sourceId, number, incident_id: incidentId })
    .execute();
}

/** Locks a source, so that two messages on one case never open two incidents. */
export async function lockSource(trx: Db, id: number): Promise<void> {
  await trx.selectFrom('ingest_source').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}
