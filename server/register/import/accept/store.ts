import { sql, type RawBuilder } from 'kysely';
import { allColumns, fieldsIn, historyFields } from './columns.ts';
import type { RegisterKind } from '../../../../shared/register/import/columns.ts';
import type { Db } from '../../../db/schema.ts';
import { outside } from '../stage/store.ts';

/** What accepting does to rows of the register; evidence counts to its facility. */
export type Effect = { created: number; updated: number; unchanged: number; replaced: number };

/** What is accepted: an import, the canonical columns that its file has, and where its importer may write; null is everywhere. */
export type Accepted = {
  runId: number;
  kind: RegisterKind;
  columns: readonly string[];
  allowedPaths: readonly string[] | null;
};

const OBJECTS = {
  facilities: { object: 'facility', table: sql.table('facility') },
  cameras: { object: 'camera', table: sql.table('camera') },
} as const;

const list = (alias: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
const bare = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(column)));

/** The staged rows in the shape of their table, as `s`. */
const staged = ({ kind, runId }: Accepted): RawBuilder<unknown> =>
  kind === 'facilities'
    ? sql`(select * from import_facility where run_id = ${runId}) s`
    : sql`(select i.*, f.id as facility_id from import_camera i
        left join facility f on f.external_id = i.facility_external_id where i.run_id = ${runId}) s`;

/** True of a row `t` of the register whose staged row `s` reads differently. A demonstration row becomes a real one. */
function differs({ kind, columns }: Accepted): RawBuilder<boolean> {
  const names = fieldsIn(kind, columns).map(({ column }) => column);
  return sql`(t.demonstration or (${list('t', names)}) is distinct from (${list('s', names)}))`;
}

/** Evidence that the staged facilities bring, as `e`. */
const brought = (runId: number): RawBuilder<unknown> => sql`
  (select f.id as facility_id, x.* from import_facility i
    join facility f on f.external_id = i.external_id
    cross join jsonb_to_recordset(i.evidence) as x (measure text, source text, state text, observed_on date)
    where i.run_id = ${runId}) e`;

/** True of a staged facility `s` that brings evidence which `t` lacks. */
const bringsNews = sql<boolean>`exists (
  select from jsonb_to_recordset(s.evidence) as x (measure text, source text, state text, observed_on date)
  where not exists (select from measure_evidence m where m.facility_id = t.id and m.measure = x.measure
    and m.source = x.source and m.state = x.state and m.observed_on = x.observed_on))`;

/** True of a row whose unit the importer may write to. */
const within = (kato: RawBuilder<unknown>, { allowedPaths }: Accepted): RawBuilder<boolean> =>
  allowedPaths === null ? sql`true` : sql`not ${outside(kato, allowedPaths)}`;

/** What accepting would do now. */
export async function effectOf(db: Db, accepted: Accepted): Promise<Effect> {
  const { table } = OBJECTS[accepted.kind];
  const changes =
    accepted.kind === 'facilities' ? sql`(${differs(accepted)} or ${bringsNews})` : sql`${differs(accepted)}`;
  const { rows } = await sql<Effect>`
    select count(*) filter (where t.id is null) as created,
      count(*) filter (where t.id is not null and ${changes}) as updated,
      count(*) filter (where t.id is not null and not ${changes}) as unchanged,
      (select count(*) from ${table} d where d.demonstration and ${within(sql`d.kato`, accepted)}) as replaced
    from ${staged(accepted)} left join ${table} t on t.external_id = s.external_id`.execute(db);
  return rows[0] ?? { created: 0, updated: 0, unchanged: 0, replaced: 0 };
}

/** Moves rows out of the register into the deeds of an import: what `gone` deletes is kept as JSON. */
const retire = (runId: number, object: string, gone: RawBuilder<unknown>, key: RawBuilder<unknown>) => sql`
  with gone as (${gone})
  insert into import_deed (run_id, object, object_id, key, deed, before)
  select ${runId}::bigint, ${object}::text, ${key}, 'retired', to_jsonb(gone) from gone`;

/**
 * Takes the demonstration out of the register where the file does not name it: facilities with their evidence and
 * cameras, or cameras; all in the territory of the importer. A demonstration facility to which imported cameras belong stays, for they cannot stand without it.
 */
async function retireDemonstration(trx: Db, accepted: Accepted): Promise<void> {
  const { runId, kind } = accepted;
  const ofCamera = sql`gone.id, ''`;
  if (kind === 'cameras') {
    const gone = sql`delete from camera c where c.demonstration and ${within(sql`c.kato`, accepted)} and not exists (
      select from import_camera i where i.run_id = ${runId} and i.external_id = c.external_id) returning c.*`;
    await retire(runId, 'camera', gone, ofCamera).execute(trx);
    return;
  }
  // What a person saw on the spot stays with a facility that stays.
  await retire(
    runId,
    'evidence',
    sql`delete from measure_evidence e using facility f, evidence_source o
      where f.id = e.facility_id and f.demonstration and ${within(sql`f.kato`, accepted)} and o.id = e.source
        and (o.kind <> 'import' or not exists (
          select from import_facility i where i.run_id = ${runId} and i.external_id = f.external_id)) returning e.*`,
    sql`gone.facility_id, gone.measure || ' ' || gone.source`,
  ).execute(trx);
  await retire(
    runId,
    'camera',
    sql`delete from camera c using facility f
      where f.id = c.facility_id and f.demonstration and c.demonstration
        and ${within(sql`f.kato`, accepted)} returning c.*`,
    ofCamera,
  ).execute(trx);
  await retire(
    runId,
    'facility',
    sql`delete from facility f where f.demonstration and ${within(sql`f.kato`, accepted)}
      and not exists (select from import_facility i where i.run_id = ${runId} and i.external_id = f.external_id)
      and not exists (select from camera c where c.facility_id = f.id) returning f.*`,
    ofCamera,
  ).execute(trx);
}

