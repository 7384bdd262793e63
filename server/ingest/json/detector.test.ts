import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BESIDE, DISTRICT, openIntake, PLACE, REGION, type Intake } from './intake.fixture.ts';
import { personAt, type Caller } from '../../operations/operations.fixture.ts';
import type { LoggedEvent } from '../../../shared/live/event.ts';
import { listDetectors, putDetector } from '../detector/manage.ts';

let intake: Intake;
let desk: Caller;
let source: { id: number; secret: string };
const told: LoggedEvent[] = [];
beforeAll(async () => {
  intake = await openIntake();
  desk = await personAt(intake.db, intake.picture, 'Aida', [['duty_officer', REGION]]);
  source = await intake.newSource({ takes: ['detector'] });
  intake.feed.follow({ event: (event) => void told.push(event), beat: () => {} });
});
afterAll(() => intake.close());

let serial = 0;
const message = (own: object) => ({
  id: `m-${++serial}`,
  kind: 'detector',
  detector: 'smoke-1',
  type: 'smoke',
  event: 'alarm',
  facility: 'S-100',
  ...own,
});
const say = (...messages: object[]) => intake.say(source.secret, ...messages.map((own) => message(own)));
const closeAll = () => intake.db.updateTable('incident').set({ state: 'closed' }).execute();

