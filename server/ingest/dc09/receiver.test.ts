import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { seedHierarchy } from '../../hierarchy/store.ts';
import { createLog } from '../../log.ts';
import { inProcessBus } from '../../bus/bus.ts';
import { openEventFeed, type EventFeed } from '../../live/feed.ts';
import { loadPicture } from '../../picture/load.ts';
import { personAt, type Caller } from '../../operations/operations.fixture.ts';
import { createDc09, type Dc09Adapter } from './adapter.ts';
import { panelCipher } from './cipher.ts';
import { listenTcp, listenUdp } from './listen.ts';
import { readPanelLines, type PanelLines } from './panels.ts';
import { putAccount } from '../account/manage.ts';
import { openFollowed, type Followed } from '../followed.ts';
import { openLedger, type Ledger } from '../ledger.ts';
import { connectPanel, panelFrame, plantSchool, sayByDatagram, type TestPanel } from '../panels.fixture.ts';
import { openSupervision, type Supervision } from '../panel/supervision.ts';
import { takeSignals } from '../panel/take.ts';
import { createSource, listSetAside, listSources, type Keeper } from '../source/manage.ts';
import type { TcpListener } from '../tcp.ts';
import { HIERARCHY_VALID_FROM, parseUnits } from '../../../data/hierarchy/units.ts';
import aliasesCsv from '../../../data/hierarchy/aliases.csv?raw';
import hierarchyCsv from '../../../data/hierarchy/hierarchy.csv?raw';
import type { LoggedEvent } from '../../../shared/live/event.ts';
import { openContent } from '../../../shared/ingest/dc09/cipher.ts';
import { parseContent } from '../../../shared/ingest/dc09/content.ts';

const REGION = '610000000';
const REGION_PATH = '000000000/610000000';
const DISTRICT = '615800000';
const SERVER_KEY = Buffer.alloc(32, 9);
const KEYS = ['00112233445566778899AABBCCDDEEFF', 'A1'.repeat(24), 'B2'.repeat(32)] as const;
const log = createLog('silent');
let test: TestDatabase;
let keeper: Keeper & { key: Buffer };
let sourceId: number;
let ledger: Ledger;
let lines: Followed<PanelLines>;
let supervision: Supervision;
let adapter: Dc09Adapter;
let tcp: TcpListener;
let udp: TcpListener;
let feed: EventFeed;
let desk: Caller;
let nowMs = Date.now();
const told: LoggedEvent[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  await seedHierarchy(test.db, parseUnits(hierarchyCsv, aliasesCsv), HIERARCHY_VALID_FROM);
  const picture = await loadPicture(test.db, { cameras: true });
  desk = await personAt(test.db, picture, 'Aida', [['duty_officer', REGION]]);
  feed = await openEventFeed({ db: test.db, bus: inProcessBus(), log, clock: Date.now });
  feed.follow({ event: (event) => void told.push(event), beat: () => {} });
  keeper = {
    db: test.db,
    actor: 'person:1',
    key: SERVER_KEY,
    requireUnit: () => 0,
    requireObject: (object, found) => {
      if (found === undefined) throw new Error(`There is no ${object}`);
      return found;
    },
  };
  const wanted = { unit: REGION, perMinute: 100_000, reason: 'for a test' };
  ({ id: sourceId } = await createSource(keeper, {
    kind: 'dc09',
    name: 'Panels of the region',
    settings: { line: '1' },
    ...wanted,
  }));
  await createSource(keeper, { kind: 'dc09', name: 'Published', settings: { line: '0' }, ...wanted });
  ledger = openLedger({ db: test.db, log });
  lines = await openFollowed({ db: test.db, log }, 'panels', (db) =>
    readPanelLines(db, { key: SERVER_KEY, log }),
  );
  const clock = (): number => nowMs;
  supervision = openSupervision({ db: test.db, log, clock });
  adapter = createDc09({
    lines: lines.current,
    ledger,
    takeSignals: (said, at) => takeSignals(test.db, said, at),
    heard: supervision.heard,
    clock,
    log,
  });
  tcp = await listenTcp({ host: '127.0.0.1', port: 0, adapter, log });
  udp = await listenUdp({ host: '127.0.0.1', port: 0, adapter, log });
});
afterAll(async () => {
  await tcp.close();
  await udp.close();
  await supervision.close();
  lines.close();
  await ledger.close();
  await feed.close();
  await test.drop();
});
beforeEach(() => {
  nowMs = Date.now();
});

