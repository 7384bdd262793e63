import { sql, type RawBuilder } from 'kysely';
import type { FileRows } from '../../../../shared/register/import/check-row.ts';
import type { RegisterKind } from '../../../../shared/register/import/columns.ts';
import type { ProblemCode } from '../../../../shared/register/import/problem.ts';
import type { FacilityFileRow } from '../../../../shared/register/row.ts';
import { MEASURES } from '../../../../shared/register/schema.ts';
import type { Db } from '../../../db/schema.ts';

/** A row of a file that has passed the check of its own. */
export type StagedRow<Row> = { row: number; value: Row };

/** Evidence without a named source is the import's own word. */
const OWN_SOURCE = 'import';

const STAGES = { facilities: sql.table('import_facility'), cameras: sql.table('import_camera') } as const;
/** Where the rows of every other kind are set aside, as their domain has them. */
const ROWS = sql.table('import_row');
const TABLES = { facilities: sql.table('facility'), cameras: sql.table('camera') } as const;

const evidenceOf = (row: FacilityFileRow): string =>
  JSON.stringify(
    MEASURES.flatMap((measure) => {
      const state = row[measure];
      const source = row.evidence_source ?? OWN_SOURCE;
      return state === null ? [] : [{ measure, source, state, observed_on: row.evidence_date }];
    }),
  );

/** A settlement that is named in one language is named so in all. */
function settlementOf({ settlement_kk: kk, settlement_ru: ru, settlement_en: en }: FacilityFileRow) {
  const any = kk ?? ru ?? en;
  return { kk: kk ?? any, ru: ru ?? any, en: en ?? any };
}

/** How rows of each kind are set aside: one statement for a whole batch. */
export const STAGERS: {
  readonly [K in RegisterKind]: (
    trx: Db,
    runId: number,
    rows: readonly StagedRow<FileRows[K]>[],
  ) => Promise<unknown>;
} = {
  facilities: (trx, runId, rows) => {
    const of = <T>(pick: (row: FacilityFileRow) => T): T[] => rows.map(({ value }) => pick(value));
    return sql`
      insert into import_facility (run_id, row, external_id, type, name_kk, name_ru, name_en, kato, settlement_kk,
        settlement_ru, settlement_en, lon, lat, people, learners, place_kind, owner, evidence)
      select ${runId}::bigint, u.* from unnest(
        ${rows.map(({ row }) => row)}::int[], ${of((r) => r.external_id)}::text[], ${of((r) => r.type)}::text[],
        ${of((r) => r.name_kk)}::text[], ${of((r) => r.name_ru)}::text[], ${of((r) => r.name_en)}::text[],
        ${of((r) => r.kato)}::text[], ${of((r) => settlementOf(r).kk)}::text[],
        ${of((r) => settlementOf(r).ru)}::text[], ${of((r) => settlementOf(r).en)}::text[],
        ${of((r) => r.lon)}::float8[], ${of((r) => r.lat)}::float8[], ${of((r) => r.people)}::int[],
        ${of((r) => r.learners)}::int[], ${of((r) => r.place_kind)}::text[], ${of((r) => r.owner)}::text[],
        ${of(evidenceOf)}::jsonb[]) u`.execute(trx);
  },
  cameras: (trx, runId, rows) => {
    const of = <T>(pick: (row: FileRows['cameras']) => T): T[] => rows.map(({ value }) => pick(value));
    return sql`
      insert into import_camera (run_id, row, external_id, owner, facility_external_id, kato, lon, lat, azimuth_deg,
        fov_deg, linked, working, technical_class, traffic)
      select ${runId}::bigint, u.* from unnest(
        ${rows.map(({ row }) => row)}::int[], ${of((r) => r.external_id)}::text[], ${of((r) => r.owner)}::text[],
        ${of((r) => r.facility_external_id)}::text[], ${of((r) => r.kato)}::text[], ${of((r) => r.lon)}::float8[],
        ${of((r) => r.lat)}::float8[], ${of((r) => r.azimuth_deg)}::smallint[], ${of((r) => r.fov_deg)}::smallint[],
        ${of((r) => r.linked)}::boolean[], ${of((r) => r.working)}::boolean[],
        ${of((r) => r.technical_class)}::text[], ${of((r) => r.traffic)}::boolean[]) u`.execute(trx);
  },
};

/** What only the database can see: the rows `s` of the stage that are wrong, and what is said of them. */
export type StageRule = {
  code: ProblemCode;
  column: string;
  value: RawBuilder<unknown>;
  params?: RawBuilder<unknown>;
  /** True of a wrong row; `first` is the first row of the file with its external id. */
  wrong: RawBuilder<boolean>;
};

