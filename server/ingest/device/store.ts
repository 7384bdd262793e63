import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/schema.ts';
import type { RosterUnit } from '../position-state.ts';
import type { PositionSource } from '../../../shared/operations/schema.ts';

/** A device that may send positions of a unit. */
export type Device = { id: number; unitId: number; source: PositionSource };

const SECRET_BYTES = 24;
/** Refusals that are kept; older ones go. */
const KEPT_REFUSALS = 1_000;

/** What is kept of a secret. It is random and long, so a plain hash of it cannot be guessed back. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Registers a device. @returns its secret, which is shown once and cannot be read again. */
export async function addDevice(
  trx: Db,
  device: { name: string; unitId: number; kato: string; source: PositionSource },
): Promise<{ id: number; secret: string }> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
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
    rows.map((row) => [
      row.secret_hash.toString('hex'),
      { id: row.id, unitId: row.unit_id, source: row.source },
    ]),
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

/** Something that came and was not taken. `sample` is the beginning of it, without a secret. */
export type Refused = { atMs: number; address: string; reason: string; sample: string };

/** Keeps refusals for whoever looks after the devices, the last ones only. */
export async function keepRefused(db: Db, refused: readonly Refused[]): Promise<void> {
  await db
    .insertInto('ingest_refused')
    .values(refused.map(({ atMs, ...rest }) => ({ at: new Date(atMs), ...rest })))
    .execute();
  await sql`
    delete from ingest_refused where id <= (select max(id) from ingest_refused) - ${KEPT_REFUSALS}`.execute(
    db,
  );
}