let serial = 0x1000;
/** A school of its own with a panel of its own. @returns the account. */
async function newPanel(
  own: { key?: string | null; supervisionS?: number | null; source?: number; account?: string } = {},
): Promise<{ account: string; accountId: number; facilityId: number }> {
  const { key = null, supervisionS = null, source = sourceId } = own;
  const account = own.account ?? (++serial).toString(16).toUpperCase();
  const facilityId = await plantSchool(test.db, `S-${account}`, DISTRICT);
  const { id } = await putAccount(keeper, {
    sourceId: source,
    account,
    facility: `S-${account}`,
    key,
    supervisionS,
    enabled: true,
    reason: 'for a test',
  });
  await lines.reload();
  return { account, accountId: id, facilityId };
}

const withPanel = async <T>(use: (panel: TestPanel) => Promise<T>): Promise<T> => {
  const panel = await connectPanel(tcp.port);
  try {
    return await use(panel);
  } finally {
    panel.close();
  }
};
const say = (text: string, patienceMs?: number) => withPanel((panel) => panel.say(text, patienceMs));
const incidentsAt = (facilityId: number) =>
  test.db.selectFrom('incident').selectAll().where('facility_id', '=', facilityId).orderBy('id').execute();
const alarmsAt = (facilityId: number) =>
  test.db.selectFrom('alarm').selectAll().where('facility_id', '=', facilityId).orderBy('id').execute();
const reasons = async (): Promise<string[]> => {
  await ledger.flush();
  return (await listSetAside(keeper, { id: sourceId, before: null })).map(({ reason }) => reason);
};

