import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVoids, type Voids } from './voids.ts';
import { addDevice } from '../../ingest/device/store.ts';
import { openPositions, type Positions } from '../../ingest/pipeline.ts';
import { testContext, type TestGrants } from '../../access/test-access.ts';
import { inProcessBus } from '../../bus/bus.ts';
import { eventsAfter } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { openEventFeed, type EventFeed } from '../../live/feed.ts';
import { createLog } from '../../log.ts';
import { loadPicture } from '../../picture/load.ts';
import type { Picture } from '../../picture/picture.ts';
import { upsertFacilities } from '../../register/bulk/store.ts';
import { appRouter } from '../../router.ts';
import { createCaller } from '../../trpc.ts';
import { crewUnit, DISTRICT, newKey, operationsWorld, PLACE, REGION } from '../operations.fixture.ts';
import { activeUnits, insertUnits } from '../unit/store.ts';
import { COUNTRY_KATO } from '../../../shared/hierarchy/schema.ts';
import type { Facility } from '../../../shared/register/schema.ts';

const BESIDE = '630000000';
const MINUTE = 60_000;
/** A round takes a second, and this machine may have other work. */
const SOON = { timeout: 10_000 };
const log = createLog('silent');
const bus = inProcessBus();
let world: Awaited<ReturnType<typeof operationsWorld>>;
let db: Db;
let picture: Picture;
let positions: Positions;
let feed: EventFeed;
let voids: Voids;
/** The test moves the clock on by this much. */
let aheadMs = 0;
const clock = (): number => Date.now() + aheadMs;
const unitIds: number[] = [];

/** Numbers of the schools by external id. */
let schools: ReadonlyMap<string, number>;
const keyOf = (externalId: string): string => `school:${schools.get(externalId) ?? 0}`;

const school = (externalId: string, own: Partial<Facility>) => ({
  externalId,
  type: 'school' as const,
  name: { kk: externalId, ru: externalId, en: externalId },
  kato: DISTRICT,
  settlement: null,
  ...PLACE,
  people: 900,
  learners: 800,
  placeKind: 'rural' as const,
  owner: 'state' as const,
  demonstration: false,
  ...own,
});

const open = async (): Promise<Voids> => {
  const one = await openVoids({
    db,
    picture: () => picture,
    positions,
    feed,
    log,
    clock,
    graceMs: 0,
    settleMs: 0,
  });

  return one;
};

beforeAll(async () => {
  world = await operationsWorld();
  ({ db } = world);
  schools = await upsertFacilities(db, [
    school('near', {}),
    // 0.6° of latitude are 67 km: nobody comes so far in 20 minutes.
    school('far', { lat: PLACE.lat + 0.6 }),
    school('beside', { kato: BESIDE, lat: PLACE.lat + 0.01 }),
  ]);
  picture = await loadPicture(db, { cameras: true });
  const by = { actor: 'test', at: Date.now(), demonstration: false };
  unitIds.push(...(await insertUnits(db, [crewUnit(), crewUnit({ callSign: 'Барыс-2' })], by)));
  for (const unitId of unitIds)
    await addDevice(db, { name: `car ${unitId}`, unitId, kato: DISTRICT, source: 'vehicle_tracker' });
  feed = await openEventFeed({ db, bus, log, clock });
  positions = await openPositions({ db, bus, log, clock, roster: () => activeUnits(db) });
  voids = await open();
});
afterAll(async () => {
  await voids.close();
  await positions.close();
  await feed.close();
  await world.test.drop();
});

const seen = (unit: number, lat = PLACE.lat): void => {
  const at = clock();
  const fix = {
    unitId: unitIds[unit] ?? 0,
    lon: PLACE.lon,
    lat,
    headingDeg: null,
    speedMs: 0,
    accuracyM: 5,
    at,
  };
  // A device of its own each time, so that nobody calls a jump too fast.
  const outcome = positions.accept(`device ${newKey()}`, {
    ...fix,
    source: 'vehicle_tracker',
    receivedAt: at,
  });
  expect(outcome).toBe('shown');
};
const callerOf = (grants: TestGrants) =>
  createCaller(appRouter)({ ...testContext(db, picture, grants), voids }).operations;
