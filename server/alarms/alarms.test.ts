import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleAlarms } from './handle.ts';
import { alarmsDuring } from './history/store.ts';
import { raiseAlarm, signalAlarm, type Raising } from './raise.ts';
import { returnDueShelves } from './shelf.ts';
import { alarmById, alarmLog, lockedAlarms } from './store.ts';
import type { Alarm } from '../../shared/alarms/alarm.ts';
import { PERSON_MOVES, replayAlarm } from '../../shared/alarms/alarm-machine.ts';
import { alarmsAt } from '../../shared/alarms/alarms-at.ts';
import { randomFrom } from '../../shared/random.ts';
import { eventsAfter, lastEvent } from '../db/event/store.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';
import { endOverAlarms } from '../operations/alarm/over.ts';
import { escalateTasks } from '../operations/incident/escalate.ts';
import {
  DISTRICT,
  newKey,
  openedBy,
  operationsWorld,
  personAt,
  PLACE,
  REGION,
  unitAt,
} from '../operations/operations.fixture.ts';
import { appRouter } from '../router.ts';
import { createCaller } from '../trpc.ts';
import { insertPerson } from '../access/people/store.ts';
import { testContext, type TestGrants } from '../access/test-access.ts';

let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
/** Somebody with these roles, who may call every domain. */
async function callerAt(displayName: string, grants: TestGrants) {
  const account = { passwordHash: null, passwordUntil: null, demonstration: false, createdBy: 'test' };
  const personId = await insertPerson(db, { login: `a-${newKey()}`, displayName, ...account });
  const context = testContext(db, world.picture, grants);
  if (!context.access || personId === undefined) throw new Error('Nobody was made');
  const access = { ...context.access, actor: `person:${personId}`, personId };
  return createCaller(appRouter)({ ...context, access });
}
let aida: Awaited<ReturnType<typeof callerAt>>;
let erzhan: typeof aida;
let stranger: typeof aida;
beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  aida = await callerAt('Аида', [['operator', REGION]]);
  erzhan = await callerAt('Ержан', [['duty_officer', REGION]]);
  stranger = await callerAt('Бөтен', [['duty_officer', '630000000']]);
});
afterAll(() => world.test.drop());

let serial = 0;
const raise = (own: Partial<Raising> = {}, at = Date.now()): Promise<Alarm> =>
  write(db, { actor: 'source:1', action: 'test.raise' }, async (trx) => {
    const raising: Raising = {
      class: 'intrusion',
      kato: DISTRICT,
      object: `panel:${++serial}`,
      code: 'BA',
      ...own,
    };
    const { alarm, events } = await raiseAlarm(trx, raising, { at, actor: 'source:1' });
    return { result: alarm, events };
  });
const signal = (id: number, what: 'raised' | 'restored', at = Date.now()): Promise<Alarm> =>
  write(db, { actor: 'source:1', action: 'test.signal' }, async (trx) => {
    const [before] = await lockedAlarms(trx, [id]);
    if (!before) throw new Error(`There is no alarm ${id}`);
    const { alarm, events } = await signalAlarm(trx, before, { what, code: 'x' }, { at, actor: 'source:1' });
    return { result: alarm, events };
  });
const handle = (
  who: typeof aida,
  move: 'acknowledge' | 'shelve' | 'return' | 'close',
  alarm: Alarm,
  more = {},
) => who.alarms.handle({ key: newKey(), move, alarms: [{ id: alarm.id, version: alarm.version }], ...more });
const stateOf = async (id: number) => (await alarmById(db, id))?.state;
const shelf = { reason: 'Датчик бұзылған', minutes: 15 };

