import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { PositionSource } from '../../shared/operations/schema.ts';

/** By this name the devices of the simulation are told from those of people. */
const DEVICE_NAME = 'simulation';

type NewDevice = { unitId: number; kato: string; source: PositionSource; secretHash: Buffer };

/** Units of the demonstration that nobody has given a device, locked so that nobody does meanwhile. */
export async function unitsToSimulate(
  trx: Db,
): Promise<{ unitId: number; kato: string; isOnFoot: boolean }[]> {
  const { rows } = await sql<{ unitId: number; kato: string; isOnFoot: boolean }>`
    select u.id as "unitId", u.kato, u.data ->> 'type' = 'foot_patrol' as "isOnFoot"
    from police_unit u
    where u.demonstration and not exists (
      select from ingest_device d where d.unit_id = u.id and d.enabled and d.name <> ${DEVICE_NAME})
    order by u.id for update`.execute(trx);
  return rows;
}

/** Puts the devices of a new run in the place of those of the one before, whose secrets are forgotten. */
export async function replaceDevices(trx: Db, devices: readonly NewDevice[]): Promise<void> {
  await trx.deleteFrom('ingest_device').where('name', '=', DEVICE_NAME).execute();
  await sql`
    insert into ingest_device (secret_hash, name, unit_id, kato, source)
    select decode(hash, 'hex'), ${DEVICE_NAME}, unit_id, kato, source
    from unnest(
      ${devices.map(({ secretHash }) => secretHash.toString('hex'))}::text[],
      ${devices.map(({ unitId }) => unitId)}::bigint[],
      ${devices.map(({ kato }) => kato)}::text[],
      ${devices.map(({ source }) => source)}::text[]) as given (hash, unit_id, kato, source)`.execute(trx);
}

/** Which units of the simulation somebody has given a device of their own. */
export async function unitsTakenOver(db: Db): Promise<number[]> {
  const { rows } = await sql<{ unitId: number }>`
    select distinct d.unit_id as "unitId" from ingest_device d
    where d.enabled and d.name <> ${DEVICE_NAME}
      and exists (select from ingest_device s where s.unit_id = d.unit_id and s.name = ${DEVICE_NAME})
    order by 1`.execute(db);
  return rows.map(({ unitId }) => unitId);
}

/** Takes the simulation's devices of some units away. */
export async function dropDevices(trx: Db, unitIds: readonly number[]): Promise<void> {
  await trx
    .deleteFrom('ingest_device')
    .where('name', '=', DEVICE_NAME)
    .where('unit_id', 'in', [...unitIds])
    .execute();
}
