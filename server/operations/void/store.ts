import { sql } from 'kysely';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import {
  DEFAULT_VOID_RULES,
  PLACE_CATEGORIES,
  type PlaceCategory,
  type VoidRule,
  type VoidRules,
} from '../../../shared/operations/void-rule.ts';
import { policeUnitSchema, type PoliceUnit } from '../../../shared/operations/schema.ts';
import type { Db } from '../../db/schema.ts';

/** The rules in force: the defaults, and what the Republic has set. */
export async function voidRules(db: Db): Promise<VoidRules> {
  const rows = await db.selectFrom('void_rule').selectAll().execute();
  const of = (category: PlaceCategory, kind: PlaceSpeed): VoidRule => {
    const row = rows.find((one) => one.category === category && one.kind === kind);
    return row
      ? { targetS: row.target_s, alarmAfterS: row.alarm_after_s }
      : DEFAULT_VOID_RULES[category][kind];
  };
  const rules = PLACE_CATEGORIES.map(
    (category) => [category, { urban: of(category, 'urban'), rural: of(category, 'rural') }] as const,
  );
  return Object.fromEntries(rules) as VoidRules;
}

/** Puts one rule into force. */
export async function putVoidRule(
  trx: Db,
  category: PlaceCategory,
  kind: PlaceSpeed,
  { targetS, alarmAfterS }: VoidRule,
): Promise<void> {
  const values = { target_s: targetS, alarm_after_s: alarmAfterS };
  await trx
    .insertInto('void_rule')
    .values({ category, kind, ...values })
    .onConflict((conflict) => conflict.columns(['category', 'kind']).doUpdateSet(values))
    .execute();
}

/** Of every place that was ever reached: since when nobody reaches it, or null while somebody does. */
export async function knownPlaces(db: Db): Promise<Map<string, number | null>> {
  const rows = await db.selectFrom('void_place').selectAll().execute();
  return new Map(rows.map(({ place, since }) => [place, since?.getTime() ?? null]));
}

/** Keeps what became of places. */
export async function keepPlaces(db: Db, places: ReadonlyMap<string, number | null>): Promise<void> {
  const since = Array.from(places.values(), (at) => (at === null ? null : new Date(at)));
  await sql`
    insert into void_place (place, since)
    select * from unnest(${[...places.keys()]}::text[], ${since}::timestamptz[])
    on conflict (place) do update set since = excluded.since`.execute(db);
}

/** Alarms of voids that stand, by unit of territory. */
export type StandingVoid = { id: number; kato: Kato; raisedAt: number; since: number; most: number };

export async function standingVoids(db: Db): Promise<StandingVoid[]> {
  const rows = await db
    .selectFrom('void_alarm')
    .select(['id', 'kato', 'raised_at', 'since', 'most'])
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ raised_at, since, ...rest }) => ({
    ...rest,
    raisedAt: raised_at.getTime(),
    since: since.getTime(),
  }));
}

/** @returns its number; undefined when one stands there already. */
export async function insertVoidAlarm(
  trx: Db,
  alarm: { kato: Kato; at: number; since: number; places: readonly string[]; count: number },
): Promise<number | undefined> {
  const row = await trx
    .insertInto('void_alarm')
    .values({
      kato: alarm.kato,
      raised_at: new Date(alarm.at),
      since: new Date(alarm.since),
      places: JSON.stringify(alarm.places),
      most: alarm.count,
    })
    .onConflict((conflict) => conflict.column('kato').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** @returns false when it was closed already. */
export async function closeVoidAlarm(
  trx: Db,
  { id, at, most }: { id: number; at: number; most: number },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('void_alarm')
    .set({ closed_at: new Date(at), most })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Units by number, or all of them. */
export async function unitsForReach(db: Db, ids: readonly number[] | 'all'): Promise<PoliceUnit[]> {
  const all = db.selectFrom('police_unit').select('data');
  const rows = await (ids === 'all' ? all : all.where('id', 'in', [...ids])).execute();
  return rows.map(({ data }) => policeUnitSchema.parse(data));
}
