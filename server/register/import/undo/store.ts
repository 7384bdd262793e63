import { sql, type RawBuilder } from 'kysely';
import type { RegisterKind } from '../../../../shared/register/import/columns.ts';
import type { Db } from '../../../db/schema.ts';
import { historyFields } from '../accept/columns.ts';

const OBJECTS = {
  facilities: { object: 'facility', table: sql.table('facility') },
  cameras: { object: 'camera', table: sql.table('camera') },
} as const;

/** Columns of `facility` and `camera` that an undo sets back; a version never goes back, so that no edit is lost. */
const RESTORED = {
  facilities:
    'type, name_kk, name_ru, name_en, kato, settlement_kk, settlement_ru, settlement_en, lon, lat, people, learners, place_kind, owner, demonstration, updated_at',
  cameras:
    'owner, facility_id, kato, lon, lat, azimuth_deg, fov_deg, linked, working, technical_class, traffic, demonstration',
} as const;

/** External ids that stand in the way of an undo, and why. */
export type Obstacles = {
  /** Changed, inspected or deleted by hand since. */
  edited: string[];
  /** New facilities that have cameras of other imports or people. */
  occupied: string[];
  /** KATO codes of rows that would come back, closed since. */
  closedUnits: string[];
};

/** What has been built on an accepted import since; at most `limit` of each are named. */
export async function obstaclesOf(
  trx: Db,
  { runId, kind, limit }: { runId: number; kind: RegisterKind; limit: number },
): Promise<Obstacles> {
  const { object, table } = OBJECTS[kind];
  const { rows } = await sql<Obstacles>`
    select
      array(select coalesce(t.external_id, d.before ->> 'external_id', '#' || d.object_id)
        from import_deed d join import_run r on r.id = d.run_id left join ${table} t on t.id = d.object_id
        where d.run_id = ${runId} and d.object = ${object} and d.deed in ('created', 'updated')
          and (t.version is distinct from d.version_after or exists (select from register_change c
            where c.object = ${`${object}:`} || d.object_id and c.at > r.accepted_at
              and starts_with(c.field, 'evidence.')))
        order by 1 limit ${limit}) as edited,
      array(select distinct f.external_id from import_deed d
        join facility f on f.id = d.object_id join camera c on c.facility_id = f.id
        where d.run_id = ${runId} and d.object = 'facility' and d.deed = 'created'
        order by 1 limit ${limit}) as occupied,
      array(select distinct d.before ->> 'kato' from import_deed d
        where d.run_id = ${runId} and d.object = ${object} and d.before ? 'kato' and not exists (
          select from admin_unit_version v where v.kato = d.before ->> 'kato' and v.valid_to is null)
        order by 1 limit ${limit}) as "closedUnits"`.execute(trx);
  return rows[0] ?? { edited: [], occupied: [], closedUnits: [] };
}

/** Rows that an import retired stand in their table again, as they were. */
const bringBack = (runId: number, object: string, table: string): RawBuilder<unknown> => sql`
  insert into ${sql.table(table)} select r.* from import_deed d
  cross join lateral jsonb_populate_record(null::${sql.table(table)}, d.before) r
  where d.run_id = ${runId} and d.object = ${object} and d.deed = 'retired'`;

async function undoEvidence(trx: Db, runId: number): Promise<void> {
  await sql`delete from measure_evidence m using import_deed d
    where d.run_id = ${runId} and d.object = 'evidence' and d.deed = 'created'
      and m.facility_id = d.object_id and m.measure || ' ' || m.source = d.key`.execute(trx);
  await sql`update measure_evidence m
    set state = d.before ->> 'state', observed_on = (d.before ->> 'observed_on')::date from import_deed d
    where d.run_id = ${runId} and d.object = 'evidence' and d.deed = 'updated'
      and m.facility_id = d.object_id and m.measure || ' ' || m.source = d.key`.execute(trx);
}

async function undoSources(trx: Db, runId: number): Promise<void> {
  await sql`delete from evidence_source o using import_deed d
    where d.run_id = ${runId} and d.object = 'source' and d.deed = 'created' and o.id = d.key
      and not exists (select from measure_evidence m where m.source = o.id)`.execute(trx);
  await sql`update evidence_source o set as_of = (d.before ->> 'as_of')::date from import_deed d
    where d.run_id = ${runId} and d.object = 'source' and d.deed = 'updated' and o.id = d.key`.execute(trx);
}

/** Rows that read again as an earlier import left them are, for its own undo, as it left them. */
async function vouch(trx: Db, { runId, kind }: { runId: number; kind: RegisterKind }): Promise<void> {
  const { object, table } = OBJECTS[kind];
  await sql`update import_deed earlier set version_after = t.version
    from import_deed d join ${table} t on t.id = d.object_id
    where d.run_id = ${runId} and d.object = ${object} and d.deed = 'updated'
      and earlier.run_id <> d.run_id and earlier.object = d.object and earlier.object_id = d.object_id
      and earlier.version_after = (d.before ->> 'version')::integer`.execute(trx);
}

/** The histories say that the import was taken back, line by line. */
async function undoHistory(
  trx: Db,
  { runId, kind }: { runId: number; kind: RegisterKind },
  deed: { actor: string; reason: string },
): Promise<void> {
  const { object, table } = OBJECTS[kind];
  const fields = historyFields(kind).map(({ history }) => history);
  await sql`
    with line as (
      select c.* from import_deed d join register_change c
        on c.object = ${`${object}:`} || d.object_id and c.object_version = d.version_after
      where d.run_id = ${runId} and d.object = ${object} and d.deed = 'updated' and c.undone_by is null
        and c.field = any(${fields}::text[])),
    back as (
      insert into register_change (actor, reason, object, object_version, field, before, after)
      select ${deed.actor}, ${deed.reason}, line.object, t.version, line.field, line.after, line.before
      from line join ${table} t on line.object = ${`${object}:`} || t.id order by line.id
      returning id, object, field)
    update register_change c set undone_by = back.id from line, back
    where c.id = line.id and back.object = line.object and back.field = line.field`.execute(trx);
}

/** Takes an accepted import back: afterwards every row reads as it did before, and the demonstration stands again. */
export async function undoAccepted(
  trx: Db,
  run: { runId: number; kind: RegisterKind },
  deed: { actor: string; reason: string },
): Promise<void> {
  const { runId, kind } = run;
  const { object, table } = OBJECTS[kind];
  if (kind === 'facilities') await undoEvidence(trx, runId);
  await sql`delete from ${table} t using import_deed d
    where d.run_id = ${runId} and d.object = ${object} and d.deed = 'created' and t.id = d.object_id`.execute(
    trx,
  );
  const columns = sql.raw(RESTORED[kind]);
  await sql`update ${table} t set (${columns}) = (
      select ${columns} from jsonb_populate_record(null::${table}, d.before)) from import_deed d
    where d.run_id = ${runId} and d.object = ${object} and d.deed = 'updated' and t.id = d.object_id`.execute(
    trx,
  );
  if (kind === 'facilities') await bringBack(runId, 'facility', 'facility').execute(trx);
  await bringBack(runId, 'camera', 'camera').execute(trx);
  if (kind === 'facilities') {
    await bringBack(runId, 'evidence', 'measure_evidence').execute(trx);
    await undoSources(trx, runId);
  }
  await undoHistory(trx, run, deed);
  await vouch(trx, run);
  await sql`delete from import_deed where run_id = ${runId}`.execute(trx);
}