describe('an alarm button', () => {
  it('becomes within two seconds an incident with its facility, place and playbook, which every screen is told of', async () => {
    const { account, facilityId } = await newPanel();
    told.length = 0;
    const began = performance.now();
    const answer = await say(panelFrame({ account, sequence: '0007' }));
    expect(answer).toMatchObject({ id: 'ACK', sequence: '0007', account, line: '1', rest: ']' });
    const [row, ...more] = await incidentsAt(facilityId);
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
    const { account, facilityId } = await newPanel();
    const said = panelFrame({ account, id: 'ADM-CID', data: '1120 01 015' });
    await expect(sayByDatagram(udp.port, said)).resolves.toMatchObject({ id: 'ACK' });
    expect(await alarmsAt(facilityId)).toMatchObject([{ class: 'panic', zone: '015', state: 'raised' }]);
  });

  it('is one alarm however often the panel repeats the frame, at once, on another line or over UDP', async () => {
    const { account, accountId, facilityId } = await newPanel();
    const frame = panelFrame({ account });
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => say(frame)),
      sayByDatagram(udp.port, frame),
    ]);
    expect(answers.map((answer) => answer?.id)).toEqual(Array(7).fill('ACK'));
    expect(await incidentsAt(facilityId)).toHaveLength(1);
    const [alarm] = await alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
    const kept = test.db.selectFrom('panel_event').selectAll().where('account_id', '=', accountId);
    expect(await kept.execute()).toHaveLength(1);
  });

  it('said again by another frame is another word on the same incident, and so is its end', async () => {
    const { account, facilityId } = await newPanel();
    const words = ['Nri1/PA015', 'Nri1/PA015', 'Nri1/PA016', 'Nid7/OC', 'Nri1/PR015'];
    for (const [i, data] of words.entries())
      expect(await say(panelFrame({ account, data, sequence: `000${i + 1}` }))).toMatchObject({ id: 'ACK' });
    const [incident, ...more] = await incidentsAt(facilityId);
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
    const alarms = await alarmsAt(facilityId);
    expect(alarms.map(({ state }) => state)).toEqual(['raised', 'raised']);
    expect(alarms[0]?.data).toMatchObject({ occurrences: 2, restoredAt: expect.any(Number) });
  });

  it('calls anew once the incident it called for is closed', async () => {
    const { account, facilityId } = await newPanel();
    await say(panelFrame({ account, sequence: '0001' }));
    const [first] = await incidentsAt(facilityId);
    await test.db
      .updateTable('incident')
      .set({ state: 'closed' })
      .where('id', '=', first?.id ?? 0)
      .execute();
    await say(panelFrame({ account, sequence: '0002' }));
    expect(await incidentsAt(facilityId)).toHaveLength(2);
    expect((await alarmsAt(facilityId)).map(({ state }) => state)).toEqual(['closed', 'raised']);
  });

  it('is not lost when the register lost the facility', async () => {
    const { account, facilityId, accountId } = await newPanel();
    await test.db.deleteFrom('facility').where('id', '=', facilityId).execute();
    expect(await say(panelFrame({ account }))).toMatchObject({ id: 'ACK' });
    const alarm = await test.db
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
    const { account, accountId, facilityId } = await newPanel();
    const words = ['Nid5/ri1/CL1', 'NRP00', 'NAT00', 'NAR00'];
    for (const [i, data] of words.entries())
      expect(await say(panelFrame({ account, data, sequence: `000${i + 1}` }))).toMatchObject({ id: 'ACK' });
    expect(await incidentsAt(facilityId)).toEqual([]);
    expect(await alarmsAt(facilityId)).toMatchObject([{ class: 'power', state: 'closed' }]);
    const kept = await test.db
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
    const [published] = await test.db
      .selectFrom('ingest_source')
      .select('id')
      .where('name', '=', 'Published')
      .execute();
    const { accountId } = await newPanel({ source: published?.id ?? 0, account: 'AAA' });
    const answer = await say('\n43580023"SIA-DCS"0084L0#AAA[#AAA|Nri1/XC12]\r');
    expect(answer).toMatchObject({ id: 'ACK', sequence: '0084', account: 'AAA' });
    const kept = test.db.selectFrom('panel_event').select(['code', 'what', 'zone']);
    expect(await kept.where('account_id', '=', accountId).execute()).toEqual([
      { code: 'XC', what: 'restored', zone: '12' },
    ]);
  });

  it('cannot be changed or taken away afterwards', async () => {
    for (const table of ['panel_event', 'alarm_log'] as const)
      await expect(test.db.deleteFrom(table).execute()).rejects.toThrow(/append-only/);
  });
});

