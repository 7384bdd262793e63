import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { PositionSource } from '../../shared/operations/schema.ts';

/** How the audit names the simulation, and whoever made what is its own. */
export const SIMULATION_ACTOR = 'simulation';

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

/** How many panels a monitoring station of the simulation has; a city of republican significance has many. */
const PANELS = { city: 50, region: 12 } as const;

/** Facilities of the demonstration that get a panel, spread over the territory of each centre, and how the centre is called. */
export async function facilitiesForPanels(
  trx: Db,
): Promise<{ facilityId: number; centre: string; centreName: string }[]> {
  const { rows } = await sql<{ facilityId: number; centre: string; centreName: string }>`
    select id as "facilityId", centre, name as "centreName" from (
      select f.id, r.kato as centre, r.name_ru as name, r.type,
        row_number() over (partition by r.kato order by md5(f.external_id), f.id) as n
      from facility f
      join admin_unit_version v on v.kato = f.kato and v.valid_to is null
      join admin_unit_version r on r.level = 1 and r.valid_to is null
        and (v.path = r.path or v.path like r.path || '/%')
      where f.demonstration) as ranked
    where n <= case type when 'city_republican' then ${PANELS.city}::int else ${PANELS.region}::int end
    order by centre, n`.execute(trx);
  return rows;
}

/** The sources of a kind that the simulation has made, switched off ones too; `line` is that of panels. */
export async function sourcesOfSimulation(
  db: Db,
  kind: 'dc09' | 'json',
): Promise<{ id: number; kato: string; line: string; enabled: boolean }[]> {
  const rows = await db
    .selectFrom('ingest_source')
    .select(['id', 'kato', 'settings', 'enabled'])
    .where('kind', '=', kind)
    .where('created_by', '=', SIMULATION_ACTOR)
    .orderBy('id')
    .execute();
  return rows.map(({ settings, ...row }) => ({
    ...row,
    line: String((settings as { line?: unknown }).line),
  }));
}

/** Sets for all panels of the simulation how long they may be silent; null: for ever. @returns how many it was not so for. */
export async function setSupervision(trx: Db, supervisionS: number | null): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('alarm_account')
    .set({ supervision_s: supervisionS })
    .where('source_id', 'in', (of) =>
      of
        .selectFrom('ingest_source')
        .select('id')
        .where('kind', '=', 'dc09')
        .where('created_by', '=', SIMULATION_ACTOR),
    )
    .where('supervision_s', 'is distinct from', supervisionS)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Panels of some sources that may send, by number. */
export const panelsOf = (db: Db, sourceIds: readonly number[]) =>
  db
    .selectFrom('alarm_account')
    .select(['id', 'source_id', 'account', 'facility_id', 'sealed_key', 'supervision_s'])
    .where('source_id', 'in', [...sourceIds])
    .where('enabled', '=', true)
    .orderBy('id')
    .execute();