describe('a detector', () => {
  it('that nobody registered becomes an incident of its facility, which every screen is told of', async () => {
    const [result] = await say({ zone: 'kitchen' });
    const [row, ...more] = await intake.incidents();
    expect(more).toEqual([]);
    expect(result).toEqual({ index: 0, id: 'm-1', outcome: 'accepted', incident: row?.number });
    const { incident, log } = await desk.incidents.card({ id: row?.id ?? 0 });
    expect(incident).toMatchObject({
      category: 'fire',
      priority: 1,
      source: 'detector',
      centre: REGION,
      kato: DISTRICT,
      facilityId: intake.facilityId,
      place: { ...PLACE, method: 'facility' },
    });
    expect(log.map(({ event }) => event.type)).toEqual(['created', 'alarm_signal']);
    await expect
      .poll(() => told.map(({ kind }) => kind), { timeout: 10_000 })
      .toEqual(['incident.created', 'incident.alarm_signal', 'alarm.raised']);
  });

  it('said again, by another detector of the facility and over, is another word on the same incident', async () => {
    await say({}, { detector: 'heat-1', type: 'heat' }, { event: 'cancelled' }, { event: 'restored' });
    const [row, ...more] = await intake.incidents();
    expect(more).toEqual([]);
    const { log } = await desk.incidents.card({ id: row?.id ?? 0 });
    const said = log.flatMap(({ event }) =>
      event.type === 'alarm_signal' ? [`${event.what} ${event.code} ${event.zone}`.trim()] : [],
    );
    expect(said).toEqual([
      'raised smoke kitchen',
      'raised smoke',
      'raised heat',
      'cancelled smoke kitchen',
      'cancelled smoke',
      'restored smoke kitchen',
      'restored smoke',
    ]);
    await closeAll();
  });

  it('acts once however often its message comes, at once or later, and answers as the first time', async () => {
    const at = new Date().toISOString();
    const many = await Promise.all(
      Array.from({ length: 6 }, () =>
        intake.say(source.secret, { ...message({ detector: 'once' }), id: 'same', at }),
      ),
    );
    const outcomes = many.flat().map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', ...Array(5).fill('duplicate')]);
    expect(new Set(many.flat().map(({ incident }) => incident)).size).toBe(1);
    expect((await intake.incidents()).filter(({ state }) => state === 'new')).toHaveLength(1);
    const [reused] = await intake.say(source.secret, { ...message({ detector: 'other' }), id: 'same', at });
    expect(reused).toMatchObject({ outcome: 'refused', reason: 'id_reused' });
    await closeAll();
  });

  it('calls by its type: gas, a shot, glass, an object left behind before a camera', async () => {
    const results = await say(
      { detector: 'g', type: 'gas' },
      { detector: 's', type: 'shot' },
      { detector: 'b', type: 'glass' },
      { detector: 'v', type: 'left_object', facility: null, camera: 'C-17' },
    );
    const numbers = results.map(({ incident }) => incident);
    const found = (await intake.incidents()).filter(({ number }) => numbers.includes(number));
    expect(found.map(({ data }) => data)).toMatchObject([
      { category: 'gas', source: 'detector' },
      { category: 'armed_attack', priority: 1 },
      { category: 'intrusion_alarm' },
      { category: 'suspicious_object', source: 'camera_analytics', place: { lon: 68.6, lat: 42.4 } },
    ]);
    await closeAll();
  });

  it('in trouble is an alarm without an incident, which ends by itself', async () => {
    const before = await intake.incidents();
    await say({ detector: 'sick', event: 'trouble', trouble: 'power' });
    const { id } = await intake.db
      .selectFrom('detector')
      .select('id')
      .where('external_id', '=', 'sick')
      .executeTakeFirstOrThrow();
    expect(await intake.alarmsOf(`detector:${id}`)).toMatchObject([
      { class: 'power', state: 'raised', incident_id: null },
    ]);
    await say({ detector: 'sick', event: 'trouble_over', trouble: 'power' });
    expect(await intake.alarmsOf(`detector:${id}`)).toMatchObject([{ class: 'power', state: 'closed' }]);
    expect(await intake.incidents()).toHaveLength(before.length);
  });

  it('that is registered needs neither type nor place, and stands where the administrator says', async () => {
    await putDetector(intake.keeper, {
      sourceId: source.id,
      externalId: 'known',
      type: 'motion',
      where: { by: 'place', lon: 68.2, lat: 42.2 },
      enabled: true,
      reason: 'for a test',
    });
    const [result] = await say({ detector: 'known', type: null, facility: 'S-200' });
    expect(result).toMatchObject({ outcome: 'accepted' });
    const [row] = (await intake.incidents()).filter(({ number }) => number === result?.incident);
    expect(row).toMatchObject({
      kato: DISTRICT,
      data: { category: 'intrusion_alarm', place: { lon: 68.2 } },
    });
    const off = { sourceId: source.id, externalId: 'known', type: 'motion' as const, enabled: false };
    await putDetector(intake.keeper, {
      ...off,
      where: { by: 'facility', number: 'S-100' },
      reason: 'for a test',
    });
    expect(await say({ detector: 'known' })).toMatchObject([{ outcome: 'quarantined', reason: 'taken_off' }]);
    await closeAll();
  });

  it('stands in the list of its source, those that somebody registered first', async () => {
    const { id, secret } = await intake.newSource({ takes: ['detector'] });
    await intake.say(
      secret,
      message({ detector: 'a-named' }),
      message({ detector: 'b-camera', camera: 'C-17', facility: null }),
    );
    const of = {
      sourceId: id,
      externalId: 'z-registered',
      type: 'shot' as const,
      enabled: true,
      reason: 'for a test',
    };
    await putDetector(intake.keeper, { ...of, where: { by: 'place', ...PLACE } });
    expect(await listDetectors(intake.keeper, { sourceId: id })).toMatchObject([
      { externalId: 'z-registered', type: 'shot', registered: true, place: PLACE, lastHeardAt: null },
      {
        externalId: 'a-named',
        registered: false,
        facility: { externalId: 'S-100' },
        lastHeardAt: expect.any(String),
      },
      { externalId: 'b-camera', registered: false, camera: 'C-17' },
    ]);
    await expect(
      putDetector(intake.keeper, { ...of, where: { by: 'place', lon: 0, lat: 0 } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await closeAll();
  });

  it('is quarantined where nothing is known of it, or it lies elsewhere', async () => {
    const results = await say(
      { detector: 'n-1', type: null },
      { detector: 'n-2', facility: null },
      { detector: 'n-3', facility: 'S-none' },
      { detector: 'n-4', facility: 'S-200' },
      { detector: 'n-5', facility: null, place: { lon: 42.3, lat: 68.5 } },
      { detector: 'n-6', facility: null, place: { lon: 0, lat: 0 } },
      { detector: 'n-7', facility: null, place: { lon: 82.5, lat: 49.5 } },
      { detector: 'n-8', at: new Date(Date.now() - 90_000_000).toISOString() },
      { detector: 'n-9', event: 'test' },
    );
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      'quarantined unknown_device',
      'quarantined unknown_place',
      'quarantined unknown_place',
      'quarantined outside_territory',
      'quarantined swapped',
      'quarantined null_island',
      'quarantined outside_territory',
      'quarantined stale',
      'quarantined unknown_device',
    ]);
    expect(results.every(({ message: sentence }) => (sentence ?? '').length > 10)).toBe(true);
    await expect.poll(async () => (await intake.setAsideOf(source.id)).length).toBeGreaterThanOrEqual(9);
    // What was not taken left no detector behind.
    const left = intake.db.selectFrom('detector').select('id').where('external_id', 'like', 'n-%');
    expect(await left.execute()).toEqual([]);
  });

  it('is not lost for a clock that is ahead: it is taken, and its sender is told', async () => {
    const ahead = new Date(Date.now() + 600_000).toISOString();
    const [result] = await say({ detector: 'fast', at: ahead });
    expect(result).toMatchObject({ outcome: 'accepted', warnings: ['clock'] });
    const [row] = (await intake.incidents()).filter(({ number }) => number === result?.incident);
    const { incident } = await desk.incidents.card({ id: row?.id ?? 0 });
    expect(incident.times.t0).toBeLessThanOrEqual(Date.now());
    await closeAll();
  });

  it('of two at the same moment in one facility opens one incident', async () => {
    const before = (await intake.incidents()).length;
    await Promise.all([
      say({ detector: 'twin-1' }),
      say({ detector: 'twin-2' }),
      say({ detector: 'twin-3' }),
    ]);
    expect(await intake.incidents()).toHaveLength(before + 1);
  });

  it('lies in the region beside for a source of the Republic, and its centre answers', async () => {
    const republic = await intake.newSource({ takes: ['detector'], unit: '000000000' });
    const [result] = await intake.say(republic.secret, message({ detector: 'far', facility: 'S-200' }));
    const [row] = (await intake.incidents()).filter(({ number }) => number === result?.incident);
    expect(row).toMatchObject({ kato: BESIDE, data: { centre: BESIDE } });
  });
});
