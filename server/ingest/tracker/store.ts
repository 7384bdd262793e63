import { sql } from 'kysely';
import type { PositionSource } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';
import type { Device } from '../device/store.ts';

/** Trackers that may send, by source and by their name there. */
export async function enabledTrackers(db: Db): Promise<Map<number, Map<string, Device>>> {
  const rows = await db
    .selectFrom('ingest_device')
    .select(['id', 'unit_id', 'source', 'source_id', 'external_id'])
    .where('enabled', '=', true)
    .where('source_id', 'is not', null)
    .execute();
  const bySource = new Map<number, Map<string, Device>>();
  for (const { id, unit_id, source, source_id, external_id } of rows) {
    if (source_id === null || external_id === null) continue;
    const devices = bySource.get(source_id) ?? new Map<string, Device>();
    bySource.set(source_id, devices.set(external_id, { id, unitId: unit_id, source }));
  }
  return bySource;
}

/** The trackers of a source with the call sign of their unit, at most 2,000. */
export const trackersOf = (db: Db, sourceId: number) =>
  db
    .selectFrom('ingest_device as d')
    .leftJoin('police_unit as u', 'u.id', 'd.unit_id')
    .select(['d.id', 'd.external_id', 'd.source', 'd.enabled', 'u.call_sign'])
    .where('d.source_id', '=', sourceId)
    .orderBy('d.external_id')
    .limit(2_000)
    .execute();

/** Units of a call sign that were not stood down; it is unique in a unit of territory only. */
export const unitsOfCallSign = (db: Db, callSign: string) =>
  db
    .selectFrom('police_unit')
    .select(['id', 'kato'])
    .where('call_sign', '=', callSign)
    .where('retired_at', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute();

/** Whose positions a tracker's are; undefined for one that is new. */
export const trackerOf = (trx: Db, sourceId: number, externalId: string) =>
  trx
    .selectFrom('ingest_device')
    .select(['unit_id as unitId', 'source', 'enabled'])
    .where('source_id', '=', sourceId)
    .where('external_id', '=', externalId)
    .executeTakeFirst();

/** Writes whose positions a tracker's are; one that is switched on again was not taken away any more. @returns its number. */
export async function putTrackerRow(
  trx: Db,
  row: {
    source_id: number;
    external_id: string;
    unit_id: number;
    kato: string;
    source: PositionSource;
    enabled: boolean;
  },
): Promise<number> {
  const { unit_id, kato, source, enabled } = row;
  const { rows } = await sql<{ id: number }>`
    insert into ingest_device (source_id, external_id, name, unit_id, kato, source, enabled)
    values (${row.source_id}, ${row.external_id}, ${row.external_id}, ${unit_id}, ${kato}, ${source}, ${enabled})
    on conflict (source_id, external_id) do update set
      unit_id = excluded.unit_id, kato = excluded.kato, source = excluded.source, enabled = excluded.enabled,
      revoked_at = case when excluded.enabled then null else ingest_device.revoked_at end,
      revoked_by = case when excluded.enabled then null else ingest_device.revoked_by end
    returning id`.execute(trx);
  return rows[0]?.id ?? 0;
}