const officer = () => callerOf([['duty_officer', REGION]]);
const schoolsOf = async () => (await officer().voids.summary({ unit: REGION })).counts.school;
const alarms = () =>
  db.selectFrom('void_alarm').selectAll().where('kato', '=', DISTRICT).orderBy('id').execute();
const events = async () =>
  (await eventsAfter(db, 0, 1_000)).filter(({ kind, kato }) => kind.startsWith('void.') && kato === DISTRICT);

it('begins with nobody seen: everything is a void that nobody was ever seen to reach, and no alarm', async () => {
  await expect.poll(schoolsOf, SOON).toEqual({ places: 2, voids: 2, fallen: 0, over: 0, sinceMs: null });
  const { rows, total } = await officer().voids.list({ unit: REGION, category: 'school' });
  expect([total, rows.map(({ sinceMs, soonest }) => [sinceMs, soonest])]).toEqual([
    2,
    [
      [null, null],
      [null, null],
    ],
  ]);
  aheadMs += 120 * MINUTE;
  await voids.settled();
  expect(await db.selectFrom('void_alarm').selectAll().execute()).toEqual([]);
});

it('sees a place reached, lost when the position grows old, and raises one alarm beyond the limit, on two servers', async () => {
  seen(0);
  await expect.poll(schoolsOf, SOON).toMatchObject({ voids: 1, fallen: 0 });
  const second = await open();
  const reached = ({ watch, places } = second.board()) =>
    watch.reachedBy[places.indexOf.get(keyOf('near')) ?? -1];
  await expect.poll(() => reached(), SOON).toBe(1);
  aheadMs += 2 * MINUTE;
  await expect.poll(schoolsOf, SOON).toMatchObject({ voids: 2, fallen: 1, over: 0 });
  aheadMs += 31 * MINUTE;
  await expect.poll(async () => (await alarms()).length, SOON).toBe(1);
  await voids.settled();
  await second.settled();
  const [alarm] = await alarms();
  expect(alarm).toMatchObject({ kato: DISTRICT, places: [keyOf('near')], most: 1, closed_at: null });
  expect(await schoolsOf()).toMatchObject({ voids: 2, over: 1 });
  expect(await events()).toMatchObject([{ kind: 'void.alarm_raised', kato: DISTRICT, data: { count: 1 } }]);
  const { alarms: told } = await officer().voids.summary({ unit: REGION });
  expect(told).toMatchObject([{ kato: DISTRICT, id: alarm?.id }]);
  const { alarms: beside } = await callerOf([['duty_officer', BESIDE]]).voids.summary({ unit: BESIDE });
  expect(beside.map(({ kato }) => kato)).toEqual([BESIDE]);
  await second.close();
});

it('keeps since when, and the alarm, over a restart; closes it when somebody comes', async () => {
  const { rows: before } = await officer().voids.list({ unit: REGION, state: 'over' });
  await voids.close();
  voids = await open();
  await voids.settled();
  const { rows: after } = await officer().voids.list({ unit: REGION, state: 'over' });
  expect(after.map(({ key, sinceMs }) => [key, sinceMs])).toEqual(
    before.map(({ key, sinceMs }) => [key, sinceMs]),
  );
  expect(after).toHaveLength(1);
  expect((await alarms()).filter(({ closed_at }) => closed_at === null)).toHaveLength(1);
  seen(0);
  await expect.poll(async () => (await alarms())[0]?.closed_at, SOON).toBeInstanceOf(Date);
  expect(await alarms()).toHaveLength(1);
  expect((await events()).map(({ kind }) => kind)).toEqual(['void.alarm_raised', 'void.alarm_closed']);
  const deeds = await db
    .selectFrom('audit_entry')
    .select(['action', 'actor', 'kato'])
    .where('action', 'like', 'operations.%Void')
    .where('kato', '=', DISTRICT)
    .orderBy('id')
    .execute();
  expect(deeds).toEqual([
    { action: 'operations.raiseVoid', actor: 'system', kato: DISTRICT },
    { action: 'operations.closeVoid', actor: 'system', kato: DISTRICT },
  ]);
});