describe('what is raised', () => {
  it('is stored with its log and told to the screens of its territory', async () => {
    const before = await lastEvent(db);
    const alarm = await raise();
    const [event] = await eventsAfter(db, before, 5);
    expect(event).toMatchObject({ kind: 'alarm.raised', kato: DISTRICT, object: `alarm:${alarm.id}` });
    expect(await alarmById(db, alarm.id)).toEqual(alarm);
    expect(replayAlarm(alarm.id, await alarmLog(db, alarm.id))).toEqual(alarm);
  });

  it('twice at one moment is one alarm that was said twice', async () => {
    const object = `detector:${newKey()}`;
    const all = await Promise.all([1, 2, 3].map(() => raise({ object })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await alarmById(db, all[0]?.id ?? 0)).toMatchObject({ occurrences: 3, version: 3 });
  });

  it('is on the list of its territory and of nobody beside', async () => {
    const alarm = await raise({ class: 'panic' });
    const ids = async (who: typeof aida, unit: string) =>
      (await who.alarms.board.list({ unit, limit: 200 })).rows.map(({ id }) => id);
    expect(await ids(aida, REGION)).toContain(alarm.id);
    expect(await ids(stranger, '630000000')).not.toContain(alarm.id);
    await expect(stranger.alarms.board.list({ unit: REGION })).rejects.toThrow(/outside/);
    await expect(stranger.alarms.board.card({ id: alarm.id })).rejects.toThrow(/There is no alarm/);
    await expect(handle(stranger, 'acknowledge', alarm)).rejects.toThrow(/There is no alarm/);
    expect(await stateOf(alarm.id)).toBe('raised');
  });
});

describe('two people', () => {
  it('who acknowledge at one moment: one has it, the other is told who has', async () => {
    for (let round = 0; round < 5; round++) {
      const alarm = await raise();
      const both = await Promise.all([
        handle(aida, 'acknowledge', alarm),
        handle(erzhan, 'acknowledge', alarm),
      ]);
      expect(both.flatMap(({ done }) => done)).toEqual([alarm.id]);
      const [late] = both.flatMap(({ left }) => left);
      const winner = both[0]?.done.length === 1 ? 'Аида' : 'Ержан';
      expect(late).toMatchObject({ refusal: { code: 'not_in_state', state: 'acknowledged' }, name: winner });
      const log = await alarmLog(db, alarm.id);
      expect(log.map(({ event }) => event.type)).toEqual(['raised', 'acknowledged']);
    }
  });

  it('of whom one shelves what the other closes: one deed holds, and the log replays', async () => {
    const alarm = await raise();
    await handle(aida, 'acknowledge', alarm);
    const seen = (await alarmById(db, alarm.id)) ?? alarm;
    const both = await Promise.all([handle(aida, 'shelve', seen, shelf), handle(erzhan, 'close', seen)]);
    expect(both.flatMap(({ done }) => done).length).toBeGreaterThan(0);
    const now = await alarmById(db, alarm.id);
    expect(replayAlarm(alarm.id, await alarmLog(db, alarm.id))).toEqual(now);
    expect(['shelved', 'closed']).toContain(now?.state);
  });

  it('are not in the way of a signal, and nobody closes a word that they have not seen', async () => {
    const alarm = await raise();
    await handle(aida, 'acknowledge', alarm);
    const seen = (await alarmById(db, alarm.id)) ?? alarm;
    await signal(alarm.id, 'raised');
    const { done, left } = await handle(aida, 'close', seen);
    expect(done).toEqual([]);
    expect(left).toMatchObject([{ refusal: { code: 'changed_meanwhile' } }]);
  });

  it('sending the same twice act once', async () => {
    const alarm = await raise();
    const asked = { key: newKey(), move: 'acknowledge' as const, alarms: [{ id: alarm.id, version: 1 }] };
    const answers = await Promise.all([1, 2, 3].map(() => aida.alarms.handle(asked)));
    expect(answers.every(({ done }) => done.length === 1)).toBe(true);
    await expect(aida.alarms.handle({ ...asked, move: 'close' })).rejects.toThrow(/key/);
  });
});

describe('a shelf', () => {
  it('needs a reason, ends by itself however many servers look, and calls again', async () => {
    const alarm = await raise();
    expect((await handle(aida, 'shelve', alarm)).left).toMatchObject([
      { refusal: { code: 'reason_needed' } },
    ]);
    await handle(aida, 'shelve', alarm, shelf);
    const { rows } = await aida.alarms.board.list({ unit: REGION, of: 'shelved' });
    expect(rows.find(({ id }) => id === alarm.id)).toMatchObject({
      stateName: 'Аида',
      stateReason: shelf.reason,
    });
    const until = (await alarmById(db, alarm.id))?.shelvedUntil ?? 0;
    expect(await returnDueShelves(db, until - 1)).not.toContain(alarm.id);
    const looks = await Promise.all([1, 2, 3].map(() => returnDueShelves(db, until)));
    expect(looks.flat().filter((id) => id === alarm.id)).toHaveLength(1);
    expect(await stateOf(alarm.id)).toBe('raised');
    const log = await alarmLog(db, alarm.id);
    expect(log.map(({ event }) => event.type)).toEqual(['raised', 'shelved', 'returned']);
    expect(replayAlarm(alarm.id, log)).toEqual(await alarmById(db, alarm.id));
  });

  it('that ends while somebody closes the alarm leaves it closed or back, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const alarm = await raise();
      await handle(aida, 'shelve', alarm, shelf);
      const seen = (await alarmById(db, alarm.id)) ?? alarm;
      await Promise.all([returnDueShelves(db, seen.shelvedUntil ?? 0), handle(erzhan, 'close', seen)]);
      const now = await alarmById(db, alarm.id);
      expect(['raised', 'closed']).toContain(now?.state);
      expect(now?.shelvedUntil).toBeNull();
      expect(replayAlarm(alarm.id, await alarmLog(db, alarm.id))).toEqual(now);
    }
  });
});

