import { sql } from 'kysely';
import { ALARM_LEVELS, type AlarmLevel } from '../../../shared/alarms/alarm-class.ts';
import { STALE_MS, type Activation } from '../../../shared/alarms/indicators.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** An alarm that called for a person; `id` grows with time. */
export type Called = { id: number; atMs: number; level: AlarmLevel };

/** What called for a person since a moment, ascending; of more than `limit` the latest. */
export async function calledSince(
  db: Db,
  katos: readonly Kato[],
  { sinceMs, limit }: { sinceMs: number; limit: number },
): Promise<Called[]> {
  const rows = await db
    .selectFrom('alarm_activation')
    .select(['id', 'at', 'level'])
    .where('at', '>', new Date(sinceMs))
    .where('kato', 'in', [...katos])
    .where('annunciated', '=', true)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows
    .map(({ id, at, level }) => ({ id, atMs: at.getTime(), level: ALARM_LEVELS[level] ?? 'low' }))
    .toReversed();
}

/** Every activation of a period, ascending. */
export async function activationsIn(
  db: Db,
  katos: readonly Kato[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<Activation[]> {
  const rows = await db
    .selectFrom('alarm_activation')
    .select(['at', 'alarm_id', 'level', 'origin', 'annunciated'])
    .where('at', '>=', new Date(fromMs))
    .where('at', '<', new Date(toMs))
    .where('kato', 'in', [...katos])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, alarm_id, level, origin, annunciated }) => ({
    atMs: at.getTime(),
    alarmId: alarm_id,
    level: ALARM_LEVELS[level] ?? 'low',
    origin,
    annunciated,
  }));
}

/** How many alarms stood for more than a day at a moment. */
export async function staleAt(db: Db, katos: readonly Kato[], atMs: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int4 as n from alarm
    where raised_at < ${new Date(atMs - STALE_MS)} and (closed_at is null or closed_at >= ${new Date(atMs)})
      and kato = any(${[...katos]}::text[])`.execute(db);
  return rows[0]?.n ?? 0;
}

/** What a person calls a source of alarms: a facility's name, or a call sign. */
export type OriginName = { name: Name | null; subject: string };

export async function originNames(
  db: Db,
  origins: readonly string[],
): Promise<ReadonlyMap<string, OriginName>> {
  const ids = origins.flatMap((origin) => /^facility:(\d+)$/.exec(origin)?.[1] ?? []).map(Number);
  const objects = origins.filter((origin) => !origin.startsWith('facility:'));
  const { rows: subjects } = await sql<{ object: string; subject: string | null }>`
    select distinct on (object) object, data ->> 'subject' as subject from alarm
    where object = any(${objects}::text[]) order by object, id desc`.execute(db);
  const names = new Map<string, OriginName>(
    subjects.map(({ object, subject }) => [object, { name: null, subject: subject ?? '' }]),
  );
  if (ids.length === 0) return names;
  const facilities = await db
    .selectFrom('facility')
    .select(['id', 'name_kk as kk', 'name_ru as ru', 'name_en as en'])
    .where('id', 'in', ids)
    .execute();
  for (const { id, ...name } of facilities) names.set(`facility:${id}`, { name, subject: '' });
  return names;
}