it('hears of a unit that is no longer free, and proposes the move that closes the void', async () => {
  seen(0);
  seen(1, PLACE.lat - 0.4);
  await expect.poll(schoolsOf, SOON).toMatchObject({ voids: 1 });
  const command = { type: 'unit.status', unitId: unitIds[0] ?? 0, status: 'busy', reason: 'Құжат' } as const;
  await officer().units.command({ ...command, key: newKey(), expectedVersion: 1 });
  await expect.poll(schoolsOf, SOON).toMatchObject({ voids: 2, fallen: 1 });
  const { rows } = await officer().voids.list({ unit: REGION, state: 'fallen', category: 'school' });
  expect(rows).toMatchObject([{ key: keyOf('near'), targetS: 1_200, soonest: { callSign: 'Барыс-2' } }]);
  const { state, moves } = await officer().voids.moves({ place: keyOf('near') });
  expect(state).toBe('void');
  expect(moves).toMatchObject([
    { callSign: 'Барыс-2', closes: { people: 1_800 }, eta: { estimate: true }, opens: { count: 0 } },
  ]);
  // The school beside is closed as well, and not named to who may not see it.
  expect(moves[0]?.closes.places.map(({ key }) => key)).toContain(keyOf('near'));
  expect(moves[0]?.closes.places.map(({ key }) => key)).not.toContain(keyOf('beside'));
  await expect(officer().voids.moves({ place: keyOf('beside') })).rejects.toThrow(/There is no school/);
  await expect(officer().voids.moves({ place: 'school:987654' })).rejects.toThrow(
    'There is no school 987654',
  );
  const to = moves[0]?.to;
  seen(1, to?.lat);
  await expect.poll(schoolsOf, SOON).toMatchObject({ voids: 1 });
  expect((await officer().voids.moves({ place: keyOf('near') })).state).toBe('reached');
});

it('answers the points of the map once per revision', async () => {
  const first = await officer().voids.points({ unit: REGION, known: null });
  expect(first.points?.keys).toContain(keyOf('far'));
  expect(first.points?.keys).not.toContain(keyOf('beside'));
  const again = await officer().voids.points({ unit: REGION, known: first.revision });
  expect(again.points === null || again.revision !== first.revision).toBe(true);
});

it('goes by a rule that an administrator of the Republic sets, with a reason, and by nobody else', async () => {
  const change = {
    category: 'school',
    kind: 'rural',
    rule: { targetS: 7_200, alarmAfterS: null },
    reason: 'Дала аудандары',
  } as const;
  for (const grants of [[['duty_officer', COUNTRY_KATO]], [['administrator', REGION]]] as const)
    await expect(callerOf(grants).voids.setRule(change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const republic = callerOf([['administrator', COUNTRY_KATO]]);
  await expect(
    republic.voids.setRule({ ...change, rule: { targetS: 1, alarmAfterS: null } }),
  ).rejects.toThrow('At least a minute');
  seen(1);
  await republic.voids.setRule(change);
  // Two hours are enough for the farther one too.
  await expect.poll(schoolsOf, SOON).toMatchObject({ places: 2, voids: 0 });
  const { rules } = await officer().voids.summary({ unit: REGION });
  expect(rules.school).toEqual({
    urban: { targetS: 420, alarmAfterS: 900 },
    rural: { targetS: 7_200, alarmAfterS: null },
  });
  const entry = await db
    .selectFrom('audit_entry')
    .select(['note', 'before', 'after', 'object'])
    .where('action', '=', 'operations.setVoidRule')
    .executeTakeFirstOrThrow();
  expect(entry).toEqual({
    note: 'Дала аудандары',
    object: 'void_rule:school.rural',
    before: { targetS: 1_200, alarmAfterS: 1_800 },
    after: { targetS: 7_200, alarmAfterS: null },
  });
});
