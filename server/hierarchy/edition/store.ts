import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** An edition of the hierarchy that was applied. */
export type AppliedEdition = { id: number; date: string; fileName: string; opened: Kato[]; closed: Kato[] };

/** Remembers an edition, so that it can be undone. */
export async function recordEdition(
  trx: Db,
  edition: { date: string; fileName: string; actor: string; opened: Kato[]; closed: Kato[] },
): Promise<number> {
  const { id } = await trx
    .insertInto('hierarchy_edition')
    .values({
      date: edition.date,
      file_name: edition.fileName,
      actor: edition.actor,
      opened: edition.opened,
      closed: edition.closed,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The latest edition that stands, null when none was applied since the first filling. */
export async function latestEdition(db: Db): Promise<AppliedEdition | null> {
  const row = await db
    .selectFrom('hierarchy_edition')
    .select(['id', 'date', 'file_name as fileName', 'opened', 'closed'])
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The latest day on which a version of a unit began; null in an empty database. */
export async function latestVersionDate(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('admin_unit_version')
    .select((of) => of.fn.max('valid_from').as('date'))
    .executeTakeFirst();
  return row?.date ?? null;
}

/** Units that an edition brought into being: they have no version of another day. */
export async function unitsCreatedBy(db: Db, { date, opened }: AppliedEdition): Promise<Kato[]> {
  const { rows } = await sql<{ kato: Kato }>`
    select kato from admin_unit_version where kato = any(${opened}::text[])
    group by kato having min(valid_from) = ${date} and count(*) = 1 order by kato`.execute(db);
  return rows.map(({ kato }) => kato);
}

/** Units among these that any row still refers to, drawn boundaries of every set and earlier populations included. */
export async function stillReferredTo(db: Db, katos: readonly Kato[]): Promise<Kato[]> {
  const { rows } = await sql<{ kato: Kato }>`
    select kato from unnest(${[...katos]}::text[]) as unit (kato)
    where exists (select from facility where facility.kato = unit.kato)
      or exists (select from camera where camera.kato = unit.kato)
      or exists (select from control_centre where control_centre.kato = unit.kato)
      or exists (select from settlement where settlement.kato = unit.kato)
      or exists (select from boundary where boundary.kato = unit.kato)
      or exists (select from population_history where population_history.kato = unit.kato)`.execute(db);
  return rows.map(({ kato }) => kato);
}

/**
 * Takes the versions of the latest edition out and opens again those it ended, with the populations of now. Units that
 * it created are gone after it.
 */
export async function removeEdition(
  trx: Db,
  edition: AppliedEdition,
  created: readonly Kato[],
): Promise<void> {
  const { id, date, opened, closed } = edition;
  await sql`
    update admin_unit_version as old set population = new.population, population_date = new.population_date,
      population_quality = new.population_quality
    from admin_unit_version as new
    where old.kato = new.kato and old.valid_to = ${date} and new.valid_from = ${date} and new.valid_to is null`.execute(
    trx,
  );
  await trx
    .deleteFrom('admin_unit_version')
    .where('valid_from', '=', date)
    .where('kato', 'in', ['', ...opened])
    .execute();
  await trx
    .updateTable('admin_unit_version')
    .set({ valid_to: null })
    .where('valid_to', '=', date)
    .where('kato', 'in', ['', ...opened, ...closed])
    .execute();
  await trx.updateTable('hierarchy_edition').set({ undone_at: new Date() }).where('id', '=', id).execute();
  await trx.deleteFrom('hierarchy_move').where('edition_id', '=', id).execute();
  await trx
    .deleteFrom('admin_unit')
    .where('kato', 'in', ['', ...created])
    .execute();
}
