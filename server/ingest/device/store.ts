import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { PositionSource } from '../../../shared/operations/schema.ts';

/** A device that may send positions of a unit. */
export type Device = { id: number; unitId: number; source: PositionSource };

/** Registers a device. @returns its secret, which is shown once and cannot be read again. */
export async function addDevice(
  trx: Db,
  device: { name: string; unitId: number; kato: string; source: PositionSource; createdBy?: string },
): Promise<{ id: number; secret: string }> {
  const secret = newSecret();
  const { id } = await trx
    .insertInto('ingest_device')
    .values({
      secret_hash: hashOf(secret),
      name: device.name,
      unit_id: device.unitId,
      kato: device.kato,
      source: device.source,
      ...(device.createdBy === undefined ? {} : { created_by: device.createdBy }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, secret };
}

/** Devices that may send, by the hash of their secret in hexadecimal. */
export async function enabledDevices(db: Db): Promise<Map<string, Device>> {
  const rows = await db
    .selectFrom('ingest_device')
    .select(['id', 'secret_hash', 'unit_id', 'source'])
    .where('enabled', '=', true)
    .execute();
  return new Map(
    rows.flatMap(({ secret_hash, id, unit_id, source }) =>
      secret_hash ? [[secret_hash.toString('hex'), { id, unitId: unit_id, source }]] : [],
    ),
  );
}

/** A device of a unit as whoever looks after it sees it; its secret is nowhere. Moments are milliseconds. */
export type DeviceInfo = {
  id: number;
  name: string;
  source: PositionSource;
  enabled: boolean;
  createdAt: number;
  createdBy: string;
  revokedAt: number | null;
  revokedBy: string | null;
  /** When anything came of it last. */
  heardAt: number | null;
  /** Fixes of it that could not be true. */
  setAside: number;
};

/** The devices of a unit, also those that were taken away, the newest first. */
export async function devicesOf(db: Db, unitId: number): Promise<DeviceInfo[]> {
  const rows = await db
    .selectFrom('ingest_device')
    .selectAll()
    .where('unit_id', '=', unitId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    source: row.source,
    enabled: row.enabled,
    createdAt: row.created_at.getTime(),
    createdBy: row.created_by,
    revokedAt: row.revoked_at?.getTime() ?? null,
    revokedBy: row.revoked_by,
    heardAt: row.heard_at?.getTime() ?? null,
    setAside: row.set_aside,
  }));
}

/** The unit that a device is of. */
export async function unitOfDevice(db: Db, id: number): Promise<number | undefined> {
  const row = await db.selectFrom('ingest_device').select('unit_id').where('id', '=', id).executeTakeFirst();
  return row?.unit_id;
}

/** Takes a device away. @returns false when it was taken before. */
export async function revokeDevice(trx: Db, id: number, actor: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('ingest_device')
    .set({ enabled: false, revoked_at: new Date(), revoked_by: actor })
    .where('id', '=', id)
    .where('enabled', '=', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What was heard of a device since it was written down last. */
export type Heard = { deviceId: number; atMs: number; setAside: number };

/** Writes down what was heard of devices. */
export async function keepHeard(db: Db, heard: readonly Heard[]): Promise<void> {
  // One order for all writers, so that two servers never wait for each other in a ring.
  const sorted = heard.toSorted((a, b) => a.deviceId - b.deviceId);
  await sql`
    update ingest_device d
    set heard_at = greatest(d.heard_at, h.at), set_aside = d.set_aside + h.aside
    from unnest(${sorted.map(({ deviceId }) => deviceId)}::bigint[],
      ${sorted.map(({ atMs }) => new Date(atMs).toISOString())}::timestamptz[],
      ${sorted.map(({ setAside }) => setAside)}::bigint[]) as h (id, at, aside)
    where d.id = h.id`.execute(db);
}
