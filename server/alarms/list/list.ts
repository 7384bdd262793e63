import { alarmCounts, alarmOnList, alarmPage, type AlarmCounts, type AlarmOnList } from './store.ts';
import { calledSince } from '../rate/store.ts';
import { alarmLog, peopleOf } from '../store.ts';
import type { Alarm } from '../../../shared/alarms/alarm.ts';
import { ALARM_LEVELS, type AlarmLevel } from '../../../shared/alarms/alarm-class.ts';
import type { AlarmPage } from '../../../shared/alarms/command.ts';
import { floodsOf } from '../../../shared/alarms/flood.ts';
import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import type { Access } from '../../access/access.ts';
import type { Db } from '../../db/schema.ts';

/** A line of the list. */
export type AlarmRow = Omit<Alarm, 'accountId' | 'stateVersion'> & {
  urgency: number;
  facility: Name | null;
  incidentNumber: string | null;
  sourceName: string | null;
  /** Whoever brought it into its state, by name. */
  stateName: string;
  /** Whether the viewer may handle it. */
  mayHandle: boolean;
};

type Viewer = { db: Db; access: Access; at: number };

function rowOf({ access }: Viewer, one: AlarmOnList, names: ReadonlyMap<string, string>): AlarmRow {
  const { accountId: _a, stateVersion: _v, ...alarm } = one.alarm;
  const { facility } = one;
  // A wall sees that there is an alarm; which incident it opened is hidden there by that incident's own rule.
  const knows = access.scope('operations.sensitive').covers(alarm.kato);
  return {
    ...alarm,
    place: alarm.place ?? (facility && { lon: facility.lon, lat: facility.lat }),
    urgency: one.urgency,
    facility: facility?.name ?? null,
    incidentId: knows ? alarm.incidentId : null,
    incidentNumber: knows ? one.incidentNumber : null,
    sourceName: one.sourceName,
    stateName: names.get(alarm.stateBy) ?? alarm.stateBy,
    mayHandle: access.scope('operations.dispatch').covers(alarm.kato),
  };
}

/** A page of alarms; `next` asks for the one after it. */
export async function listAlarms(
  viewer: Viewer,
  { katos, ...page }: Omit<AlarmPage, 'unit'> & { katos: readonly Kato[] },
): Promise<{ rows: AlarmRow[]; next: { urgency: number; id: number } | null }> {
  const found = await alarmPage(viewer.db, { ...page, katos, nowMs: viewer.at });
  const names = await peopleOf(
    viewer.db,
    found.map(({ alarm }) => alarm.stateBy),
  );
  const last = found.length === page.limit ? found.at(-1) : undefined;
  return {
    rows: found.map((one) => rowOf(viewer, one, names)),
    next: last ? { urgency: last.urgency, id: last.alarm.id } : null,
  };
}

/** An alarm with its log, in the names of people. */
export async function alarmCard(viewer: Viewer, id: number) {
  const found = await alarmOnList(viewer.db, id);
  if (!found) return undefined;
  const log = await alarmLog(viewer.db, id);
  const names = await peopleOf(viewer.db, [found.alarm.stateBy, ...log.map(({ actor }) => actor)]);
  return {
    row: rowOf(viewer, found, names),
    log: log.map(({ seq, at, actor, event: { type, code, reason } }) => ({
      seq,
      at,
      type,
      code,
      reason,
      name: names.get(actor) ?? actor,
    })),
  };
}

/** A flood that began before this has long been one; nothing older is looked at. */
const LOOKED_BACK_MS = 7_200_000;
const MOST_LOOKED_AT = 3_000;

export type AlarmSummary = AlarmCounts & {
  /** How many called for a person within the last ten minutes. */
  rate: number;
  /** Since when alarms come faster than they can be answered; null while they do not. */
  floodSinceMs: number | null;
  /** The number of the last call of each level, which is another one when there is something to hear; 0 for none. */
  lastCall: Record<AlarmLevel, number>;
};

/** What a desk has to know at every moment: how many call, how fast they come, whether that is a flood. */
export async function alarmSummary(db: Db, katos: readonly Kato[], nowMs: number): Promise<AlarmSummary> {
  const called = await calledSince(db, katos, { sinceMs: nowMs - LOOKED_BACK_MS, limit: MOST_LOOKED_AT });
  const { floods, now } = floodsOf(
    called.map(({ atMs }) => atMs),
    // Another server's clock may be a little ahead of this one's.
    Math.max(nowMs, called.at(-1)?.atMs ?? 0),
  );
  const last = floods.at(-1);
  const lastOf = (level: AlarmLevel): number => called.findLast((one) => one.level === level)?.id ?? 0;
  return {
    ...(await alarmCounts(db, katos, nowMs)),
    rate: now,
    floodSinceMs: last && last.toMs === null ? last.fromMs : null,
    lastCall: Object.fromEntries(ALARM_LEVELS.map((level) => [level, lastOf(level)])) as Record<
      AlarmLevel,
      number
    >,
  };
}
