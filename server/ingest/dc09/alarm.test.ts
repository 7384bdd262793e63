import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISTRICT, log, openReceiver, REGION, type Receiver } from './receiver.fixture.ts';
import { inProcessBus } from '../../bus/bus.ts';
import { openEventFeed, type EventFeed } from '../../live/feed.ts';
import { personAt, type Caller } from '../../operations/operations.fixture.ts';
import { loadPicture } from '../../picture/load.ts';
import { panelFrame, sayByDatagram } from '../panels.fixture.ts';
import type { LoggedEvent } from '../../../shared/live/event.ts';

let receiver: Receiver;
let feed: EventFeed;
let desk: Caller;
const told: LoggedEvent[] = [];
beforeAll(async () => {
  receiver = await openReceiver();
  const picture = await loadPicture(receiver.db, { cameras: true });
  desk = await personAt(receiver.db, picture, 'Aida', [['duty_officer', REGION]]);
  feed = await openEventFeed({ db: receiver.db, bus: inProcessBus(), log, clock: Date.now });
  feed.follow({ event: (event) => void told.push(event), beat: () => {} });
});
afterAll(async () => {
  await feed.close();
  await receiver.close();
});
beforeEach(() => {
  receiver.time.nowMs = Date.now();
});

describe('an alarm button', () => {
  it('becomes within two seconds an incident with its facility, place and playbook, which every screen is told of', async () => {
    const { account, facilityId } = await receiver.newPanel();
    told.length = 0;
    const began = performance.now();
    const answer = await receiver.say(panelFrame({ account, sequence: '0007' }));
    expect(answer).toMatchObject({ id: 'ACK', sequence: '0007', account, line: '1', rest: ']' });
    const [row, ...more] = await receiver.incidentsAt(facilityId);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kato: DISTRICT, state: 'new', facility_id: facilityId });
    const { incident, log: entries, playbook } = await desk.incidents.card({ id: row?.id ?? 0 });
    expect(incident).toMatchObject({
      category: 'alarm_button',
      priority: 1,
      source: 'alarm_panel',
      centre: REGION,
      place: { lon: 68.5, lat: 42.3, method: 'facility' },
      playbook: { id: 'alarm_button' },
    });
    expect(playbook?.playbook.steps[0]?.id).toBe('open_card');
    expect(entries.map(({ event, role }) => [event.type, role])).toEqual([
      ['created', 'system'],
      ['alarm_signal', 'system'],
    ]);
    await expect
      .poll(() => told.map(({ kind }) => kind), { timeout: 5_000 })
      .toEqual(['incident.created', 'incident.alarm_signal', 'alarm.raised']);
    expect(told.every(({ kato }) => kato === DISTRICT)).toBe(true);
  });

  it('is heard in both tongues, over TCP and over UDP', async () => {
    const { account, facilityId } = await receiver.newPanel();
    const said = panelFrame({ account, id: 'ADM-CID', data: '1120 01 015' });
    await expect(sayByDatagram(receiver.udpPort, said)).resolves.toMatchObject({ id: 'ACK' });
    expect(await receiver.alarmsAt(facilityId)).toMatchObject([
      { class: 'panic', zone: '015', state: 'raised' },
    ]);
  });

  it('is one alarm however often the panel repeats the frame, at once, on another line or over UDP', async () => {
    const { account, accountId, facilityId } = await receiver.newPanel();
    const frame = panelFrame({ account });
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => receiver.say(frame)),
      sayByDatagram(receiver.udpPort, frame),
    ]);
    expect(answers.map((answer) => answer?.id)).toEqual(Array(7).fill('ACK'));
    expect(await receiver.incidentsAt(facilityId)).toHaveLength(1);
    const [alarm] = await receiver.alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
    const kept = receiver.db.selectFrom('panel_event').selectAll().where('account_id', '=', accountId);
    expect(await kept.execute()).toHaveLength(1);
  });

  it('said again by another frame is another word on the same incident, and so is its end', async () => {
    const { account, facilityId } = await receiver.newPanel();
    const words = ['Nri1/PA015', 'Nri1/PA015', 'Nri1/PA016', 'Nid7/OC', 'Nri1/PR015'];
    for (const [i, data] of words.entries())
      expect(await receiver.say(panelFrame({ account, data, sequence: `000${i + 1}` }))).toMatchObject({
        id: 'ACK',
      });
    const [incident, ...more] = await receiver.incidentsAt(facilityId);
    expect(more).toEqual([]);
    expect(incident?.state).toBe('new');
    const { log: entries } = await desk.incidents.card({ id: incident?.id ?? 0 });
    const signals = entries.flatMap(({ event }) =>
      event.type === 'alarm_signal' ? [`${event.what} ${event.code} ${event.zone}`] : [],
    );
    expect(signals).toEqual([
      'raised PA 015',
      'repeated PA 015',
      'raised PA 016',
      'cancelled OC 015',
      'cancelled OC 016',
      'restored PR 015',
    ]);
    const alarms = await receiver.alarmsAt(facilityId);
    expect(alarms.map(({ state }) => state)).toEqual(['raised', 'raised']);
    expect(alarms[0]?.data).toMatchObject({ occurrences: 2, restoredAt: expect.any(Number) });
  });

  it('calls anew once the incident it called for is closed', async () => {
    const { account, facilityId } = await receiver.newPanel();
    await receiver.say(panelFrame({ account, sequence: '0001' }));
    const [first] = await receiver.incidentsAt(facilityId);
    await receiver.db
      .updateTable('incident')
      .set({ state: 'closed' })
      .where('id', '=', first?.id ?? 0)
      .execute();
    await receiver.say(panelFrame({ account, sequence: '0002' }));
    expect(await receiver.incidentsAt(facilityId)).toHaveLength(2);
    expect((await receiver.alarmsAt(facilityId)).map(({ state }) => state)).toEqual(['closed', 'raised']);
  });

  it('is not lost when the register lost the facility', async () => {
    const { account, facilityId, accountId } = await receiver.newPanel();
    await receiver.db.deleteFrom('facility').where('id', '=', facilityId).execute();
    expect(await receiver.say(panelFrame({ account }))).toMatchObject({ id: 'ACK' });
    const alarm = await receiver.db
      .selectFrom('alarm')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(alarm).toMatchObject({ kato: REGION, facility_id: null, state: 'raised' });
    expect(alarm.incident_id).not.toBeNull();
  });
});