describe("a crew's call for help", () => {
  it('is an alarm that is acknowledged and ended at the unit, and nowhere else', async () => {
    const unitId = await unitAt(db, { callSign: `Барыс-${++serial}` });
    const { version } = await aida.operations.units.command({ type: 'unit.sos', key: newKey(), unitId });
    const about = async () =>
      (await aida.alarms.board.list({ unit: REGION, urgentOnly: true, limit: 200 })).rows.find(
        ({ object }) => object === `unit:${unitId}`,
      );
    const row = await about();
    expect(row).toMatchObject({
      class: 'sos',
      state: 'raised',
      place: PLACE,
      incidentId: expect.any(Number),
    });
    const alarm = (await alarmById(db, row?.id ?? 0)) ?? (await raise());
    for (const move of ['acknowledge', 'shelve', 'close'] as const)
      expect((await handle(aida, move, alarm, shelf)).left).toMatchObject([{ refusal: { code: 'latched' } }]);
    await aida.operations.units.command({ type: 'unit.sos_acknowledge', key: newKey(), unitId });
    expect(await about()).toMatchObject({ state: 'acknowledged', stateName: 'Аида' });
    const clear = { type: 'unit.sos_clear', key: newKey(), unitId, expectedVersion: version + 1 } as const;
    await aida.operations.units.command({ ...clear, reason: 'Байланысқа шықты' });
    expect(await alarmById(db, alarm.id)).toMatchObject({ state: 'closed', stateReason: 'Байланысқа шықты' });
  });

  it('of which the incident is closed ends with it', async () => {
    const unitId = await unitAt(db, { callSign: `Барыс-${++serial}` });
    await aida.operations.units.command({ type: 'unit.sos', key: newKey(), unitId });
    const { rows } = await aida.alarms.board.list({ unit: REGION, urgentOnly: true, limit: 200 });
    const row = rows.find(({ object }) => object === `unit:${unitId}`);
    const incidentId = row?.incidentId ?? 0;
    const { incident } = await aida.operations.incidents.card({ id: incidentId });
    const desk = { key: newKey(), incidentId, expectedVersion: incident.version };
    await aida.operations.incidents.command({
      type: 'incident.close',
      ...desk,
      outcome: 'false_alarm',
      reason: 'сынақ',
    });
    expect(await stateOf(row?.id ?? 0)).toBe('closed');
    const log = await alarmLog(db, row?.id ?? 0);
    expect(log.map(({ event }) => event.type)).toEqual(['raised', 'acknowledged', 'restored']);
  });
});

describe('alarms of the board itself', () => {
  it('a task that nobody accepts calls once, and ends when the crew accepts', async () => {
    const desk = await personAt(db, world.picture, 'Гүл', [['operator', REGION]]);
    const unitId = await unitAt(db, { callSign: `Барыс-${++serial}` });
    const work = await openedBy(desk);
    const send = { key: newKey(), incidentId: work.id, expectedVersion: work.version };
    await desk.incidents.command({ type: 'task.assign', ...send, unitId });
    const task = await db
      .selectFrom('task')
      .select('id')
      .where('incident_id', '=', work.id)
      .executeTakeFirstOrThrow();
    const later = Date.now() + 3_600_000;
    await Promise.all([escalateTasks(db, later), escalateTasks(db, later)]);
    const standing = async () =>
      db.selectFrom('alarm').select(['id', 'state']).where('object', '=', `task:${task.id}`).execute();
    expect((await standing()).map(({ state }) => state)).toEqual(['raised']);
    expect(await endOverAlarms(db, later)).toEqual([]);
    const accept = { key: newKey(), incidentId: work.id, taskId: task.id, expectedVersion: 1 };
    await desk.incidents.command({ type: 'task.accept', ...accept });
    await endOverAlarms(db, later);
    expect((await standing()).map(({ state }) => state)).toEqual(['closed']);
  });

  it('that called for a person end with the incident they opened', async () => {
    const work = await openedBy(aida.operations);
    const alarm = await raise({ class: 'panic', incidentId: work.id }, Date.now() - 1_000);
    expect(await endOverAlarms(db, Date.now())).not.toContain(alarm.id);
    const desk = { key: newKey(), incidentId: work.id, expectedVersion: work.version };
    await aida.operations.incidents.command({
      type: 'incident.close',
      ...desk,
      outcome: 'false_alarm',
      reason: 'сынақ',
    });
    expect(await endOverAlarms(db, Date.now())).toContain(alarm.id);
    expect(await alarmById(db, alarm.id)).toMatchObject({ state: 'closed', stateReason: 'incident_closed' });
  });
});

