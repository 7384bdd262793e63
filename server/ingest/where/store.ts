import type { Db } from '../../db/schema.ts';

/** The facility of a number on the register. */
export const facilityOf = (db: Db, number: string) =>
  db
    .selectFrom('facility')
    .select(['id', 'kato', 'lon', 'lat', 'name_ru'])
    .where('external_id', '=', number)
    .executeTakeFirst();

/** The facility of an id, for what was registered there. */
export const facilityAt = (db: Db, id: number) =>
  db
    .selectFrom('facility')
    .select(['id', 'kato', 'lon', 'lat', 'name_ru'])
    .where('id', '=', id)
    .executeTakeFirst();
export type FacilityStandpoint = NonNullable<Awaited<ReturnType<typeof facilityAt>>>;

const camera = ['id', 'external_id', 'facility_id', 'kato', 'lon', 'lat', 'azimuth_deg'] as const;

/** The camera of a number on the register, with where it looks. */
export const cameraOf = (db: Db, number: string) =>
  db.selectFrom('camera').select(camera).where('external_id', '=', number).executeTakeFirst();

/** The camera of an id. */
export const cameraAt = (db: Db, id: number) =>
  db.selectFrom('camera').select(camera).where('id', '=', id).executeTakeFirst();
export type CameraStandpoint = NonNullable<Awaited<ReturnType<typeof cameraAt>>>;
