import { sql } from 'kysely';
import type { UnitRow } from '../../../../shared/operations/import/check-unit.ts';
import type { UnitPatch } from '../../../../shared/operations/log.ts';
import type { PoliceUnit } from '../../../../shared/operations/schema.ts';
import type { Db } from '../../../db/schema.ts';
import {
  checkByRules,
  outside,
  type StageCheck,
  type StagedRow,
} from '../../../register/import/stage/store.ts';
import { toUnit } from '../store.ts';

export async function stageUnits(trx: Db, runId: number, rows: readonly StagedRow<UnitRow>[]): Promise<void> {
  const data = rows.map(({ row, value }) => ({
    row,
    key: `${value.kato} ${value.callSign}`,
    kato: value.kato,
    data: value,
  }));
  await sql`
    insert into import_row (run_id, row, external_id, kato, data)
    select ${runId}::bigint, u.* from jsonb_to_recordset(${JSON.stringify(data)}::jsonb)
      as u (row int, key text, kato text, data jsonb)`.execute(trx);
}

/** Checks the staged rows against each other and against the territory of who imports. */
export const checkUnitStage = (trx: Db, check: StageCheck): Promise<{ bad: number; kept: number }> =>
  checkByRules(
    trx,
    sql.table('import_row'),
    [
      {
        code: 'duplicate-id',
        column: 'call_sign',
        value: sql`s.data ->> 'callSign'`,
        params: sql`jsonb_build_object('first', s.first)`,
        wrong: sql`s.first < s.row`,
      },
      ...(check.allowedPaths === null
        ? []
        : [
            {
              code: 'outside-your-territory' as const,
              column: 'kato',
              value: sql`s.kato`,
              wrong: outside(sql`s.kato`, check.allowedPaths),
            },
          ]),
    ],
    check,
  );

/** A staged row, and the unit on duty that has its call sign in its territory; with `lock` nobody else changes that one. */
export async function stagedUnits(
  db: Db,
  runId: number,
  { lock = false } = {},
): Promise<{ row: UnitRow; unit: PoliceUnit | null }[]> {
  const { rows } = await sql<{ row: UnitRow; unit: unknown }>`
    select i.data as row, u.data as unit from import_row i
    left join lateral (select data from police_unit p where p.kato = i.kato and p.call_sign = i.data ->> 'callSign'
      and p.retired_at is null ${lock ? sql`for update` : sql``}) u on true
    where i.run_id = ${runId} order by i.row`.execute(db);
  return rows.map(({ row, unit }) => ({ row, unit: unit === null ? null : toUnit({ data: unit }) }));
}

/** What an import did to a unit: put it on the register, or changed what `before` has, which led to a version. */
export type UnitDeed = { unitId: number; before: UnitPatch | null; version: number };

export async function keepUnitDeeds(trx: Db, runId: number, deeds: readonly UnitDeed[]): Promise<void> {
  await sql`
    insert into import_deed (run_id, object, object_id, deed, before, version_after)
    select ${runId}::bigint, 'unit', d."unitId", case when d.before is null then 'created' else 'updated' end, d.before,
      d.version
    from jsonb_to_recordset(${JSON.stringify(deeds)}::jsonb) as d ("unitId" bigint, before jsonb, version int)
  `.execute(trx);
}

/** The deeds of an import, for its undo; the import keeps them no longer. */
export async function takeUnitDeeds(trx: Db, runId: number): Promise<UnitDeed[]> {
  const { rows } = await sql<UnitDeed>`
    delete from import_deed where run_id = ${runId} and object = 'unit'
    returning object_id as "unitId", before, version_after as version`.execute(trx);
  return rows;
}

/** Call signs of units of an import that an administrator changed since, or that it made and that are at work now. */
export async function unitsBuiltOn(db: Db, runId: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ callSign: string }>`
    select u.call_sign as "callSign" from import_deed d join police_unit u on u.id = d.object_id
    where d.run_id = ${runId} and d.object = 'unit' and (
      (d.deed = 'created' and (u.data ->> 'taskId' is not null or u.data #>> '{sos,at}' is not null))
      or exists (select from police_unit_log l where l.unit_id = u.id and l.seq > d.version_after
        and l.entry #>> '{event,type}' in ('edited', 'retired', 'reinstated')))
    order by 1 limit ${limit}`.execute(db);
  return rows.map(({ callSign }) => callSign);
}