describe('a flood', () => {
  /** A district of its own, so that nothing else is counted. */
  const KATO = '630000000';
  it('is seen, grouped and answered by groups; calls for help and high priority stay single, nothing is dropped', async () => {
    const at = Date.now();
    for (let i = 0; i < 60; i++)
      await raise({ kato: KATO, class: i % 2 ? 'power' : 'intrusion' }, at - 60_000 + i * 1_000);
    const panic = await raise({ kato: KATO, class: 'panic' }, at);
    const summary = await stranger.alarms.board.summary({ unit: KATO });
    expect(summary).toMatchObject({ rate: 61, floodSinceMs: at - 50_000 });
    expect(summary.levels).toMatchObject({
      high: { raised: 1 },
      medium: { raised: 30 },
      low: { raised: 30 },
    });
    const groups = await stranger.alarms.board.groups({ unit: KATO });
    expect(groups.map(({ class: kind, count }) => [kind, count])).toEqual([
      ['intrusion', 30],
      ['power', 30],
    ]);
    const urgent = await stranger.alarms.board.list({ unit: KATO, urgentOnly: true });
    expect(urgent.rows.map(({ id }) => id)).toEqual([panic.id]);

    // Pages follow one another without a gap and without a double.
    const seen: number[] = [];
    for (let cursor: { urgency: number; id: number } | null | undefined; cursor !== null;) {
      const page = await stranger.alarms.board.list({ unit: KATO, limit: 25, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(61);
    expect(seen).toHaveLength(61);
    expect(seen[0]).toBe(panic.id);

    const [intrusions] = groups;
    const late = await raise({ kato: KATO, class: 'intrusion' }, at);
    const of = {
      unit: KATO,
      group: { class: 'intrusion' as const, sourceId: null },
      upTo: intrusions?.newestId ?? 0,
    };
    const { done } = await stranger.alarms.handleGroup({ key: newKey(), move: 'acknowledge', ...of });
    expect(done).toHaveLength(30);
    expect(await stateOf(late.id)).toBe('raised');
    const stored = await db.selectFrom('alarm').select('id').where('kato', '=', KATO).execute();
    expect(stored).toHaveLength(62);

    const day = { unit: KATO, fromMs: at - 86_400_000, toMs: at + 1_000 };
    const { count, mix, top, values } = await stranger.alarms.indicators(day);
    expect({ count, mix }).toEqual({ count: 62, mix: { sos: 0, high: 1, medium: 31, low: 30 } });
    expect(top).toHaveLength(10);
    expect(values.peak).toBe(62);
  });
});

it('a replay shows the alarms of any instant as they stood, from their logs alone', async () => {
  const KATO = '710000000';
  const from = Date.now() - 3_600_000;
  const random = randomFrom('alarms of a replay');
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const seen: { at: number; stood: Alarm[] }[] = [];
  const ids: number[] = [];
  const handler = (at: number) => ({
    actor: 'person:1',
    at,
    requireUnit: () => 0,
    requireObject: <Found>(_: string, found: Found | undefined) => found as Found,
  });
  for (let step = 0; step < 120; step++) {
    const at = from + step * 20_000;
    const id = pick(ids);
    const alarm = id === undefined ? undefined : await alarmById(db, id);
    const move = pick(PERSON_MOVES) ?? 'close';
    if (!alarm || random() < 0.35)
      ids.push(
        (await raise({ kato: KATO, class: pick(['panic', 'power', 'intrusion'] as const) ?? 'panic' }, at))
          .id,
      );
    else if (random() < 0.4 && alarm.state !== 'closed')
      await signal(alarm.id, pick(['raised', 'restored'] as const) ?? 'raised', at);
    else {
      const of = [{ id: alarm.id, version: alarm.version }];
      const asked = { key: newKey(), move, alarms: of, reason: 'себебі бар', minutes: 5 };
      await handleAlarms(db, handler(at), asked);
      await returnDueShelves(db, at);
    }
    const stood = (await Promise.all(ids.map((one) => alarmById(db, one)))).flatMap((one) => one ?? []);
    seen.push({ at, stood: stood.filter(({ state }) => state !== 'closed') });
  }
  const page = { katos: [KATO], fromMs: from, toMs: Date.now(), after: 0, limit: 500 };
  const histories = await alarmsDuring(db, page);
  for (const { at, stood } of seen) {
    const then = alarmsAt(histories, at + Math.floor(random() * 20_000), () => true);
    expect(then.toSorted((a, b) => a.id - b.id)).toEqual(stood.toSorted((a, b) => a.id - b.id));
  }
});

it('what was said of alarms cannot be changed or taken away', async () => {
  for (const table of ['alarm_log', 'alarm_activation'] as const)
    await expect(db.deleteFrom(table).execute()).rejects.toThrow(/append-only/);
});
