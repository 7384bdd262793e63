import { closeVoidAlarm, insertVoidAlarm, standingVoids, type StandingVoid } from './store.ts';
import { ruleOf, type WatchedPlaces } from './places.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { VoidRules } from '../../../shared/operations/void-rule.ts';
import { isVoid, type VoidWatch } from '../../../shared/operations/void-watch.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';
import { raiseAlarm, signalAbout } from '../../alarms/raise.ts';

/** Places of one unit of territory that nobody reaches for longer than their limit. */
export type OverLimit = { kato: Kato; since: number; places: string[] };

/** An alarm names so many places; it counts all of them. */
const NAMED = 200;

/** Thrown to leave a transaction that has nothing to write. */
class NothingToDo extends Error {}

/**
 * Whether a place is a void for longer than its limit. One that nobody was ever seen to reach has not fallen into a void: it
 * is listed as such, and is no alarm.
 */
export function isOverLimit(
  watch: VoidWatch,
  { list }: WatchedPlaces,
  p: number,
  { rules, now }: { rules: VoidRules; now: number },
): boolean {
  const place = list[p];
  const since = watch.since[p] ?? Number.NaN;
  const limitS = place ? ruleOf(rules, place).alarmAfterS : null;
  return isVoid(watch, p) && limitS !== null && now - since > limitS * 1_000;
}

/**
 * What is over its limit, by unit of territory: a lost line opens thousands of voids at once, and an officer has to hear of
 * districts.
 */
export function overLimit(
  watch: VoidWatch,
  places: WatchedPlaces,
  at: { rules: VoidRules; now: number },
): Map<Kato, OverLimit> {
  const found = new Map<Kato, { since: number; of: number[] }>();
  places.list.forEach(({ kato }, p) => {
    if (!isOverLimit(watch, places, p, at)) return;
    const since = watch.since[p] ?? at.now;
    const one = found.get(kato) ?? { since, of: [] };
    one.since = Math.min(one.since, since);
    one.of.push(p);
    found.set(kato, one);
  });
  return new Map(
    Array.from(found, ([kato, { since, of }]) => {
      const longest = of.toSorted((a, b) => (watch.since[a] ?? 0) - (watch.since[b] ?? 0));
      return [kato, { kato, since, places: longest.map((p) => places.list[p]?.key ?? '') }];
    }),
  );
}

/**
 * Raises an alarm where there is something over its limit and none stands, and closes those where nothing is any more. Each is
 * done once, however many servers look. @param most by alarm: the most places that it was seen to have; kept by the caller.
 * @returns the alarms that stand now.
 */
export async function settleAlarms(
  db: Db,
  over: ReadonlyMap<Kato, OverLimit>,
  { now, most }: { now: number; most: Map<number, number> },
): Promise<StandingVoid[]> {
  const standing = await standingVoids(db);
  const katos = new Set(standing.map(({ kato }) => kato));
  let changed = false;
  for (const one of over.values()) {
    if (katos.has(one.kato)) continue;
    changed = true;
    await raise(db, one, now);
  }
  for (const alarm of standing) {
    const count = over.get(alarm.kato)?.places.length ?? 0;
    most.set(alarm.id, Math.max(count, most.get(alarm.id) ?? alarm.most));
    if (count > 0) continue;
    changed = true;
    await close(db, alarm, { now, most: most.get(alarm.id) ?? alarm.most });
    most.delete(alarm.id);
  }
  return changed ? standingVoids(db) : standing;
}

async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof NothingToDo)) throw error;
  }
}

const raise = (db: Db, { kato, since, places }: OverLimit, at: number): Promise<void> =>
  quietly(() =>
    write(db, { actor: 'system', action: 'operations.raiseVoid' }, async (trx) => {
      const named = places.slice(0, NAMED);
      const id = await insertVoidAlarm(trx, { kato, at, since, places: named, count: places.length });
      // Another server was faster.
      if (id === undefined) throw new NothingToDo();
      const object = `void_alarm:${id}`;
      const by = { at, actor: 'system' };
      const alarm = await raiseAlarm(
        trx,
        { class: 'void', kato, object: `void:${kato}`, code: `${places.length}` },
        by,
      );
      return {
        result: undefined,
        object,
        kato,
        after: { since: new Date(since).toISOString(), count: places.length, places: named },
        events: [
          { kind: 'void.alarm_raised', kato, object, version: 1, data: { count: places.length } },
          ...alarm.events,
        ],
      };
    }),
  );

const close = (db: Db, alarm: StandingVoid, { now, most }: { now: number; most: number }): Promise<void> =>
  quietly(() =>
    write(db, { actor: 'system', action: 'operations.closeVoid' }, async (trx) => {
      const { id, kato, raisedAt } = alarm;
      if (!(await closeVoidAlarm(trx, { id, at: Math.max(now, raisedAt), most }))) throw new NothingToDo();
      const object = `void_alarm:${id}`;
      const by = { at: now, actor: 'system' };
      const over = await signalAbout(trx, { class: 'void', object: `void:${kato}` }, 'restored', by);
      return {
        result: undefined,
        object,
        kato,
        before: { since: new Date(alarm.since).toISOString() },
        after: { most },
        events: [{ kind: 'void.alarm_closed', kato, object, version: 2, data: { most } }, ...over],
      };
    }),
  );