/** True when a unit `kato` lies outside of the paths. */
export const outside = (
  kato: RawBuilder<unknown>,
  paths: readonly string[],
): RawBuilder<boolean> => sql`not exists (
  select from admin_unit_version v, unnest(${[...paths]}::text[]) allowed (path)
  where v.kato = ${kato} and v.valid_to is null
    and (v.path = allowed.path or starts_with(v.path, allowed.path || '/')))`;

const rulesOf = (kind: RegisterKind, allowedPaths: readonly string[] | null): StageRule[] => {
  const repeated: StageRule = {
    code: 'duplicate-id',
    column: 'external_id',
    value: sql`s.external_id`,
    params: sql`jsonb_build_object('first', s.first)`,
    wrong: sql`s.first < s.row`,
  };
  const territory: StageRule[] =
    allowedPaths === null
      ? []
      : [
          {
            code: 'outside-your-territory',
            column: 'kato',
            value: sql`s.kato`,
            wrong: sql`${outside(sql`s.kato`, allowedPaths)} or exists (select from ${TABLES[kind]} t
              where t.external_id = s.external_id and ${outside(sql`t.kato`, allowedPaths)})`,
          },
        ];
  const ofCameras: StageRule[] = [
    {
      code: 'unknown-facility',
      column: 'facility_external_id',
      value: sql`s.facility_external_id`,
      wrong: sql`s.facility_external_id is not null
        and not exists (select from facility f where f.external_id = s.facility_external_id)`,
    },
    {
      code: 'owner-without-facility',
      column: 'facility_external_id',
      value: sql`''`,
      wrong: sql`s.owner = 'facility' and s.facility_external_id is null`,
    },
    {
      code: 'facility-without-owner',
      column: 'owner',
      value: sql`s.owner`,
      wrong: sql`s.owner <> 'facility' and s.facility_external_id is not null`,
    },
  ];
  return kind === 'cameras' ? [repeated, ...ofCameras, ...territory] : [repeated, ...territory];
};

export type StageCheck = {
  runId: number;
  /** Canonical column → as the file names it. */
  header: ReadonlyMap<string, string>;
  allowedPaths: readonly string[] | null;
  /** How many problems there is still room for. */
  room: number;
};

/**
 * Checks the rows of a stage by some rules. Wrong rows leave the stage and are reported.
 * @returns how many rows left and how many problems were kept.
 */
export async function checkByRules(
  trx: Db,
  stage: RawBuilder<unknown>,
  rules: readonly StageRule[],
  { runId, header, room }: StageCheck,
): Promise<{ bad: number; kept: number }> {
  let bad = 0;
  let kept = 0;
  for (const { code, column, value, params = sql`'{}'::jsonb`, wrong } of rules) {
    const { rows } = await sql<{ bad: number; kept: number }>`
      with wrong as materialized (
        select s.row, left(coalesce(${value}, ''), 80) as value, ${params} as params
        from (select i.*, min(i.row) over (partition by i.external_id) as first from ${stage} i
          where i.run_id = ${runId}) s
        where ${wrong}),
      gone as (delete from ${stage} t using wrong where t.run_id = ${runId} and t.row = wrong.row),
      kept as (
        insert into import_problem (run_id, row, column_name, value, severity, code, params)
        select ${runId}::bigint, row, ${header.get(column) ?? column}::text, value, 'error', ${code}::text, params
        from wrong order by row limit ${Math.max(0, room - kept)} returning 1)
      select (select count(*) from wrong) as bad, (select count(*) from kept) as kept`.execute(trx);
    bad += rows[0]?.bad ?? 0;
    kept += rows[0]?.kept ?? 0;
  }
  return { bad, kept };
}

/** Checks staged facilities or cameras against each other and against the register. */
export const checkStage = (
  trx: Db,
  kind: RegisterKind,
  check: StageCheck,
): Promise<{ bad: number; kept: number }> =>
  checkByRules(trx, STAGES[kind], rulesOf(kind, check.allowedPaths), check);

/** Lets the database know how large the stage is; it plans the acceptance by it. */
export const analyseStage = (db: Db, kind: RegisterKind): Promise<unknown> =>
  sql`analyze ${STAGES[kind]}`.execute(db);

/** The same for the rows of every other kind. */
export const analyseRows = (db: Db): Promise<unknown> => sql`analyze ${ROWS}`.execute(db);

export async function clearStage(trx: Db, runId: number): Promise<void> {
  for (const stage of [...Object.values(STAGES), ROWS])
    await sql`delete from ${stage} where run_id = ${runId}`.execute(trx);
}