describe('an encrypted frame', () => {
  it.each(KEYS)('is opened with the panel’s key and answered with it: %s', async (key) => {
    const { account, facilityId } = await newPanel({ key });
    const answer = await say(panelFrame({ account, key, atMs: nowMs }));
    expect(answer).toMatchObject({ id: 'ACK', encrypted: true, account });
    const inside = openContent(answer?.rest ?? '', panelCipher(Buffer.from(key, 'hex')));
    expect(inside).toMatchObject({ data: '', atMs: Math.floor(nowMs / 1_000) * 1_000 });
    expect(await incidentsAt(facilityId)).toHaveLength(1);
    const sealed = test.db.selectFrom('alarm_account').select('sealed_key').where('account', '=', account);
    expect((await sealed.executeTakeFirstOrThrow()).sealed_key?.includes(Buffer.from(key, 'hex'))).toBe(
      false,
    );
  });

  it('of another key is set aside and raises nothing', async () => {
    const { account, facilityId } = await newPanel({ key: KEYS[0] });
    const answer = await say(panelFrame({ account, key: 'FF'.repeat(16), atMs: nowMs }));
    expect(answer).toMatchObject({ id: 'DUH', sequence: '0001' });
    expect(await alarmsAt(facilityId)).toEqual([]);
    expect((await reasons())[0]).toBe('it was encrypted with another key, or is broken');
  });

  it('in the clear from a panel that has a key is no panel’s', async () => {
    const { account, facilityId } = await newPanel({ key: KEYS[0] });
    expect(await say(panelFrame({ account }))).toMatchObject({ id: 'DUH' });
    expect(await alarmsAt(facilityId)).toEqual([]);
    expect((await reasons())[0]).toBe('it is not encrypted as it has to be');
  });

  it.each([
    [-41_000, 'NAK'],
    [-39_000, 'ACK'],
    [19_000, 'ACK'],
    [22_000, 'NAK'],
  ])('whose clock is off by %i ms is answered %s, with the time for it to set', async (offMs, expected) => {
    const key = KEYS[1];
    const { account, facilityId } = await newPanel({ key });
    nowMs = Math.floor(Date.now() / 1_000) * 1_000;
    const answer = await say(panelFrame({ account, key, atMs: nowMs + offMs }));
    expect(answer?.id).toBe(expected);
    expect(await alarmsAt(facilityId)).toHaveLength(expected === 'ACK' ? 1 : 0);
    if (expected === 'ACK') return;
    expect(answer).toMatchObject({ encrypted: false, sequence: '0000', receiver: '0', line: '0A0' });
    expect(parseContent(answer?.rest ?? '', { padded: false })?.atMs).toBe(nowMs);
  });

  it('that was recorded and is sent again raises nothing: soon it is a retry, later its time has passed', async () => {
    const key = KEYS[2];
    const { account, facilityId } = await newPanel({ key });
    const recorded = panelFrame({ account, key, atMs: nowMs });
    expect(await say(recorded)).toMatchObject({ id: 'ACK' });
    expect(await say(recorded)).toMatchObject({ id: 'ACK' });
    nowMs += 60_000;
    expect(await say(recorded)).toMatchObject({ id: 'NAK' });
    const [alarm] = await alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
  });

  it('that the panel makes anew for its retry, with another pad and time, is still the same alarm', async () => {
    const key = KEYS[0];
    const { account, facilityId } = await newPanel({ key });
    for (let i = 0; i < 3; i++)
      expect(await say(panelFrame({ account, key, atMs: (nowMs += 20_000) }))).toMatchObject({ id: 'ACK' });
    const [alarm] = await alarmsAt(facilityId);
    expect(alarm?.data).toMatchObject({ occurrences: 1 });
  });

  it('of a server with another secret than the keys were kept with is set aside, not taken for a wrong key', async () => {
    const { account } = await newPanel({ key: KEYS[0] });
    const other = await readPanelLines(test.db, { key: Buffer.alloc(32, 1), log });
    expect(other.get('1')?.panels.get(account)?.cipher).toBe('unreadable');
  });
});

