import { sql } from 'kysely';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** A facility as the check of its place needs it. */
export type FacilityPlace = {
  id: number;
  externalId: string;
  name: Name;
  kato: Kato;
  lon: number;
  lat: number;
};

/** The places of all facilities, by number. */
export async function facilityPlaces(db: Db): Promise<FacilityPlace[]> {
  const rows = await db
    .selectFrom('facility')
    .select(['id', 'external_id', 'name_kk', 'name_ru', 'name_en', 'kato', 'lon', 'lat'])
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    externalId: row.external_id,
    name: { kk: row.name_kk, ru: row.name_ru, en: row.name_en },
    kato: row.kato,
    lon: row.lon,
    lat: row.lat,
  }));
}

/** How many rows name a unit itself, not the units below it. */
export type Referring = {
  facilities: number;
  cameras: number;
  evidence: number;
  controlCentres: number;
  settlements: number;
  /** Boundaries of the set in use. */
  boundaries: number;
};

/** What refers to each of the units. */
export async function referringTo(db: Db, katos: readonly Kato[]): Promise<Map<Kato, Referring>> {
  const { rows } = await sql<Referring & { kato: Kato }>`
    select unit.kato,
      (select count(*) from facility where facility.kato = unit.kato) as facilities,
      (select count(*) from camera where camera.kato = unit.kato) as cameras,
      (select count(*) from measure_evidence join facility on facility.id = facility_id
        where facility.kato = unit.kato) as evidence,
      (select count(*) from control_centre where control_centre.kato = unit.kato) as "controlCentres",
      (select count(*) from settlement where settlement.kato = unit.kato) as settlements,
      (select count(*) from boundary join boundary_set on boundary_set.id = set_id and active
        where boundary.kato = unit.kato) as boundaries
    from unnest(${[...katos]}::text[]) as unit (kato)`.execute(db);
  return new Map(rows.map(({ kato, ...counts }) => [kato, counts]));
}

/** Tables whose rows stand in one unit of today and move with an edition that closes it. */
const MOVING = ['facility', 'camera', 'control_centre', 'settlement'] as const;

/** Moves everything that names one unit to another, and remembers each row for the undo of the edition. */
export async function moveReferring(trx: Db, editionId: number, from: Kato, to: Kato): Promise<number> {
  let moved = 0;
  for (const table of MOVING) {
    await sql`
      insert into hierarchy_move (edition_id, table_name, row_id, from_kato, to_kato)
      select ${editionId}, ${table}, id, kato, ${to} from ${sql.table(table)} where kato = ${from}`.execute(
      trx,
    );
    const done = await sql`update ${sql.table(table)} set kato = ${to} where kato = ${from}`.execute(trx);
    moved += Number(done.numAffectedRows ?? 0);
  }
  return moved;
}

/** Moves back what an edition moved and nobody has moved since. */
export async function moveBack(trx: Db, editionId: number): Promise<number> {
  let moved = 0;
  for (const table of MOVING) {
    const done = await sql`
      update ${sql.table(table)} as own set kato = move.from_kato from hierarchy_move as move
      where move.edition_id = ${editionId} and move.table_name = ${table} and move.row_id = own.id
        and own.kato = move.to_kato`.execute(trx);
    moved += Number(done.numAffectedRows ?? 0);
  }
  return moved;
}
