import { sql, type RawBuilder } from 'kysely';
import type { PastRow } from '../../../../shared/operations/import/check-past.ts';
import type { Db } from '../../../db/schema.ts';
import type { Effect } from '../../../register/import/accept/store.ts';
import {
  checkByRules,
  outside,
  type StageCheck,
  type StagedRow,
} from '../../../register/import/stage/store.ts';
import type { Staged } from '../../../register/import/staged-work.ts';

/** Columns of a past incident that a file decides, each with the columns of the file that it comes from. */
const FIELDS: readonly (readonly [column: string, ...from: string[]])[] = [
  ['at', 'date'],
  ['category', 'category'],
  ['kato', 'kato'],
  ['lat_e6', 'lat'],
  ['lon_e6', 'lon'],
  ['facility_id', 'facility_external_id'],
  ['phone_key', 'phone'],
  ['address_key', 'settlement', 'street', 'house', 'common_name'],
];
const ALL = FIELDS.map(([column]) => column);
/** The fields that a file with these columns changes; the others stay as they are. */
const changedBy = (columns: readonly string[]): string[] =>
  FIELDS.flatMap(([column, ...from]) => (from.some((one) => columns.includes(one)) ? [column] : []));

const list = (alias: string, columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)));
const bare = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(column)));

/** Sets rows aside. Telephones and addresses become their keys here: as themselves they are not kept. */
export async function stagePast(trx: Db, runId: number, rows: readonly StagedRow<PastRow>[]): Promise<void> {
  const data = rows.map(({ row, value: { address, phone, at, kato, ...value } }) => ({
    row,
    kato,
    address,
    phone,
    at: new Date(at),
    key: `${value.source} ${value.number}`,
    data: value,
  }));
  await sql`
    insert into import_row (run_id, row, external_id, kato, data)
    select ${runId}::bigint, u.row, u.key, u.kato, u.data || jsonb_build_object('at', u.at,
      'phone_key', history_phone_key(u.phone)::text, 'address_key', hashtextextended(u.address, 0)::text)
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as u (row int, key text, kato text, address text,
      phone text, at timestamptz, data jsonb)`.execute(trx);
}

/** The staged rows in the shape of their table, as `s`. */
const staged = (runId: number): RawBuilder<unknown> => sql`
  (select i.row, i.kato, d.at, d.source, d.number, d.category, d."latE6" as lat_e6, d."lonE6" as lon_e6, d.phone_key,
      d.address_key, f.id as facility_id
    from import_row i cross join lateral jsonb_to_record(i.data) as d (at timestamptz, source text, number text,
      category text, "latE6" int, "lonE6" int, phone_key bigint, address_key bigint, facility text)
    left join facility f on f.external_id = d.facility
    where i.run_id = ${runId}) s`;

/** True of the row `t` that a staged row `s` is about. */
const SAME = sql<boolean>`t.incident_id is null and t.source = s.source and t.number = s.number`;
const differs = (columns: readonly string[]): RawBuilder<boolean> =>
  sql`(${list('t', changedBy(columns))}) is distinct from (${list('s', changedBy(columns))})`;

/** Checks the staged rows against each other, the register and the past that is there. */
export function checkPastStage(trx: Db, check: StageCheck): Promise<{ bad: number; kept: number }> {
  const { allowedPaths } = check;
  const there = sql`past_incident t where t.incident_id is null and t.source = s.data ->> 'source'
    and t.number = s.data ->> 'number'`;
  return checkByRules(
    trx,
    sql.table('import_row'),
    [
      {
        code: 'duplicate-id',
        column: 'number',
        value: sql`s.data ->> 'number'`,
        params: sql`jsonb_build_object('first', s.first)`,
        wrong: sql`s.first < s.row`,
      },
      {
        code: 'unknown-facility',
        column: 'facility_external_id',
        value: sql`s.data ->> 'facility'`,
        wrong: sql`s.data ->> 'facility' is not null
          and not exists (select from facility f where f.external_id = s.data ->> 'facility')`,
      },
      ...(allowedPaths === null
        ? []
        : [
            {
              code: 'outside-your-territory' as const,
              column: 'kato',
              value: sql`s.kato`,
              wrong: sql<boolean>`${outside(sql`s.kato`, allowedPaths)}
                or exists (select from ${there} and ${outside(sql`t.kato`, allowedPaths)})`,
            },
          ]),
    ],
    check,
  );
}

/** What accepting would do now. */
export async function pastEffect(db: Db, { runId, columns }: Staged): Promise<Effect> {
  const { rows } = await sql<Effect>`
    select count(*) filter (where t.id is null) as created,
      count(*) filter (where t.id is not null and ${differs(columns)}) as updated,
      count(*) filter (where t.id is not null and not ${differs(columns)}) as unchanged, 0 as replaced
    from ${staged(runId)} left join past_incident t on ${SAME}`.execute(db);
  return rows[0] ?? { created: 0, updated: 0, unchanged: 0, replaced: 0 };
}

/** Takes the staged rows into the index of past incidents and keeps what stood before. */
export async function acceptPast(trx: Db, { runId, columns }: Staged): Promise<void> {
  const changed = changedBy(columns);
  await sql`
    insert into import_deed (run_id, object, object_id, deed, before)
    select ${runId}::bigint, 'past_incident', t.id, 'updated', to_jsonb(t)
    from ${staged(runId)} join past_incident t on ${SAME} where ${differs(columns)}`.execute(trx);
  await sql`
    update past_incident t set (${bare(changed)}) = row(${list('s', changed)})
    from ${staged(runId)} where ${SAME} and ${differs(columns)}`.execute(trx);
  await sql`
    with made as (
      insert into past_incident (source, number, ${bare(ALL)})
      select s.source, s.number, ${list('s', ALL)} from ${staged(runId)}
      where not exists (select from past_incident t where ${SAME}) order by s.row
      returning id)
    insert into import_deed (run_id, object, object_id, deed)
    select ${runId}::bigint, 'past_incident', id, 'created' from made`.execute(trx);
}

/** Takes an accepted import of past incidents back. */
export async function undoPast(trx: Db, runId: number): Promise<void> {
  await sql`delete from past_incident t using import_deed d
    where d.run_id = ${runId} and d.object = 'past_incident' and d.deed = 'created' and t.id = d.object_id`.execute(
    trx,
  );
  await sql`update past_incident t set (${bare(ALL)}) = (
      select ${bare(ALL)} from jsonb_populate_record(null::past_incident, d.before)) from import_deed d
    where d.run_id = ${runId} and d.object = 'past_incident' and d.deed = 'updated' and t.id = d.object_id`.execute(
    trx,
  );
  await sql`delete from import_deed where run_id = ${runId}`.execute(trx);
}

/**
 * Takes what was kept of the callers of other systems' incidents out of the index, and out of what an undo would bring back.
 * @returns the names of the rows.
 */
export async function expireForeignCallers(
  trx: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    update past_incident set phone_key = null where id in (
      select id from past_incident where incident_id is null and phone_key is not null and at < ${before}
      order by at limit ${limit} for update)
    returning id`.execute(trx);
  const ids = rows.map(({ id }) => id);
  await sql`update import_deed set before = before || '{"phone_key": null}'
    where object = 'past_incident' and deed = 'updated' and object_id = any(${ids}::bigint[])`.execute(trx);
  return ids.map((id) => `past:${id}`);
}