async function writeObjects(trx: Db, accepted: Accepted): Promise<void> {
  const { runId, kind, columns } = accepted;
  const { object, table } = OBJECTS[kind];
  const changed = fieldsIn(kind, columns).map(({ column }) => column);
  const all = allColumns(kind);
  const stamp = kind === 'facilities' ? sql`, updated_at = now()` : sql``;
  await sql`
    insert into import_deed (run_id, object, object_id, deed, before)
    select ${runId}::bigint, ${object}::text, t.id, 'updated', to_jsonb(t)
    from ${staged(accepted)} join ${table} t on t.external_id = s.external_id where ${differs(accepted)}`.execute(
    trx,
  );
  await sql`
    with done as (
      update ${table} t set (${bare(changed)}, demonstration) = row(${list('s', changed)}, false)${stamp}
      from ${staged(accepted)} where t.external_id = s.external_id and ${differs(accepted)}
      returning t.id, t.version)
    update import_deed d set version_after = done.version from done
    where d.run_id = ${runId} and d.object = ${object} and d.deed = 'updated' and d.object_id = done.id`.execute(
    trx,
  );
  await sql`
    with made as (
      insert into ${table} (external_id, ${bare(all)}, demonstration)
      select s.external_id, ${list('s', all)}, false from ${staged(accepted)}
      where not exists (select from ${table} t where t.external_id = s.external_id) order by s.row
      returning id, version)
    insert into import_deed (run_id, object, object_id, deed, version_after)
    select ${runId}::bigint, ${object}::text, id, 'created', version from made`.execute(trx);
}

async function writeEvidence(trx: Db, runId: number): Promise<void> {
  const deedOf = (before: RawBuilder<unknown>) => sql`case when ${before} then 'created' else 'updated' end`;
  await sql`
    insert into import_deed (run_id, object, object_id, key, deed, before)
    select ${runId}::bigint, 'source', 0, e.source, ${deedOf(sql`o.id is null`)}, to_jsonb(o)
    from (select distinct source from ${brought(runId)}) e left join evidence_source o on o.id = e.source`.execute(
    trx,
  );
  await sql`
    insert into evidence_source (id, kind, title_kk, title_ru, title_en, as_of, priority)
    select e.source, 'import', e.source, e.source, e.source, max(e.observed_on), 10
    from ${brought(runId)} group by e.source
    on conflict (id) do update set as_of = greatest(evidence_source.as_of, excluded.as_of)`.execute(trx);
  await sql`
    insert into import_deed (run_id, object, object_id, key, deed, before)
    select ${runId}::bigint, 'evidence', e.facility_id, e.measure || ' ' || e.source,
      ${deedOf(sql`m.facility_id is null`)}, to_jsonb(m)
    from ${brought(runId)} left join measure_evidence m
      on m.facility_id = e.facility_id and m.measure = e.measure and m.source = e.source
    where (m.state, m.observed_on) is distinct from (e.state, e.observed_on)`.execute(trx);
  await sql`
    insert into measure_evidence (facility_id, measure, source, state, observed_on)
    select e.facility_id, e.measure, e.source, e.state, e.observed_on from ${brought(runId)}
    on conflict (facility_id, measure, source) do update
      set state = excluded.state, observed_on = excluded.observed_on
      where (measure_evidence.state, measure_evidence.observed_on)
        is distinct from (excluded.state, excluded.observed_on)`.execute(trx);
}

/** Adds a line to the history of every field that the import changed; a new object has no former value to tell. */
async function writeHistory(
  trx: Db,
  { runId, kind }: Accepted,
  deed: { actor: string; reason: string },
): Promise<void> {
  const { object, table } = OBJECTS[kind];
  const fields = historyFields(kind);
  await sql`
    insert into register_change (actor, reason, object, object_version, field, before, after)
    select ${deed.actor}, ${deed.reason}, ${`${object}:`} || t.id, t.version, f.field,
      nullif(d.before -> f.name, 'null'), nullif(to_jsonb(t) -> f.name, 'null')
    from import_deed d join ${table} t on t.id = d.object_id
    cross join unnest(${fields.map(({ column }) => column)}::text[], ${fields.map(({ history }) => history)}::text[])
      as f (name, field)
    where d.run_id = ${runId} and d.object = ${object} and d.deed = 'updated'
      and (d.before -> f.name) is distinct from (to_jsonb(t) -> f.name)
    order by t.id, f.field`.execute(trx);
}

/** Puts the staged rows of an import into the register and keeps what stood before. */
export async function acceptStage(
  trx: Db,
  accepted: Accepted,
  deed: { actor: string; reason: string },
): Promise<void> {
  await retireDemonstration(trx, accepted);
  await writeObjects(trx, accepted);
  if (accepted.kind === 'facilities') await writeEvidence(trx, accepted.runId);
  await writeHistory(trx, accepted, deed);
}
