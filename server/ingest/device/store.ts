import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import type { RosterUnit } from '../position-state.ts';
import { hashOf, newSecret } from '../secret.ts';
import type { PositionSource } from '../../../shared/operations/schema.ts';

/** A device that may send positions of a unit. */
export type Device = { id: number; unitId: number; source: PositionSource };

/** Registers a device. @returns its secret, which is shown once and cannot be read again. */
export async function addDevice(
  trx: Db,
  device: { name: string; unitId: number; kato: string; source: PositionSource },
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

/** Units that have a device, in the territory that its first device was given out for. */
export async function unitsWithDevices(db: Db): Promise<RosterUnit[]> {
  const { rows } = await sql<RosterUnit>`
    select distinct on (d.unit_id) d.unit_id as "unitId", u.path
    from ingest_device d join admin_unit_version u on u.kato = d.kato and u.valid_to is null
    order by d.unit_id, d.id`.execute(db);
  return rows;
}
