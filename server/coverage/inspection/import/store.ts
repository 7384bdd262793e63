import { sql } from 'kysely';
import type { InspectionRow } from '../../../../shared/coverage/check-inspection.ts';
import type { Db } from '../../../db/schema.ts';
import {
  checkByRules,
  outside,
  type StageCheck,
  type StagedRow,
} from '../../../register/import/stage/store.ts';

const STAGE = sql.table('import_row');

/** The rows of a run by facility, act and measure; the territory is that of the facility. */
export async function stageInspections(
  trx: Db,
  runId: number,
  rows: readonly StagedRow<InspectionRow>[],
): Promise<void> {
  const data = rows.map(({ row, value }) => ({
    row,
    key: JSON.stringify([value.facility, value.act, value.measure]),
    data: value,
  }));
  await sql`
    insert into import_row (run_id, row, external_id, kato, data)
    select ${runId}::bigint, u.row, u.key, coalesce(f.kato, ''), u.data
    from jsonb_to_recordset(${JSON.stringify(data)}::jsonb) as u (row int, key text, data jsonb)
    left join facility f on f.external_id = u.data ->> 'facility'`.execute(trx);
}

/** Checks the staged rows against each other, the register and the territory of who imports. */
export const checkInspectionStage = (trx: Db, check: StageCheck): Promise<{ bad: number; kept: number }> =>
  checkByRules(
    trx,
    STAGE,
    [
      {
        code: 'unknown-facility',
        column: 'facility_external_id',
        value: sql`s.data ->> 'facility'`,
        wrong: sql`not exists (select from facility f where f.external_id = s.data ->> 'facility')`,
      },
      ...(check.allowedPaths === null
        ? []
        : [
            {
              code: 'outside-your-territory' as const,
              column: 'facility_external_id',
              value: sql`s.data ->> 'facility'`,
              wrong: outside(sql`s.kato`, check.allowedPaths),
            },
          ]),
      {
        code: 'finding-twice',
        column: 'measure',
        value: sql`s.data ->> 'measure'`,
        params: sql`jsonb_build_object('first', s.first)`,
        wrong: sql`s.first < s.row`,
      },
      {
        code: 'act-differs',
        column: 'act',
        value: sql`s.data ->> 'act'`,
        wrong: sql`exists (select from import_row o where o.run_id = ${check.runId} and o.row < s.row
          and o.data ->> 'facility' = s.data ->> 'facility' and o.data ->> 'act' = s.data ->> 'act'
          and (o.data ->> 'inspectedOn', o.data ->> 'inspector')
            is distinct from (s.data ->> 'inspectedOn', s.data ->> 'inspector'))`,
      },
      {
        code: 'act-known',
        column: 'act',
        value: sql`s.data ->> 'act'`,
        wrong: sql`exists (select from inspection i join facility f on f.id = i.facility_id
          where f.external_id = s.data ->> 'facility' and i.act = s.data ->> 'act' and i.undone_at is null)`,
      },
    ],
    check,
  );

/** What one act says, with the number of its facility. */
export type StagedAct = { facilityId: number; rows: InspectionRow[] };

/** The acts of a run, the older inspection first. */
export async function stagedActs(db: Db, runId: number): Promise<StagedAct[]> {
  const { rows } = await sql<StagedAct>`
    select f.id as "facilityId", jsonb_agg(i.data order by i.row) as rows
    from import_row i join facility f on f.external_id = i.data ->> 'facility'
    where i.run_id = ${runId}
    group by f.id, i.data ->> 'act' order by min(i.data ->> 'inspectedOn'), min(i.row)`.execute(db);
  return rows;
}

/** Acts of an import whose word about a measure is no longer the one that stands. */
export async function actsBuiltUpon(db: Db, runId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ act: string }>`
    select distinct act from (
      select distinct on (i.facility_id, n.measure) i.facility_id, n.measure, i.act, i.inspected_on, n.state
      from inspection i join inspection_finding n on n.inspection_id = i.id
      where i.import_run = ${runId} and i.undone_at is null and n.written
      order by i.facility_id, n.measure, i.id desc) w
    where not exists (select from measure_evidence e where e.facility_id = w.facility_id and e.measure = w.measure
      and e.source = 'inspection' and e.state = w.state and e.observed_on = w.inspected_on)
    order by 1 limit ${limit}`.execute(db);
  return rows.map(({ act }) => act);
}