describe('what calls nobody', () => {
  it('is kept: arming, a test, and trouble of the equipment, which ends by itself', async () => {
    const { account, accountId, facilityId } = await receiver.newPanel();
    const words = ['Nid5/ri1/CL1', 'NRP00', 'NAT00', 'NAR00'];
    for (const [i, data] of words.entries())
      expect(await receiver.say(panelFrame({ account, data, sequence: `000${i + 1}` }))).toMatchObject({
        id: 'ACK',
      });
    expect(await receiver.incidentsAt(facilityId)).toEqual([]);
    expect(await receiver.alarmsAt(facilityId)).toMatchObject([{ class: 'power', state: 'closed' }]);
    const kept = await receiver.db
      .selectFrom('panel_event')
      .select(['code', 'what', 'person'])
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute();
    expect(kept).toEqual([
      { code: 'CL', what: 'logged', person: '5' },
      { code: 'RP', what: 'logged', person: '' },
      { code: 'AT', what: 'raised', person: '' },
      { code: 'AR', what: 'restored', person: '' },
    ]);
  });

  it('as the published frame, whose connection is back', async () => {
    const { accountId } = await receiver.newPanel({ source: receiver.published, account: 'AAA' });
    const answer = await receiver.say('\n43580023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]\r');
    expect(answer).toMatchObject({ id: 'ACK', sequence: '0084', account: 'AAA' });
    const kept = receiver.db.selectFrom('panel_event').select(['code', 'what', 'zone']);
    expect(await kept.where('account_id', '=', accountId).execute()).toEqual([
      { code: 'XC', what: 'restored', zone: '12' },
    ]);
  });

  it('cannot be changed or taken away afterwards', async () => {
    for (const table of ['panel_event', 'alarm_log'] as const)
      await expect(receiver.db.deleteFrom(table).execute()).rejects.toThrow(/append-only/);
  });
});