describe('a line', () => {
  it('counts 9999 and then 0001, and a number that comes again with something else is something else', async () => {
    const { account, accountId } = await newPanel();
    await withPanel(async (panel) => {
      for (const [sequence, zone] of [
        ['9998', '1'],
        ['9999', '2'],
        ['0001', '3'],
        ['0002', '4'],
        ['9999', '5'],
      ])
        expect(
          await panel.say(panelFrame({ account, sequence: sequence ?? '', data: `NBA${zone}` })),
        ).toMatchObject({
          id: 'ACK',
          sequence,
        });
    });
    const kept = await test.db
      .selectFrom('panel_event')
      .select('zone')
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute();
    expect(kept.map(({ zone }) => zone)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('that falls silent is an alarm, once, and is over when it is heard again', async () => {
    const { account, accountId, facilityId } = await newPanel({ supervisionS: 60 });
    const quiet = await newPanel({ supervisionS: 600 });
    expect(await say(panelFrame({ account, id: 'NULL', sequence: '0000' }))).toMatchObject({ id: 'ACK' });
    await supervision.look();
    nowMs += 55_000;
    await supervision.look();
    expect(await alarmsAt(facilityId)).toEqual([]);
    nowMs += 10_000;
    told.length = 0;
    await supervision.look();
    await supervision.look();
    expect(await alarmsAt(facilityId)).toMatchObject([{ class: 'line_lost', state: 'raised' }]);
    expect(await alarmsAt(quiet.facilityId)).toEqual([]);
    const [source] = await listSources(test.db, [REGION_PATH]);
    expect(source).toMatchObject({ id: sourceId, linesLost: 1 });
    expect(await say(panelFrame({ account, id: 'NULL', sequence: '0000' }))).toMatchObject({ id: 'ACK' });
    await supervision.look();
    expect(await alarmsAt(facilityId)).toMatchObject([{ class: 'line_lost', state: 'closed' }]);
    await expect
      .poll(() => told.map(({ kind }) => kind), { timeout: 5_000 })
      .toEqual(['alarm.raised', 'alarm.restored']);
    const line = test.db
      .selectFrom('alarm_account_line')
      .select('lost_at')
      .where('account_id', '=', accountId);
    expect(await line.executeTakeFirst()).toEqual({ lost_at: null });
  });

  it('goes on after rubbish, a broken frame and one that nobody understands', async () => {
    const { account, facilityId } = await newPanel();
    await withPanel(async (panel) => {
      panel.socket.write('GET / HTTP/1.1\r\n\r\n\n12340008"what"\r\n');
      const broken = panelFrame({ account }).replace('PA015', 'PA016');
      expect(await panel.say(`${broken}${panelFrame({ account, data: 'Nri1/QQ1' })}`)).toMatchObject({
        id: 'DUH',
      });
      expect(await panel.say(panelFrame({ account, sequence: '0002' }))).toMatchObject({ id: 'ACK' });
    });
    expect(await incidentsAt(facilityId)).toHaveLength(1);
    expect((await reasons())[0]).toBe('it is not understood: Nri1/QQ1');
  });

  it('of a panel or a receiver that nobody registered is answered, kept and raises nothing', async () => {
    expect(await say(panelFrame({ account: 'DEAD' }))).toMatchObject({ id: 'DUH', account: 'DEAD' });
    expect((await reasons())[0]).toBe('no panel has account DEAD');
    expect(await say(panelFrame({ account: '1234', line: '77' }))).toMatchObject({ id: 'DUH' });
    await ledger.flush();
    const strangers = await listSetAside(keeper, { id: null, before: null });
    expect(strangers[0]?.reason).toBe('no source has line 77');
  });

  it('that runs wild is refused without harm to the others', async () => {
    const [wild, calm] = [await newPanel(), await newPanel()];
    await withPanel(async (panel) => {
      const flood = Array.from({ length: 400 }, (_, i) =>
        panelFrame({ account: wild.account, id: 'NULL', sequence: String(i + 1).padStart(4, '0') }),
      ).join('');
      expect(await panel.say(flood)).toMatchObject({ id: 'ACK' });
    });
    expect(await say(panelFrame({ account: calm.account }))).toMatchObject({ id: 'ACK' });
    await expect.poll(reasons, { timeout: 5_000 }).toContain('it sends too much');
  });

  it('that says half a frame and nothing more holds nobody up', async () => {
    const { account } = await newPanel();
    const frame = panelFrame({ account });
    await withPanel(async (slow) => {
      slow.socket.write(frame.slice(0, 20));
      expect(await say(panelFrame({ account, sequence: '0002' }))).toMatchObject({ id: 'ACK' });
      expect(await slow.say(frame.slice(20))).toMatchObject({ id: 'ACK', sequence: '0001' });
    });
  });

  it('is not answered while the database does not take the alarm, so that the panel tries again', async () => {
    const { account } = await newPanel();
    const away = createDc09({
      lines: lines.current,
      ledger,
      takeSignals: () => Promise.reject(new Error('away')),
      heard: () => {},
      clock: () => nowMs,
      log,
    });
    const text = panelFrame({ account }).slice(1, -1);
    await expect(away.take(text, { address: '', sourceId: null })).resolves.toBeNull();
    expect((await reasons())[0]).toBe('it could not be written');
  });
});
